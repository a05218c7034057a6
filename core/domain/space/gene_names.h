// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// Names of the genes and fixed sizes of the translation family, as in the published records of subnets.
namespace supernet::gene {

inline constexpr std::string_view encoderEmbed = "encoder_embed"; ///< Width of the encoder's embeddings and layers.
inline constexpr std::string_view encoderLayers = "encoder_layers"; ///< Depth of the encoder.
inline constexpr std::string_view encoderFfn = "encoder_ffn"; ///< Inner width of the FFN, per encoder layer.
inline constexpr std::string_view encoderSelfHeads = "encoder_self_heads"; ///< Per encoder layer.
inline constexpr std::string_view decoderEmbed = "decoder_embed"; ///< Width of the decoder's embeddings and layers.
inline constexpr std::string_view decoderLayers = "decoder_layers"; ///< Depth of the decoder.
inline constexpr std::string_view decoderFfn = "decoder_ffn"; ///< Inner width of the FFN, per decoder layer.
inline constexpr std::string_view decoderSelfHeads = "decoder_self_heads"; ///< Per decoder layer.
inline constexpr std::string_view decoderCrossHeads = "decoder_cross_heads"; ///< Per decoder layer.
/// Per decoder layer: -1, 1, 2 for cross-attention to the last one, two or three encoder layers.
inline constexpr std::string_view decoderSpan = "decoder_encoder_attention_span";

/// Fixed size: width of queries, keys and values over all heads.
inline constexpr std::string_view qkvDim = "qkv_dim";
/// Fixed size, if given: the width for which positions are computed; else that of the widest embedding of the space.
inline constexpr std::string_view positionWidth = "position_width";

/// Encoder layers that a value of decoderSpan attends to: -1, 1, 2 give 1, 2, 3.
[[nodiscard]] constexpr int spanLayers(int value) noexcept
{
    return value < 0 ? 1 : value + 1;
}

} // namespace supernet::gene
