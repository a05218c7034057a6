// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/estimate.h"
#include "domain/project/facts.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace supernet {

/// Ends ConflictSample::pair of gradients as the run's surgery has projected them: `largest-smallest projected`.
inline constexpr const char *ProjectedSuffix = " projected";

/// Gradients with a cosine below this oppose each other; those that a projection has made orthogonal do not for rounding's
/// sake.
inline constexpr double ConflictBelow = -1e-5;

/// What the tensors of a net are taken together by.
enum class ConflictParts {
    Net, ///< Cosines over the whole net.
    Group, ///< `self_attention`, `cross_attention`, `ffn`, norms with what they follow, `embedding`.
    Layer, ///< `encoder.0`, `decoder.2`, `embedding`.
    Tensor,
};
[[nodiscard]] ConflictParts conflictPartsFromName(
    const std::string &name); ///< `net`, `group`, `layer`, `tensor`. Throws UsageError.

/// Figures over probes, with ranges as conflictSummary() has them.
struct ConflictFigures
{
    Estimate cosine; ///< Mean over the part's tensors and the pairs of subnets.
    Estimate share; ///< Of them, those that oppose each other.
};

struct PartConflict
{
    std::string part;
    std::size_t probes = 0;
    ConflictFigures before;
    std::optional<ConflictFigures> after; ///< As projected, where the run's surgery was at work.
};

/// The conflict of a run's parts, in the order in which the samples first name them. `pair` restricts it to one pair of
/// subnets, for example `largest-smallest`; empty: all.
[[nodiscard]] std::vector<PartConflict> conflictByPart(std::span<const ConflictSample> samples, ConflictParts parts,
                                                       const std::string &pair, int resamples, std::uint64_t seed);

} // namespace supernet
