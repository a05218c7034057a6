// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "domain/space/search_space.h"
#include "engine/training/training_settings.h"

#include <span>
#include <utility>

namespace supernet {

class TranslationNetwork;
struct PackedBatch;

/// How far the gradients of a step's subnets pull in different directions (METHOD 5).
struct ConflictReport
{
    /// For every pair of subnets its cosine over the whole net (no tensor name), then for each tensor of which both use
    /// a part and both have a gradient there. Run, attempt and step are the caller's to fill.
    std::vector<ConflictSample> samples;
    double share = 0; ///< Of the pairs' tensors, those that oppose each other (see ConflictBelow), in [0, 1].
    double magnitudeRatio = 0; ///< Mean over the pairs, whole net: smaller norm over larger norm.
    /// The same pairs' gradients as the surgery leaves them, named with ProjectedSuffix; empty without one.
    std::vector<ConflictSample> projected;
    double projectedShare = 0;
};

using NamedArchitecture = std::pair<std::string, Architecture>;

/// `largest`, `smallest` and one `random` of the step, a function of (space, seed, step) and of no other stream.
[[nodiscard]] std::vector<NamedArchitecture> probedArchitectures(const SearchSpace &space, std::uint64_t seed,
                                                                 std::int64_t step);

/// The conflict of each pair of `subnets` on one batch, dropout off: cosines of the gradients of each subnet's own
/// loss over the elements that both use, a bank's experts as one stacked tensor, routers left out. Call it between
/// optimizer steps: gradients come out as zeros, and nothing else of the network or of its random streams is touched. The
/// surgery is of these subnets, the largest first; `key` decides what of it is drawn.
[[nodiscard]] ConflictReport probeConflict(TranslationNetwork &network, const PackedBatch &batch,
                                           std::span<const NamedArchitecture> subnets, Surgery surgery = Surgery::None,
                                           std::uint64_t key = 0);

} // namespace supernet
