// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/score_case.h"

#include <cstdint>
#include <functional>

namespace supernet {

/// The score of a corpus made of the given lines, each as often as it is named.
using Resampler = std::function<double(std::span<const std::size_t> lines)>;

/// Keeps the sentences' statistics, so that the texts are compared once. Throws UsageError as scoreWith() does.
[[nodiscard]] Resampler resampler(const MetricOptions &options, std::span<const std::string> hypotheses,
                                  References references);

/// The scores of two systems' corpora after the given lines (one flag a line) have changed sides.
using Exchanger = std::function<std::pair<double, double>(const std::vector<bool> &exchanged)>;

/// As resampler(), of two systems' translations of the same lines.
[[nodiscard]] Exchanger exchanger(const MetricOptions &options, std::span<const std::string> baseline,
                                  std::span<const std::string> system, References references);

struct ResampledScore
{
    double score = 0; ///< Of the corpus as it is.
    double mean = 0; ///< Over the resamples.
    double interval = 0; ///< Half the width of the range that holds 95 % of the resamples.
};

/// Bootstrap resampling of one system's score (Koehn 2004): `samples` corpora of `lines` lines drawn with replacement.
/// Throws UsageError when there is no line or no sample.
[[nodiscard]] ResampledScore bootstrapScore(std::size_t lines, const Resampler &system, int samples,
                                            std::uint64_t seed);

struct PairedBootstrap
{
    ResampledScore baseline;
    ResampledScore system;
    /// How likely resampling alone moves the difference by as much as it is (two-sided, never 0; 1 for equal scores).
    double p = 1;
};

/// Paired bootstrap resampling (Koehn 2004; the p value as Riezler and Maxwell 2005 and sacreBLEU have it): both systems
/// are scored on the same `samples` corpora of `lines` lines drawn with replacement. Throws UsageError when there is
/// no line or no sample.
[[nodiscard]] PairedBootstrap pairedBootstrap(std::size_t lines, const Resampler &baseline, const Resampler &system,
                                              int samples, std::uint64_t seed);

struct PairedRandomisation
{
    double baseline = 0; ///< Scores of the systems as they are.
    double system = 0;
    /// How likely systems that do equally well differ by more than these do (two-sided, never 0; 1 for equal scores).
    double p = 1;
};

/// Paired approximate randomisation (Riezler and Maxwell 2005, as sacreBLEU has it): in each of `trials` trials every line
/// changes sides with a chance of one half. Throws UsageError when there is no line or no trial.
[[nodiscard]] PairedRandomisation pairedRandomisation(std::size_t lines, const Exchanger &exchange, int trials,
                                                      std::uint64_t seed);

} // namespace supernet
