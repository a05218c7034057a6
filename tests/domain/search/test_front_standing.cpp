// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/front_standing.h"
#include "domain/search/pareto.h"
#include "domain/support/random.h"

#include <algorithm>
#include <limits>
#include <QtTest>

using namespace supernet;

namespace {

constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

/// By trying: whether figures at the ends of the ranges keep a point on the front always, sometimes or never.
Standing byTrial(const std::vector<UncertainObjectives> &points, std::size_t index)
{
    const UncertainObjectives &point = points[index];
    bool beaten = false; // by another at its best, the point at its worst
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i == index)
            continue;
        if (points[i].lossHigh <= point.lossLow && points[i].high < point.low)
            return Standing::Dominated;
        beaten = beaten || (points[i].lossLow <= point.lossHigh && points[i].low < point.high);
    }
    return beaten ? Standing::Possible : Standing::Certain;
}

ScoredCandidate candidate(const std::string &id, double latency, double radius, double loss)
{
    ScoredCandidate scored;
    scored.candidate.architectureId = id;
    scored.candidate.latencyMs = latency;
    scored.candidate.loss = loss;
    scored.range = LatencyRange{latency - radius, latency + radius};
    return scored;
}

std::vector<std::string> ids(const std::vector<ScoredCandidate> &candidates)
{
    std::vector<std::string> result;
    for (const ScoredCandidate &scored : candidates)
        result.push_back(scored.candidate.architectureId);
    return result;
}

} // namespace

/// Who is on a front whose latencies are known to ranges.
class TestFrontStanding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangesDecide()
    {
        const std::vector<UncertainObjectives> points{
            {1, 2, 5, 5}, // nothing as good is faster
            {4, 6, 3, 3}, // the next may be faster and is better
            {5, 7, 2, 2}, // the best
            {8, 9, 2.5, 2.5}, // slower and worse than the best, whatever the latencies
            {6, 8, 2.5, 2.5}, // perhaps faster than the best
            {1, 2, NotANumber, NotANumber},
        };
        using enum Standing;
        QVERIFY(standings(points) == (std::vector{Certain, Possible, Certain, Dominated, Possible, Dominated}));
    }

    void rangesOfScoresDecideToo()
    {
        const std::vector<UncertainObjectives> points{
            {1, 1, 5, 5}, // the fastest
            {3, 3, 3, 4}, // better than it for certain
            {4, 4, 3.5, 4.5}, // slower than the one before, and perhaps worse
            {5, 5, 4.2, 4.4}, // slower and worse than the second for certain
            {6, 7, 1, 3}, // may be as good as the second at the most, and is slower
            {8, 8, 0.5, 0.9}, // the best for certain
        };
        using enum Standing;
        QVERIFY(standings(points) == (std::vector{Certain, Certain, Possible, Dominated, Possible, Certain}));
    }

    void equalScoresMayBeatEachOther()
    {
        using enum Standing;
        QVERIFY(standings(std::vector<UncertainObjectives>{{1, 3, 2, 2}, {2, 4, 2, 2}})
                == (std::vector{Possible, Possible}));
        QVERIFY(standings(std::vector<UncertainObjectives>{{1, 2, 2, 2}, {3, 4, 2, 2}})
                == (std::vector{Certain, Dominated}));
    }

    void ofBleuTheHigherIsBetterWithinItsInterval()
    {
        std::vector<ScoredCandidate> candidates{candidate("fast", 2, 0, 3), candidate("slow", 4, 0, 2)};
        using enum Standing;
        const auto found = [&](double fast, double slow, std::optional<double> interval) {
            candidates[0].bleu = fast;
            candidates[1].bleu = slow;
            candidates[0].bleuInterval = candidates[1].bleuInterval = interval;
            return standings(candidates, FrontAxis::Bleu);
        };
        QVERIFY(found(20, 21, {}) == (std::vector{Certain, Certain}));
        QVERIFY(found(20, 21, 0.4) == (std::vector{Certain, Certain}));
        QVERIFY(found(20, 21, 0.6) == (std::vector{Certain, Possible}));
        QVERIFY(found(21, 20, 0.6) == (std::vector{Certain, Possible}));
        QVERIFY(found(21, 20, 0.4) == (std::vector{Certain, Dominated}));
        QVERIFY(standings(candidates, FrontAxis::Loss) == (std::vector{Certain, Certain}));
    }

    void standingsAreThoseOfEveryPair()
    {
        Random random(11);
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<UncertainObjectives> points(1 + random.below(30));
            for (UncertainObjectives &point : points) {
                point.low = random.uniform() * 10;
                point.high = point.low + random.uniform() * 3;
                point.lossLow = static_cast<double>(random.below(12)); // with ties
                point.lossHigh = point.lossLow + static_cast<double>(trial % 2 == 0 ? 0 : random.below(4));
            }
            const auto found = standings(points);
            for (std::size_t i = 0; i < points.size(); ++i)
                QCOMPARE(name(found[i]), name(byTrial(points, i)));
        }
    }

    void withoutRangesTheCertainOnesAreTheFront()
    {
        Random random(12);
        std::vector<UncertainObjectives> points(200);
        std::vector<Objectives> exact;
        for (UncertainObjectives &point : points) {
            point.low = point.high = random.uniform();
            point.lossLow = point.lossHigh = random.uniform();
            exact.push_back({point.low, point.lossLow});
        }
        std::vector<std::size_t> certain;
        const auto found = standings(points);
        for (std::size_t i = 0; i < points.size(); ++i) {
            QVERIFY(found[i] != Standing::Possible);
            if (found[i] == Standing::Certain)
                certain.push_back(i);
        }
        auto front = paretoFront(exact);
        std::ranges::sort(front);
        QVERIFY(certain == front);
    }

    void measuringBeginsWhereItMatters()
    {
        std::vector<ScoredCandidate> candidates{candidate("slow", 9, 0.5, 3), candidate("limit", 6.2, 0.5, 4),
                                                candidate("best", 5, 0.5, 2), candidate("near", 5.2, 0.5, 2.5),
                                                candidate("fast", 2, 0.5, 5)};
        using Ids = std::vector<std::string>;
        QCOMPARE(ids(worthMeasuring(candidates, FrontAxis::Loss, {}, 9)), (Ids{"best", "fast", "near"}));
        QCOMPARE(ids(worthMeasuring(candidates, FrontAxis::Loss, 6.0, 9)), (Ids{"best", "fast", "limit", "near"}));
        QCOMPARE(ids(worthMeasuring(candidates, FrontAxis::Loss, 6.0, 2)), (Ids{"best", "fast"}));
        candidates[2].measuredMs = 5;
        QCOMPARE(ids(worthMeasuring(candidates, FrontAxis::Loss, {}, 9)), (Ids{"fast", "near"}));
    }
};

QTEST_GUILESS_MAIN(TestFrontStanding)
#include "test_front_standing.moc"
