// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/front_standing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace supernet {

namespace {

constexpr double Infinite = std::numeric_limits<double>::infinity();

/// What the points passed so far come to.
struct Passed
{
    double least = Infinite; ///< Lower end of a range,
    std::size_t owner = 0; ///< whose,
    double second = Infinite; ///< and the least of all others.
    double leastHigh = Infinite;

    void add(std::size_t index, const UncertainObjectives &point)
    {
        if (point.low < least) {
            second = least;
            least = point.low;
            owner = index;
        } else {
            second = std::min(second, point.low);
        }
        leastHigh = std::min(leastHigh, point.high);
    }

    [[nodiscard]] Standing of(std::size_t index, const UncertainObjectives &point) const
    {
        if (leastHigh < point.low)
            return Standing::Dominated;
        const double leastOfOthers = owner == index ? second : least;
        return leastOfOthers < point.high || (leastOfOthers == point.high && point.low == point.high) ? Standing::Possible
                                                                                                        : Standing::Certain;
    }
};

std::vector<std::size_t> byLoss(std::span<const UncertainObjectives> points)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isnan(points[i].low + points[i].high + points[i].loss))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return points[i].loss; });
    return order;
}

} // namespace

const char *name(Standing standing)
{
    switch (standing) {
    case Standing::Certain:
        return "certain";
    case Standing::Possible:
        return "possible";
    default:
        return "dominated";
    }
}

std::vector<Standing> standings(std::span<const UncertainObjectives> points)
{
    std::vector<Standing> result(points.size(), Standing::Dominated);
    const std::vector<std::size_t> order = byLoss(points);
    Passed passed;
    for (std::size_t begin = 0; begin < order.size();) {
        // Points of equal loss may dominate each other: all of them first.
        std::size_t end = begin;
        for (; end < order.size() && points[order[end]].loss == points[order[begin]].loss; ++end)
            passed.add(order[end], points[order[end]]);
        for (; begin < end; ++begin)
            result[order[begin]] = passed.of(order[begin], points[order[begin]]);
    }
    return result;
}

std::vector<Standing> standings(const std::vector<ScoredCandidate> &candidates, FrontAxis axis)
{
    std::vector<UncertainObjectives> points;
    for (const ScoredCandidate &scored : candidates) {
        const LatencyRange range = scored.range.value_or(
            LatencyRange{scored.candidate.latencyMs, scored.candidate.latencyMs});
        const double bleu = scored.bleu.value_or(std::numeric_limits<double>::quiet_NaN());
        points.push_back({range.low, range.high, axis == FrontAxis::Loss ? scored.candidate.loss : -bleu});
    }
    return standings(points);
}

std::vector<ScoredCandidate> worthMeasuring(const std::vector<ScoredCandidate> &candidates, FrontAxis axis,
                                            std::optional<double> limitMs, std::size_t most)
{
    const std::vector<Standing> standing = standings(candidates, axis);
    std::set<std::string> members;
    for (const ScoredCandidate &member : frontOf(candidates, axis))
        members.insert(member.candidate.architectureId);
    const auto onLimit = [&](const ScoredCandidate &scored) {
        return limitMs && scored.range && scored.range->low <= *limitMs && *limitMs <= scored.range->high;
    };
    const auto score = [&](const ScoredCandidate &scored) {
        return axis == FrontAxis::Loss ? scored.candidate.loss : -scored.bleu.value_or(0);
    };
    std::vector<std::pair<std::pair<int, double>, std::size_t>> order;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const ScoredCandidate &scored = candidates[i];
        const bool member = members.contains(scored.candidate.architectureId);
        if (scored.measuredMs || (!member && !onLimit(scored) && standing[i] == Standing::Dominated)
            || !seen.insert(scored.candidate.architectureId).second)
            continue;
        order.push_back({{member ? 0 : onLimit(scored) ? 1 : 2, score(scored)}, i});
    }
    std::ranges::sort(order);
    std::vector<ScoredCandidate> worth;
    for (const auto &[rank, i] : order) {
        if (worth.size() < most)
            worth.push_back(candidates[i]);
    }
    return worth;
}

} // namespace supernet
