// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/system_comparison.h"

#include <algorithm>
#include <numeric>

namespace supernet {

namespace {

ResampledScore spreadOf(const MetricOptions &options, std::span<const std::string> lines, References references,
                        const ComparisonEffort &effort)
{
    return bootstrapScore(lines.size(), resampler(options, lines, references), effort.samples, effort.seed);
}

} // namespace

const SystemDifference &SystemComparison::between(std::size_t one, std::size_t other) const
{
    const auto [first, second] = std::minmax(one, other);
    return *std::ranges::find_if(pairs, [&](const auto &pair) { return pair.first == first && pair.second == second; });
}

std::vector<double> holmCorrected(std::span<const double> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t test) { return p[test]; });
    std::vector<double> corrected(p.size());
    double least = 0; // What a smaller p came to is the least for a greater one.
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        least = std::max(least, std::min(1.0, p[order[rank]] * static_cast<double>(p.size() - rank)));
        corrected[order[rank]] = least;
    }
    return corrected;
}

SystemComparison compareSystems(std::span<const std::vector<std::string>> systems, References references,
                                const ComparisonEffort &effort)
{
    SystemComparison comparison;
    for (const auto &lines : systems) {
        comparison.lines = lines.size();
        comparison.systems.push_back(
            {spreadOf(BleuOptions(), lines, references, effort), spreadOf(ChrfOptions(), lines, references, effort)});
    }
    std::vector<double> p;
    for (std::size_t second = 1; second < systems.size(); ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            const auto tested = pairedRandomisation(
                comparison.lines, exchanger(BleuOptions(), systems[first], systems[second], references), effort.trials,
                effort.seed);
            comparison.pairs.push_back({first, second, tested.system - tested.baseline, tested.p, 1});
            p.push_back(tested.p);
        }
    }
    const auto corrected = holmCorrected(p);
    for (std::size_t pair = 0; pair < corrected.size(); ++pair)
        comparison.pairs[pair].corrected = corrected[pair];
    return comparison;
}

} // namespace supernet
