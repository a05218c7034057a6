// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/estimate.h"

#include <cstddef>
#include <map>
#include <optional>

namespace supernet {

/// One architecture's two scores, of which more is better (BLEU): trained alone, and with weights taken from a supernet.
struct FidelityPair
{
    double standalone = 0;
    double inherited = 0;
    int depth = 0; ///< Decoder layers; 0 where it is not known.
};

struct FidelitySettings
{
    std::size_t top = 1; ///< How many of the best by inherited score the regret looks at.
    int samples = 1000; ///< Bootstrap resamples.
    std::uint64_t seed = 1;
};

/// How well inherited scores stand for those of standalone training (METHOD 8).
struct Fidelity
{
    std::size_t count = 0; ///< Architectures.
    Estimate gap; ///< Mean |standalone - inherited|.
    Estimate kendall; ///< Tau-b.
    Estimate spearman;
    /// What trusting the supernet costs: the best standalone score less the best among the `top` architectures that have
    /// the highest inherited scores (of equal ones the worse, so that luck does not count).
    Estimate regret;
};

struct FidelityReport
{
    Fidelity all;
    std::map<int, Fidelity> byDepth; ///< Of architectures of one decoder depth; without those whose depth is unknown.
    /// Tau-b counting only pairs of architectures of equal depth: whether the supernet ranks what depth does not decide.
    Estimate kendallWithinDepth;
};

/// Throws UsageError when there is no pair, no sample, or `top` is 0.
[[nodiscard]] FidelityReport fidelityOf(std::span<const FidelityPair> pairs, const FidelitySettings &settings = {});

/// The pairs of one supernet, or of several trained alike with other seeds: each holds the same architectures in the same
/// order.
using FidelityRuns = std::vector<std::vector<FidelityPair>>;

/// By how much inherited scores are ahead on average, where every one of them is: then nets trained alone had too little for
/// the gap to tell what inheriting costs.
[[nodiscard]] std::optional<double> leadThroughout(const FidelityRuns &runs);

/// How two kinds of supernet differ in fidelity: `other` less `baseline`, each statistic the mean over its runs. Both hold
/// the same architectures in the same order, and those are what is resampled.
struct FidelityDifference
{
    Estimate gap;
    Estimate kendall;
    Estimate spearman;
};

/// Throws UsageError when a run is missing or the runs hold different numbers of pairs.
[[nodiscard]] FidelityDifference fidelityDifference(const FidelityRuns &baseline, const FidelityRuns &other,
                                                    const FidelitySettings &settings = {});

} // namespace supernet
