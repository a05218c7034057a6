// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/dataset.h"

#include <cstdint>
#include <vector>

namespace supernet {

/// Sentence pairs laid end to end without padding: the engine computes on real tokens only.
struct PackedBatch
{
    std::vector<std::int64_t> source; ///< Source tokens, each sentence closed by the end token.
    std::vector<std::int64_t> targetInput; ///< Begin token, then the target.
    std::vector<std::int64_t> targetOutput; ///< The target, then the end token.
    std::vector<std::int64_t> sourceOffsets; ///< [sentences + 1]: where each sentence starts in `source`.
    std::vector<std::int64_t> targetOffsets; ///< [sentences + 1]

    [[nodiscard]] std::int64_t sentences() const noexcept
    {
        return static_cast<std::int64_t>(sourceOffsets.size()) - 1;
    }
    [[nodiscard]] std::int64_t targetTokens() const noexcept { return static_cast<std::int64_t>(targetInput.size()); }
};

/// Packs the numbered pairs of a split, in the order given.
[[nodiscard]] PackedBatch packBatch(const ParallelTokens &tokens, const BatchIndices &indices);

} // namespace supernet
