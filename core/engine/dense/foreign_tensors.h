// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

/// Tensors that a DenseTransformer from another program may hold beside its own, where that program does otherwise.
namespace supernet::foreign {

/// [1]: the position of a sentence's first token, 0 where it is absent; fairseq counts from 2.
inline constexpr auto firstPosition = "first_position";
/// [max(encoderEmbed, decoderEmbed)]: what the decoder begins with, instead of token::begin's row of the embedding, which
/// then is that of another token; fairseq begins with the end token.
inline constexpr auto decoderStart = "decoder_start";

/// Whether the model has any of them.
[[nodiscard]] inline bool isForeign(const DenseTransformer &model)
{
    return model.weights.contains(firstPosition) || model.weights.contains(decoderStart);
}

} // namespace supernet::foreign
