// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/pareto.h"
#include "domain/search/rank_statistics.h"
#include "domain/support/error.h"
#include "domain/support/random.h"

#include <cmath>
#include <limits>
#include <QtTest>

using namespace supernet;

namespace {

using Indices = std::vector<std::size_t>;

// Latency, loss: 0, 2 and 4 are undominated; 1 is behind 0, 3 behind 1 (and 0), 5 equals 2.
const std::vector<Objectives> points = {{1, 5}, {2, 6}, {3, 3}, {4, 7}, {6, 1}, {3, 3}};

} // namespace

class TestPareto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dominationNeedsOneBetterSide()
    {
        QVERIFY(dominates({1, 5}, {2, 5}));
        QVERIFY(dominates({1, 5}, {1, 6}));
        QVERIFY(!dominates({1, 5}, {1, 5}));
        QVERIFY(!dominates({1, 5}, {0, 6}));
    }

    void theKneeGainsMostForItsTime()
    {
        const std::vector<Objectives> bent = {{0, 10}, {1, 4}, {2, 3}, {10, 0}};
        QCOMPARE(knee(bent), std::optional<std::size_t>(1));
        const std::vector<Objectives> bulging = {{0, 10}, {9, 9}, {10, 0}};
        QVERIFY(!knee(bulging));
        QVERIFY(!knee(std::vector<Objectives>{{0, 1}, {1, 0}}));
    }

    void frontIsFastestFirstWithoutDoubles()
    {
        QCOMPARE(paretoFront(points), (Indices{0, 2, 4}));
        QVERIFY(paretoFront({}).empty());
    }

    void pointsThatAreNoNumbersStayOffTheFront()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<Objectives> some = {{nan, 1}, {1, nan}, {2, 2}};
        QCOMPARE(paretoFront(some), (Indices{2}));
    }

    void hypervolumeOfStaircase()
    {
        // Below (10, 8): 9*3 for (1,5), 7*2 for (3,3), 4*2 for (6,1).
        QCOMPARE(hypervolume(points, {10, 8}), 27.0 + 14.0 + 8.0);
        // (6,1) beyond the reference adds nothing: 4*3 + 2*2.
        QCOMPARE(hypervolume(points, {5, 8}), 12.0 + 4.0);
        QCOMPARE(hypervolume(points, {1, 1}), 0.0);
    }

    void sortsIntoFronts()
    {
        const auto fronts = nonDominatedSort(points);
        QCOMPARE(fronts.size(), std::size_t(3));
        QCOMPARE(fronts[0], (Indices{0, 2, 5, 4}));
        QCOMPARE(fronts[1], (Indices{1}));
        QCOMPARE(fronts[2], (Indices{3}));
    }

    void sortingAgreesWithTheDefinition()
    {
        Random random(streamKey(5, "test"));
        std::vector<Objectives> cloud;
        for (int i = 0; i < 200; ++i)
            cloud.push_back({static_cast<double>(random.below(20)), static_cast<double>(random.below(20))});
        const auto fronts = nonDominatedSort(cloud);
        std::vector<std::size_t> frontOf(cloud.size());
        for (std::size_t front = 0; front < fronts.size(); ++front) {
            for (const std::size_t i : fronts[front])
                frontOf[i] = front;
        }
        for (std::size_t i = 0; i < cloud.size(); ++i) {
            std::size_t expected = 0; // One beyond the last front that holds a dominating point.
            for (std::size_t j = 0; j < cloud.size(); ++j) {
                if (dominates(cloud[j], cloud[i]))
                    expected = std::max(expected, frontOf[j] + 1);
            }
            QCOMPARE(frontOf[i], expected);
        }
    }

    void crowdingIsScaledByTheRange()
    {
        const std::vector<Objectives> front = {{0, 10}, {1, 6}, {4, 2}, {10, 0}};
        const Indices all = {0, 1, 2, 3};
        const auto distances = crowdingDistances(front, all);
        QVERIFY(std::isinf(distances[0]) && std::isinf(distances[3]));
        QCOMPARE(distances[1], 0.4 + 0.8); // (4 - 0) / 10 + (10 - 2) / 10
        QCOMPARE(distances[2], 0.9 + 0.6); // (10 - 1) / 10 + (6 - 0) / 10
    }

    void tauOfRanksWithoutTies()
    {
        const std::vector<double> first = {1, 2, 3, 4};
        QCOMPARE(kendallTauB(first, std::vector<double>{1, 2, 3, 4}), 1.0);
        QCOMPARE(kendallTauB(first, std::vector<double>{4, 3, 2, 1}), -1.0);
        QCOMPARE(kendallTauB(first, std::vector<double>{2, 1, 4, 3}), 1.0 / 3.0); // 4 alike, 2 not, of 6
    }

    void tauCorrectsForTies()
    {
        // Pairs: alike (0,2) (0,3) (1,2) (1,3); tied in first only (0,1); tied in second only (2,3).
        QCOMPARE(kendallTauB(std::vector<double>{1, 1, 2, 3}, std::vector<double>{1, 2, 3, 3}), 4.0 / 5.0);
        QVERIFY(std::isnan(kendallTauB(std::vector<double>{1, 1}, std::vector<double>{1, 2})));
        QVERIFY(std::isnan(kendallTauB({}, {})));
        QVERIFY_EXCEPTION_THROWN((void)kendallTauB(std::vector<double>{1}, {}), Error);
    }

    void tauOfWhatIsNoNumberIsUndefined()
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> sound = {1, 2, 3, 4};
        for (std::size_t place = 0; place < sound.size(); ++place) {
            std::vector<double> broken = sound;
            broken[place] = none;
            QVERIFY(std::isnan(kendallTauB(broken, sound)));
            QVERIFY(std::isnan(kendallTauB(sound, broken)));
        }
    }

    void tauAgreesWithCountingPairs()
    {
        Random random(streamKey(6, "test"));
        std::vector<double> first;
        std::vector<double> second;
        for (int i = 0; i < 60; ++i) {
            first.push_back(static_cast<double>(random.below(12)));
            second.push_back(static_cast<double>(random.below(12)));
        }
        double balance = 0;
        double untiedFirst = 0;
        double untiedSecond = 0;
        for (std::size_t i = 0; i < first.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const double product = (first[i] - first[j]) * (second[i] - second[j]);
                balance += product > 0 ? 1 : product < 0 ? -1 : 0;
                untiedFirst += first[i] != first[j] ? 1 : 0;
                untiedSecond += second[i] != second[j] ? 1 : 0;
            }
        }
        QCOMPARE(kendallTauB(first, second), balance / std::sqrt(untiedFirst * untiedSecond));
    }
};

QTEST_GUILESS_MAIN(TestPareto)
#include "test_pareto.moc"
