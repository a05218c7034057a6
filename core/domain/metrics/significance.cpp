// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/significance.h"

#include "domain/support/error.h"
#include "domain/support/random.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace supernet {

namespace {

void add(BleuStatistics &sum, const BleuStatistics &one)
{
    sum += one;
}

void add(ChrfStatistics &sum, const ChrfStatistics &one)
{
    sum.resize(one.size());
    for (std::size_t order = 0; order < one.size(); ++order)
        std::ranges::transform(sum[order], one[order], sum[order].begin(), std::plus<>());
}

void add(TerStatistics &sum, const TerStatistics &one)
{
    sum.edits += one.edits;
    sum.referenceLength += one.referenceLength;
}

/// `ofLine(i)` gives a line's statistics, `score(sum)` what they come to.
template<typename OfLine, typename Score>
Resampler makeResampler(std::size_t lines, OfLine ofLine, Score score)
{
    using Statistics = decltype(ofLine(std::size_t{0}));
    auto all = std::make_shared<std::vector<Statistics>>();
    for (std::size_t line = 0; line < lines; ++line)
        all->push_back(ofLine(line));
    return [all, score](std::span<const std::size_t> drawn) {
        Statistics sum{};
        for (const std::size_t line : drawn)
            add(sum, (*all)[line]);
        return score(sum);
    };
}

ResampledScore summary(double score, const std::vector<double> &resampled)
{
    std::vector<double> sorted = resampled;
    std::ranges::sort(sorted);
    const auto outside = sorted.size() / 40; // 2.5 % at either end
    const double sum = std::accumulate(sorted.begin(), sorted.end(), 0.0);
    return {score, sum / static_cast<double>(sorted.size()),
            (sorted[sorted.size() - 1 - outside] - sorted[outside]) / 2};
}

/// The share of resamples whose difference lies further from the differences' mean than the real one from zero.
double pValue(double difference, const ResampledScore &baseline, const ResampledScore &system,
              const std::vector<double> &baselines, const std::vector<double> &systems)
{
    if (difference == 0)
        return 1;
    const double mean = system.mean - baseline.mean;
    int further = 0;
    for (std::size_t i = 0; i < systems.size(); ++i)
        further += std::abs(systems[i] - baselines[i] - mean) > std::abs(difference) ? 1 : 0;
    return (further + 1.0) / (static_cast<double>(systems.size()) + 1);
}

} // namespace

Resampler resampler(const MetricOptions &options, std::span<const std::string> hypotheses, References references)
{
    requireSameLines(hypotheses, references);
    if (const auto *chrf = std::get_if<ChrfOptions>(&options))
        requireSound(*chrf);
    const std::size_t streams = references.size();
    const auto make = [&](const auto &own, auto ofLine, auto ofSum) {
        return makeResampler(
            hypotheses.size(),
            [&](std::size_t line) { return ofLine(hypotheses[line], referencesOfLine(references, line), own); },
            [own, ofSum, streams](const auto &sum) { return ofSum(sum, streams, own).score; });
    };
    if (const auto *bleu = std::get_if<BleuOptions>(&options))
        return make(*bleu, bleuStatistics, bleuFromStatistics);
    if (const auto *chrf = std::get_if<ChrfOptions>(&options))
        return make(*chrf, chrfStatistics, chrfFromStatistics);
    return make(std::get<TerOptions>(options), terStatistics, terFromStatistics);
}

PairedBootstrap pairedBootstrap(std::size_t lines, const Resampler &baseline, const Resampler &system, int samples,
                                std::uint64_t seed)
{
    if (lines == 0 || samples < 1)
        throw UsageError("There is nothing to resample.", "Give at least one line and one sample.");
    std::vector<std::size_t> drawn(lines);
    std::iota(drawn.begin(), drawn.end(), std::size_t{0});
    const double baselineScore = baseline(drawn);
    const double systemScore = system(drawn);
    Random random(streamKey(seed, "paired bootstrap"));
    std::vector<double> baselines;
    std::vector<double> systems;
    for (int sample = 0; sample < samples; ++sample) {
        std::ranges::generate(drawn, [&] { return static_cast<std::size_t>(random.below(lines)); });
        baselines.push_back(baseline(drawn));
        systems.push_back(system(drawn));
    }
    PairedBootstrap result{summary(baselineScore, baselines), summary(systemScore, systems)};
    result.p = pValue(systemScore - baselineScore, result.baseline, result.system, baselines, systems);
    return result;
}

} // namespace supernet
