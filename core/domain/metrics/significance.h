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

struct ResampledScore
{
    double score = 0; ///< Of the corpus as it is.
    double mean = 0; ///< Over the resamples.
    double interval = 0; ///< Half the width of the range that holds 95 % of the resamples.
};

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

} // namespace supernet
