// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/partition.h"
#include "engine/sharing/policy_settings.h"

namespace supernet {

/// What a sharing policy and a space come to together. Free of LibTorch.

/// The parts of the policy `partition`. Throws UsageError as Partition does, and where the policy's experts are not as many.
[[nodiscard]] Partition partitionOf(const SearchSpace &space, const PolicySettings &policy);

/// All that the parts of a partition train; with a vocabulary of 0, without embeddings.
[[nodiscard]] std::int64_t partitionWeights(const SearchSpace &space, const PolicySettings &policy,
                                            std::int64_t vocabulary);

/// All that a hypernetwork trains for the matrices that it writes, its own hidden layers included.
[[nodiscard]] std::int64_t hypernetworkWeights(const SearchSpace &space, const PolicySettings &policy);

/// What keeps the policy from serving the space: parts that the space has not, or a supernet whose weights, gradients and
/// Adam's moments `memory` bytes do not hold. The vocabulary is 0 as long as none is known. The space and the
/// policy must be valid by themselves.
[[nodiscard]] std::vector<Issue> sharingFit(const SearchSpace &space, const PolicySettings &policy, double memory,
                                            std::int64_t vocabulary = 0);
[[nodiscard]] double machineMemory(); ///< Bytes.

} // namespace supernet
