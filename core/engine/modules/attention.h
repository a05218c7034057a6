// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/kernels.h"

#include <memory>
#include <torch/types.h>
#include <vector>

namespace supernet {

/// Which tokens attend to which, on sentences laid end to end without padding.
struct AttentionPattern
{
    std::vector<std::int64_t> queryOffsets; ///< [sentences + 1]
    std::vector<std::int64_t> keyOffsets; ///< [sentences + 1]
    int segments = 1; ///< Encoder layers attended to; their tokens lie behind one another.
    bool causal = false;
};

struct AttentionOptions
{
    std::int64_t heads = 1;
    kernels::Dropout dropout; ///< Of the softmax weights.
};

/// Self-attention: `joined` [tokens, 3 * width] holds queries, keys and values side by side. Returns [tokens, width].
[[nodiscard]] torch::Tensor selfAttention(const torch::Tensor &joined,
                                          const std::shared_ptr<const AttentionPattern> &pattern,
                                          const AttentionOptions &options);

/// Cross-attention: queries [tokens, width], `joined` [segments * source tokens, 2 * width] keys and values.
[[nodiscard]] torch::Tensor crossAttention(const torch::Tensor &queries, const torch::Tensor &joined,
                                           const std::shared_ptr<const AttentionPattern> &pattern,
                                           const AttentionOptions &options);

} // namespace supernet
