// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/training_settings.h"

namespace supernet {

/// AttentiveNAS' candidates (METHOD 9): `count` architectures of about one cost, which is that of an architecture drawn by
/// sampleByGene(), so that costs come as often as they do among random ones. They are the nearest in FLOPs of some ten times
/// as many draws; no two are equal where the draws hold so many. `key` decides all draws (see streamKey()).
[[nodiscard]] std::vector<Architecture> candidatesOfOneCost(const SearchSpace &space, std::int64_t vocabulary,
                                                            int count, std::uint64_t key);

} // namespace supernet
