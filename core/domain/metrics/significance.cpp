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

template<typename OfLine, typename Score>
Exchanger makeExchanger(std::size_t lines, OfLine ofBaseline, OfLine ofSystem, Score score)
{
    using Statistics = decltype(ofBaseline(std::size_t{0}));
    auto all = std::make_shared<std::vector<std::pair<Statistics, Statistics>>>();
    for (std::size_t line = 0; line < lines; ++line)
        all->emplace_back(ofBaseline(line), ofSystem(line));
    return [all, score](const std::vector<bool> &exchanged) {
        Statistics baseline{};
        Statistics system{};
        for (std::size_t line = 0; line < all->size(); ++line) {
            const auto &[first, second] = (*all)[line];
            add(baseline, exchanged[line] ? second : first);
            add(system, exchanged[line] ? first : second);
        }
        return std::pair(score(baseline), score(system));
    };
}

/// Calls `make(options of the metric, statistics of a line, score of their sum)`.
template<typename Make>
auto byMetric(const MetricOptions &options, Make make)
{
    if (const auto *bleu = std::get_if<BleuOptions>(&options))
        return make(*bleu, bleuStatistics, bleuFromStatistics);
    if (const auto *chrf = std::get_if<ChrfOptions>(&options)) {
        requireSound(*chrf);
        return make(*chrf, chrfStatistics, chrfFromStatistics);
    }
    return make(std::get<TerOptions>(options), terStatistics, terFromStatistics);
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

void requireSomething(std::size_t lines, int samples)
{
    if (lines == 0 || samples < 1)
        throw UsageError("There is nothing to resample.", "Give at least one line and one sample.");
}

} // namespace

Resampler resampler(const MetricOptions &options, std::span<const std::string> hypotheses, References references)
{
    requireSameLines(hypotheses, references);
    const std::size_t streams = references.size();
    return byMetric(options, [&](const auto &own, auto ofLine, auto ofSum) {
        return makeResampler(
            hypotheses.size(),
            [&](std::size_t line) { return ofLine(hypotheses[line], referencesOfLine(references, line), own); },
            [own, ofSum, streams](const auto &sum) { return ofSum(sum, streams, own).score; });
    });
}

Exchanger exchanger(const MetricOptions &options, std::span<const std::string> baseline,
                    std::span<const std::string> system, References references)
{
    requireSameLines(baseline, references);
    requireSameLines(system, references);
    const std::size_t streams = references.size();
    return byMetric(options, [&](const auto &own, auto ofLine, auto ofSum) {
        const auto linesOf = [&](std::span<const std::string> hypotheses) {
            return [&own, ofLine, hypotheses, references](std::size_t line) {
                return ofLine(hypotheses[line], referencesOfLine(references, line), own);
            };
        };
        return makeExchanger(baseline.size(), linesOf(baseline), linesOf(system),
                             [own, ofSum, streams](const auto &sum) { return ofSum(sum, streams, own).score; });
    });
}

ResampledScore bootstrapScore(std::size_t lines, const Resampler &system, int samples, std::uint64_t seed)
{
    requireSomething(lines, samples);
    std::vector<std::size_t> drawn(lines);
    std::iota(drawn.begin(), drawn.end(), std::size_t{0});
    const double score = system(drawn);
    Random random(streamKey(seed, "bootstrap"));
    std::vector<double> scores;
    for (int sample = 0; sample < samples; ++sample) {
        std::ranges::generate(drawn, [&] { return static_cast<std::size_t>(random.below(lines)); });
        scores.push_back(system(drawn));
    }
    return summary(score, scores);
}

PairedBootstrap pairedBootstrap(std::size_t lines, const Resampler &baseline, const Resampler &system, int samples,
                                std::uint64_t seed)
{
    requireSomething(lines, samples);
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

PairedRandomisation pairedRandomisation(std::size_t lines, const Exchanger &exchange, int trials, std::uint64_t seed)
{
    requireSomething(lines, trials);
    std::vector<bool> exchanged(lines, false);
    const auto [baseline, system] = exchange(exchanged);
    const double difference = std::abs(system - baseline);
    if (difference == 0)
        return {baseline, system, 1};
    Random random(streamKey(seed, "paired randomisation"));
    int further = 0;
    for (int trial = 0; trial < trials; ++trial) {
        for (std::size_t line = 0; line < lines; ++line)
            exchanged[line] = random.below(2) == 1;
        const auto [first, second] = exchange(exchanged);
        further += std::abs(second - first) > difference ? 1 : 0;
    }
    return {baseline, system, (further + 1.0) / (trials + 1.0)};
}

} // namespace supernet
