// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

#include <vector>

namespace supernet {

/// The sizes of one encoder-decoder Transformer, read from an architecture (or from the maxima of a space): the
/// typed view that cost, engine and pictures share.
struct TranslationShape
{
    struct EncoderLayer
    {
        int ffn = 0;
        int heads = 0;
        bool operator==(const EncoderLayer &) const = default;
    };
    struct DecoderLayer
    {
        int ffn = 0;
        int selfHeads = 0;
        int crossHeads = 0;
        int span = 1; ///< Encoder layers attended to: the last one, two or three (gene values -1, 1, 2).
        bool operator==(const DecoderLayer &) const = default;
    };

    int encoderEmbed = 0;
    int decoderEmbed = 0;
    int qkv = 0; ///< Width of queries, keys and values over all heads.
    std::vector<EncoderLayer> encoder;
    std::vector<DecoderLayer> decoder;

    bool operator==(const TranslationShape &) const = default;
};

/// Throws Error when the space is not of the translation family.
[[nodiscard]] TranslationShape translationShape(const SearchSpace &space, const Architecture &architecture);

/// The sizes at which a supernet of the space stores its weights: the largest choice everywhere.
[[nodiscard]] TranslationShape storedShape(const SearchSpace &space);

/// The width for which sinusoidal positions are computed, to be sliced: the fixed size `position_width`, else that of the
/// widest embedding.
[[nodiscard]] int positionWidth(const SearchSpace &space);

/// The sizes in a few words, for tables: `enc 2x128 ffn 64-256, dec 3x96 ffn 128`.
[[nodiscard]] std::string shortDescription(const TranslationShape &shape);

} // namespace supernet
