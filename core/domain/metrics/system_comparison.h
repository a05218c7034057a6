// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/significance.h"

namespace supernet {

/// A system's scores on a corpus, each with the range of its bootstrap resamples.
struct SystemScores
{
    ResampledScore bleu;
    ResampledScore chrf;
};

/// How far the BLEU of two systems lies apart on the same lines.
struct SystemDifference
{
    std::size_t first = 0; ///< The systems by their place, first < second.
    std::size_t second = 0;
    double bleu = 0; ///< What the second has beyond the first.
    double p = 1; ///< See PairedRandomisation.
    double corrected = 1; ///< The same for the number of pairs that were tested (see holmCorrected).

    /// Beyond what chance explains, at 5 %.
    [[nodiscard]] bool isCertain() const { return corrected < 0.05; }
};

struct SystemComparison
{
    std::size_t lines = 0;
    std::vector<SystemScores> systems;
    std::vector<SystemDifference> pairs; ///< Every pair once.

    [[nodiscard]] const SystemDifference &between(std::size_t one, std::size_t other) const;
};

struct ComparisonEffort
{
    int samples = 1000; ///< Of the bootstrap.
    int trials = 10'000; ///< Of the randomisation.
    std::uint64_t seed = 1;
};

/// Scores several systems' translations of the same lines and tests every pair. Throws UsageError when the numbers of lines
/// differ or there is no line.
[[nodiscard]] SystemComparison compareSystems(std::span<const std::vector<std::string>> systems, References references,
                                              const ComparisonEffort &effort = {});

/// P values that hold for all tests together (Holm 1979), in the order of those given.
[[nodiscard]] std::vector<double> holmCorrected(std::span<const double> p);

} // namespace supernet
