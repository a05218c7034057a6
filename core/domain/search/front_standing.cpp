// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/front_standing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace supernet {

namespace {

constexpr double Infinite = std::numeric_limits<double>::infinity();

bool isNumber(const UncertainObjectives &point)
{
    return !std::isnan(point.low + point.high + point.lossLow + point.lossHigh);
}

/// One end of the points' losses against one end of their latencies.
class LeastLatency
{
public:
    using End = double UncertainObjectives::*;

    LeastLatency(std::span<const UncertainObjectives> points, End loss, End latency)
    {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (isNumber(points[i]))
                order.push_back(i);
        }
        std::ranges::sort(order, {}, [&](std::size_t i) { return points[i].*loss; });
        Passed passed;
        for (const std::size_t i : order) {
            passed.add(i, points[i].*latency);
            m_losses.push_back(points[i].*loss);
            m_passed.push_back(passed);
        }
    }

    /// The least latency of all points but one whose loss is at most `loss`.
    [[nodiscard]] double ofOthers(std::size_t but, double loss) const
    {
        const auto end = std::ranges::upper_bound(m_losses, loss);
        if (end == m_losses.begin())
            return Infinite;
        const Passed &passed = m_passed[static_cast<std::size_t>(end - m_losses.begin()) - 1];
        return passed.owner == but ? passed.second : passed.least;
    }

private:
    struct Passed
    {
        double least = Infinite;
        std::size_t owner = 0; ///< Whose that is,
        double second = Infinite; ///< and the least of all others.

        void add(std::size_t index, double latency)
        {
            if (latency >= least) {
                second = std::min(second, latency);
                return;
            }
            second = least;
            least = latency;
            owner = index;
        }
    };

    std::vector<double> m_losses; ///< Ascending.
    std::vector<Passed> m_passed; ///< Of the points up to each.
};

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
    using Point = UncertainObjectives;
    const LeastLatency surely(points, &Point::lossHigh, &Point::high);
    const LeastLatency perhaps(points, &Point::lossLow, &Point::low);
    std::vector<Standing> result(points.size(), Standing::Dominated);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point &point = points[i];
        if (!isNumber(point) || surely.ofOthers(i, point.lossLow) < point.low)
            continue;
        const double fastest = perhaps.ofOthers(i, point.lossHigh);
        const bool tied = fastest == point.high && point.low == point.high;
        result[i] = fastest < point.high || tied ? Standing::Possible : Standing::Certain;
    }
    return result;
}

std::vector<Standing> standings(const std::vector<ScoredCandidate> &candidates, FrontAxis axis)
{
    std::vector<UncertainObjectives> points;
    for (const ScoredCandidate &scored : candidates) {
        const LatencyRange range = scored.range.value_or(
            LatencyRange{scored.candidate.latencyMs, scored.candidate.latencyMs});
        const double loss = scored.candidate.loss;
        const double bleu = scored.bleu.value_or(std::numeric_limits<double>::quiet_NaN());
        const double spread = scored.bleuInterval.value_or(0);
        if (axis == FrontAxis::Loss)
            points.push_back({range.low, range.high, loss, loss});
        else
            points.push_back({range.low, range.high, -bleu - spread, -bleu + spread});
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
