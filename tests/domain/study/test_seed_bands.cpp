// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/seed_bands.h"

#include <QtTest>

using namespace supernet;

/// What several seeds span.
class TestSeedBands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curvesSpanABandWhereAllHaveAValue()
    {
        const std::vector<BandPoint> band = curveBand({{{0, 5}, {100, 3}, {200, 2}}, {{0, 6}, {200, 1}, {300, 1}}});
        QVERIFY(band == (std::vector<BandPoint>{{0, 5.5, 5, 6}, {200, 1.5, 1, 2}}));
        QVERIFY(curveBand({}).empty());
        QVERIFY(curveBand({{{0, 5}}, {}}).empty());
    }

    void frontsSpanABandOfWhatIsReachedWithinALatency()
    {
        const std::vector<BandPoint> band = frontBand({{{2, 5}, {6, 3}}, {{3, 4}, {9, 2}}});
        // At 2 ms the second has reached nothing yet.
        QVERIFY(band == (std::vector<BandPoint>{{3, 4.5, 4, 5}, {6, 3.5, 3, 4}, {9, 2.5, 2, 3}}));
        QVERIFY(frontBand({{{2, 5}}, {}}).empty());
    }
};

QTEST_GUILESS_MAIN(TestSeedBands)
#include "test_seed_bands.moc"
