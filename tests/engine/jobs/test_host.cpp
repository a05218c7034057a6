// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/host.h"

#include <QtTest>
#include <vector>

using namespace supernet;

namespace {

constexpr std::size_t Size = 200 << 20;

} // namespace

class TestHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePeakIsThatSinceItWasRestarted()
    {
        restartPeakMemory();
        const double start = peakResidentBytes();
        QVERIFY(start > 0);
        {
            const std::vector<char> block(Size, 1);
            QVERIFY(residentBytes() > start + 0.9 * Size);
        }
        QVERIFY(peakResidentBytes() > start + 0.9 * Size); // though it is freed
        restartPeakMemory();
        QVERIFY(peakResidentBytes() < start + 0.5 * Size);
    }
};

QTEST_GUILESS_MAIN(TestHost)
#include "test_host.moc"
