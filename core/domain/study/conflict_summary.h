// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/estimate.h"
#include "domain/project/store.h"

#include <map>
#include <string>

namespace supernet {

/// What a conflict probe of a training run came to, over the whole net.
struct ConflictProbe
{
    double share = 0; ///< Of the pairs' tensors, those whose gradients conflict.
    std::map<std::string, double> cosine; ///< By pair of subnets, for example `largest-smallest`.
};

/// The probes of one kind of supernet, by seed and step.
using ConflictProbes = std::map<std::pair<std::uint64_t, std::int64_t>, ConflictProbe>;

/// Adds those of a training run.
void addProbes(ConflictProbes &probes, const Store &store, const RunRecord &run);

struct ConflictSummary
{
    std::size_t probes = 0;
    Estimate share;
    std::map<std::string, Estimate> cosine;
};

/// Means over probes. Probes are what is resampled, as if they were independent; those of one run are not quite, so that
/// the ranges are rather too narrow.
[[nodiscard]] ConflictSummary conflictSummary(const ConflictProbes &probes, int samples, std::uint64_t seed);

/// The mean, over the probes that both have at the same seed and step, of how much larger `other`'s share of conflicting
/// tensors is than `baseline`'s. Not a number when they have none in common.
[[nodiscard]] Estimate conflictDifference(const ConflictProbes &baseline, const ConflictProbes &other, int samples,
                                          std::uint64_t seed);

} // namespace supernet
