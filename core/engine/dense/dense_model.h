// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"
#include "domain/space/translation_shape.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace supernet {

/// A plain float32 tensor in host memory, row-major.
struct HostTensor
{
    std::vector<std::int64_t> sizes;
    std::vector<float> values;

    [[nodiscard]] std::int64_t count() const noexcept
    {
        std::int64_t product = 1;
        for (const auto size : sizes)
            product *= size;
        return product;
    }
    bool operator==(const HostTensor &) const = default;
};

/// A collapsed subnet: the border between sharing (banks, routers) and use. Latency, decoding, export and retraining
/// accept this and nothing else. Weights by name, `[out, in]` for linear layers:
///
///   embedding                                   [vocabulary, max(encoderEmbed, decoderEmbed)]; each side uses its
///                                               leading columns; the output projection is its first decoderEmbed ones
///   encoder.L.self_attention.{query,key,value}.{weight,bias}   [qkv, encoderEmbed], [qkv]
///   encoder.L.self_attention.output.{weight,bias}              [encoderEmbed, qkv], [encoderEmbed]
///   encoder.L.self_attention_norm.{weight,bias}                [encoderEmbed]
///   encoder.L.ffn.{in,out}.{weight,bias}                       [ffn, encoderEmbed], [encoderEmbed, ffn]
///   encoder.L.ffn_norm.{weight,bias}
///   decoder.L.self_attention..., decoder.L.self_attention_norm
///   decoder.L.cross_attention...                               key and value [qkv, encoderEmbed]
///   decoder.L.cross_attention_norm, decoder.L.ffn.{in,out}, decoder.L.ffn_norm
///
/// Layers count from 0. Post-norm (norm(x + sublayer(x)), epsilon 1e-5), ReLU, sinusoidal positions (see
/// sinusoidalPosition), embeddings scaled by sqrt(width used). Queries are scaled by (qkv / heads)^-0.5.
struct DenseTransformer
{
    TranslationShape shape;
    std::int64_t vocabulary = 0;
    std::int64_t positionWidth = 0; ///< Stored (widest) width of the supernet, see sinusoidalPosition.
    std::map<std::string, HostTensor> weights;

    [[nodiscard]] const HostTensor &weight(const std::string &name) const; ///< Throws Error naming a missing tensor.
    /// Wrong or missing tensors, each by name; empty when the model is whole.
    [[nodiscard]] std::vector<Issue> check() const;
    [[nodiscard]] std::int64_t parametersWithoutEmbedding() const;
};

/// The sizes of every tensor that a model of this shape holds.
[[nodiscard]] std::map<std::string, std::vector<std::int64_t>> tensorSizes(const TranslationShape &shape,
                                                                           std::int64_t vocabulary);

/// A model of the given shape with random weights as untrained nets have them: what a computation costs does not depend
/// on the values.
[[nodiscard]] DenseTransformer randomModel(const TranslationShape &shape, std::int64_t vocabulary, std::uint64_t seed);

/// Channel c of `width` at position p (from 0): for c < width / 2, sin(p * w_c), else cos(p * w_(c - width/2)), with
/// w_i = 10000^(-i / (width / 2 - 1)): fairseq's layout, computed for the stored (widest) width and sliced to the
/// subnet's, as HAT does. `width` is therefore max(encoderEmbed, decoderEmbed) of the *space*.
[[nodiscard]] float sinusoidalPosition(std::int64_t position, std::int64_t channel, std::int64_t width);

/// Token numbers that every model of the program shares.
namespace token {
inline constexpr int unknown = 0;
inline constexpr int begin = 1; ///< First decoder input.
inline constexpr int end = 2; ///< Ends source and target sentences.
inline constexpr int pad = 3;
} // namespace token

} // namespace supernet
