// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"
#include "domain/support/random.h"

namespace supernet {

/// HAT's rule: every gene of every layer is drawn uniformly, then inactive genes are dropped.
[[nodiscard]] Architecture sampleByGene(const SearchSpace &space, Random &random);

/// Uniform over distinct architectures. Almost all draws have the greatest depth: a named alternative, not the default.
[[nodiscard]] Architecture sampleDistinct(const SearchSpace &space, Random &random);

/// `count` architectures of which no two are equal, each by sampleByGene() from a stream keyed by `seed`. With a
/// gene to stratify by (one of the whole net), its choices take turns. The first ones do not depend on `count`. Throws UsageError when the space has not so many.
[[nodiscard]] std::vector<Architecture> drawDifferent(const SearchSpace &space, int count, std::uint64_t seed,
                                                      std::string_view stratifiedBy = {});

/// Each gene redrawn with the given probability; genes of layers that become active are drawn anew.
[[nodiscard]] Architecture mutate(const SearchSpace &space, const Architecture &parent, double probability,
                                  Random &random);

/// Each gene from one of the two parents with equal chance.
[[nodiscard]] Architecture crossover(const SearchSpace &space, const Architecture &first, const Architecture &second,
                                     Random &random);

} // namespace supernet
