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

/// By trying: whether latencies at the ends of the ranges keep a point on the front always, sometimes or never.
Standing byTrial(const std::vector<UncertainObjectives> &points, std::size_t index)
{
    const UncertainObjectives &point = points[index];
    bool beaten = false; // by another at its fastest, the point at its slowest
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i == index || points[i].loss > point.loss)
            continue;
        if (points[i].high < point.low)
            return Standing::Dominated;
        beaten = beaten || points[i].low < point.high;
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
            {1, 2, 5},   // nothing as good is faster
            {4, 6, 3},   // the next may be faster and is better
            {5, 7, 2},   // the best
            {8, 9, 2.5}, // slower and worse than the best, whatever the latencies
            {6, 8, 2.5}, // perhaps faster than the best
            {1, 2, NotANumber},
        };
        using enum Standing;
        QVERIFY(standings(points) == (std::vector{Certain, Possible, Certain, Dominated, Possible, Dominated}));
    }

    void equalScoresMayBeatEachOther()
    {
        using enum Standing;
        QVERIFY(standings(std::vector<UncertainObjectives>{{1, 3, 2}, {2, 4, 2}}) == (std::vector{Possible, Possible}));
        QVERIFY(standings(std::vector<UncertainObjectives>{{1, 2, 2}, {3, 4, 2}}) == (std::vector{Certain, Dominated}));
    }

    void standingsAreThoseOfEveryPair()
    {
        Random random(11);
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<UncertainObjectives> points(1 + random.below(30));
            for (UncertainObjectives &point : points) {
                point.low = random.uniform() * 10;
                point.high = point.low + random.uniform() * 3;
                point.loss = static_cast<double>(random.below(12)); // with ties
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
            point.loss = random.uniform();
            exact.push_back({point.low, point.loss});
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
