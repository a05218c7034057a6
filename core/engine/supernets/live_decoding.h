// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/architecture.h"
#include "engine/dense/decoder.h"

#include <span>
#include <vector>

namespace supernet {

class TranslationNetwork;

/// Greedy translations by the live net, as Decoder would make them: each word costs a pass over all before it, so this is for
/// nets without a dense form. Lengths and score are those of `options`; its beam must be 1. Throws Error otherwise.
[[nodiscard]] std::vector<Hypothesis> decodeLive(const TranslationNetwork &network, const Architecture &architecture,
                                                 std::span<const std::vector<int>> sources,
                                                 const DecodeOptions &options);

} // namespace supernet
