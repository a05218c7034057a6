// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/order_statistics.h"
#include "domain/support/random.h"

#include <algorithm>
#include <cmath>
#include <QtTest>

using namespace supernet;

namespace {

std::vector<double> upTo(int count)
{
    std::vector<double> values;
    for (int i = count; i >= 1; --i) // not in order
        values.push_back(i);
    return values;
}

} // namespace

/// Intervals from the order of values.
class TestOrderStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mediansLieBetweenTabledRanks_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("rank");
        QTest::addColumn<double>("level");
        // Ranks of the sign test's 95 % interval (Conover's table), levels from binomial coefficients by hand.
        QTest::newRow("one") << 1 << 1 << 0.0;
        QTest::newRow("five are too few") << 5 << 1 << 1 - 2.0 / 32;
        QTest::newRow("six") << 6 << 1 << 1 - 2.0 / 64;
        QTest::newRow("nine") << 9 << 2 << 1 - 2.0 * (1 + 9) / 512;
        QTest::newRow("ten") << 10 << 2 << 1 - 2.0 * (1 + 10) / 1024;
        QTest::newRow("twenty") << 20 << 6 << 1 - 2.0 * (1 + 20 + 190 + 1140 + 4845 + 15504) / 1048576;
        QTest::newRow("twenty-five") << 25 << 8 << 0.9567; // published to four digits
    }
    void mediansLieBetweenTabledRanks()
    {
        QFETCH(int, count);
        QFETCH(int, rank);
        QFETCH(double, level);
        const ConfidenceInterval interval = medianInterval(upTo(count));
        QCOMPARE(interval.low, static_cast<double>(rank));
        QCOMPARE(interval.high, static_cast<double>(count + 1 - rank));
        QVERIFY2(std::abs(interval.level - level) < 5e-5, std::to_string(interval.level).c_str());
    }

    void manyValuesDoNotOverflow()
    {
        const ConfidenceInterval interval = medianInterval(upTo(1000));
        // The normal approximation: 500.5 -+ 1.96 sqrt(1000) / 2.
        QVERIFY(std::abs(interval.low - 469.5) <= 1.5);
        QVERIFY(interval.level >= wantedConfidence && interval.level < 0.96);
    }

    void conformalBoundsAreRanks_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("rank");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("eighteen are too few") << 18 << 18;
        QTest::newRow("nineteen") << 19 << 19;
        QTest::newRow("thirty-nine") << 39 << 38;
        QTest::newRow("hundred") << 100 << 96;
    }
    void conformalBoundsAreRanks()
    {
        QFETCH(int, count);
        QFETCH(int, rank);
        const ConformalBound bound = conformalBound(upTo(count));
        QCOMPARE(bound.radius, static_cast<double>(rank));
        QCOMPARE(bound.level, rank / (count + 1.0));
    }

    /// Each covers as often as it says, on draws that know of neither.
    void intervalsCoverAsOftenAsTheySay()
    {
        constexpr int Trials = 4000;
        int medians = 0;
        int scores = 0;
        double medianLevel = 0;
        double scoreLevel = 0;
        for (std::uint64_t trial = 0; trial < Trials; ++trial) {
            Random random(streamKey(5, "coverage", {trial}));
            const auto skewed = [&] { return -std::log(1 - random.uniform()); }; // median log 2
            std::vector<double> values(30);
            std::ranges::generate(values, skewed);
            const ConfidenceInterval interval = medianInterval(values);
            medians += interval.low <= std::log(2) && std::log(2) <= interval.high ? 1 : 0;
            medianLevel = interval.level;
            const ConformalBound bound = conformalBound(values);
            scores += skewed() <= bound.radius ? 1 : 0;
            scoreLevel = bound.level;
        }
        const auto near = [](int covered, double level) {
            const double deviation = std::sqrt(level * (1 - level) / Trials);
            return std::abs(static_cast<double>(covered) / Trials - level) < 4 * deviation;
        };
        QVERIFY2(near(medians, medianLevel), std::to_string(medians).c_str());
        QVERIFY2(near(scores, scoreLevel), std::to_string(scores).c_str());
    }
};

QTEST_GUILESS_MAIN(TestOrderStatistics)
#include "test_order_statistics.moc"
