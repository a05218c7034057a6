// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/fidelity.h"

#include "domain/search/rank_statistics.h"
#include "domain/support/error.h"
#include "domain/support/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

namespace supernet {

namespace {

using Pairs = std::vector<FidelityPair>;

double meanGap(const Pairs &pairs)
{
    double sum = 0;
    for (const FidelityPair &pair : pairs)
        sum += std::abs(pair.standalone - pair.inherited);
    return sum / static_cast<double>(pairs.size());
}

std::vector<double> column(const Pairs &pairs, double FidelityPair::*side)
{
    std::vector<double> values;
    for (const FidelityPair &pair : pairs)
        values.push_back(pair.*side);
    return values;
}

double kendall(const Pairs &pairs)
{
    return kendallTauB(column(pairs, &FidelityPair::standalone), column(pairs, &FidelityPair::inherited));
}

double spearman(const Pairs &pairs)
{
    return spearmanRho(column(pairs, &FidelityPair::standalone), column(pairs, &FidelityPair::inherited));
}

bool holdNone(const Pairs &pairs)
{
    return std::ranges::any_of(pairs, [](const FidelityPair &pair) {
        return std::isnan(pair.standalone) || std::isnan(pair.inherited);
    });
}

double regret(Pairs pairs, std::size_t top)
{
    if (holdNone(pairs))
        return std::numeric_limits<double>::quiet_NaN();
    std::ranges::sort(pairs, [](const FidelityPair &a, const FidelityPair &b) {
        return a.inherited != b.inherited ? a.inherited > b.inherited : a.standalone < b.standalone;
    });
    const auto best = [](std::span<const FidelityPair> some) {
        return std::ranges::max(some, {}, &FidelityPair::standalone).standalone;
    };
    return best(pairs) - best(std::span(pairs).first(std::min(top, pairs.size())));
}

int sign(double value)
{
    return (value > 0) - (value < 0);
}

/// Tau-b over pairs of equal depth: quadratic in their number, which is small.
double kendallWithinDepth(const Pairs &pairs)
{
    if (holdNone(pairs))
        return std::numeric_limits<double>::quiet_NaN();
    std::int64_t agreement = 0;
    std::int64_t untiedStandalone = 0;
    std::int64_t untiedInherited = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (pairs[i].depth != pairs[j].depth || pairs[i].depth == 0)
                continue;
            const int standalone = sign(pairs[i].standalone - pairs[j].standalone);
            const int inherited = sign(pairs[i].inherited - pairs[j].inherited);
            agreement += standalone * inherited;
            untiedStandalone += standalone * standalone;
            untiedInherited += inherited * inherited;
        }
    }
    const double scale = std::sqrt(static_cast<double>(untiedStandalone))
        * std::sqrt(static_cast<double>(untiedInherited));
    return scale == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(agreement) / scale;
}

/// As many pairs, drawn with replacement.
Pairs resampled(const Pairs &pairs, Random &random)
{
    Pairs drawn;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        drawn.push_back(pairs[random.below(pairs.size())]);
    return drawn;
}

template<std::size_t Count>
using Statistics = std::array<std::function<double(const Pairs &)>, Count>;

/// Every statistic on the same resamples, each of which `draw` makes.
template<std::size_t Count>
std::array<Estimate, Count> bootstrap(const Pairs &pairs, const Statistics<Count> &statistics, int samples,
                                      const std::function<Pairs()> &draw)
{
    std::array<std::vector<double>, Count> resamples;
    for (int sample = 0; sample < samples; ++sample) {
        const Pairs drawn = draw();
        for (std::size_t i = 0; i < Count; ++i)
            resamples[i].push_back(statistics[i](drawn));
    }
    std::array<Estimate, Count> estimates;
    for (std::size_t i = 0; i < Count; ++i)
        estimates[i] = estimateOf(statistics[i](pairs), std::move(resamples[i]));
    return estimates;
}

Fidelity fidelity(const Pairs &pairs, const FidelitySettings &settings, std::uint64_t stratum)
{
    Random random(streamKey(settings.seed, "fidelity", {stratum}));
    const Statistics<4> statistics{meanGap, kendall, spearman,
                                   [&](const Pairs &drawn) { return regret(drawn, settings.top); }};
    const auto [gap, tau, rho, lost] = bootstrap(pairs, statistics, settings.samples,
                                                 [&] { return resampled(pairs, random); });
    return {pairs.size(), gap, tau, rho, lost};
}

std::map<int, Pairs> strata(std::span<const FidelityPair> pairs)
{
    std::map<int, Pairs> byDepth;
    for (const FidelityPair &pair : pairs) {
        if (pair.depth != 0)
            byDepth[pair.depth].push_back(pair);
    }
    return byDepth;
}

/// Resampled depth by depth, so that every resample has the depths of the sample.
Estimate withinDepth(const std::map<int, Pairs> &byDepth, const FidelitySettings &settings)
{
    Pairs known;
    for (const auto &[depth, pairs] : byDepth)
        known.insert(known.end(), pairs.begin(), pairs.end());
    Random random(streamKey(settings.seed, "fidelity within depth"));
    const auto draw = [&] {
        Pairs drawn;
        for (const auto &[depth, pairs] : byDepth)
            std::ranges::move(resampled(pairs, random), std::back_inserter(drawn));
        return drawn;
    };
    return bootstrap(known, Statistics<1>{kendallWithinDepth}, settings.samples, draw)[0];
}

using Statistic = double (*)(const Pairs &);

/// The mean over runs of a statistic of the chosen architectures.
double meanOver(const FidelityRuns &runs, const std::vector<std::size_t> &chosen, Statistic statistic)
{
    double sum = 0;
    for (const Pairs &run : runs) {
        Pairs drawn;
        for (const std::size_t i : chosen)
            drawn.push_back(run[i]);
        sum += statistic(drawn);
    }
    return sum / static_cast<double>(runs.size());
}

void requireAlike(const FidelityRuns &baseline, const FidelityRuns &other)
{
    if (baseline.empty() || other.empty() || baseline.front().empty())
        throw UsageError("Two supernets are compared by at least one run of each and one architecture.");
    for (const FidelityRuns *runs : {&baseline, &other}) {
        for (const Pairs &run : *runs) {
            if (run.size() != baseline.front().size())
                throw UsageError("Supernets are compared by the same architectures.");
        }
    }
}

} // namespace

std::optional<double> leadThroughout(const FidelityRuns &runs)
{
    double lead = 0;
    std::size_t count = 0;
    for (const auto &pairs : runs) {
        for (const FidelityPair &pair : pairs) {
            if (pair.inherited <= pair.standalone)
                return {};
            lead += pair.inherited - pair.standalone;
            ++count;
        }
    }
    return count == 0 ? std::nullopt : std::optional(lead / static_cast<double>(count));
}

FidelityDifference fidelityDifference(const FidelityRuns &baseline, const FidelityRuns &other,
                                      const FidelitySettings &settings)
{
    requireAlike(baseline, other);
    std::vector<std::size_t> all(baseline.front().size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto difference = [&](Statistic statistic) {
        const auto of = [&](const std::vector<std::size_t> &chosen) {
            return meanOver(other, chosen, statistic) - meanOver(baseline, chosen, statistic);
        };
        Random random(streamKey(settings.seed, "fidelity difference")); // the same resamples for each statistic
        std::vector<double> resamples;
        for (int sample = 0; sample < settings.samples; ++sample) {
            std::vector<std::size_t> chosen = all;
            for (std::size_t &i : chosen)
                i = random.below(all.size());
            resamples.push_back(of(chosen));
        }
        return estimateOf(of(all), std::move(resamples));
    };
    return {difference(meanGap), difference(kendall), difference(spearman)};
}

FidelityReport fidelityOf(std::span<const FidelityPair> pairs, const FidelitySettings &settings)
{
    if (pairs.empty())
        throw UsageError("There is no architecture to compute fidelity from.",
                         "Give the standalone and the inherited score of at least one.");
    if (settings.samples < 1 || settings.top < 1)
        throw UsageError("Fidelity needs at least one resample and a top of at least one.");
    const std::map<int, Pairs> byDepth = strata(pairs);
    FidelityReport report;
    report.all = fidelity({pairs.begin(), pairs.end()}, settings, 0);
    for (const auto &[depth, some] : byDepth)
        report.byDepth[depth] = fidelity(some, settings, static_cast<std::uint64_t>(depth));
    report.kendallWithinDepth = withinDepth(byDepth, settings);
    return report;
}

} // namespace supernet
