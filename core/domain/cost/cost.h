// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"

#include <cstdint>

namespace supernet {

/// What FLOPs are counted for: one sentence of each length, and the vocabulary of the output projection.
struct Workload
{
    std::int64_t vocabulary = 0;
    std::int64_t sourceLength = 30;
    std::int64_t targetLength = 30;
};

/// The analytic cost of one subnet. Counting as in the published figures: biases and layer norms are parameters; a
/// shared embedding counts at the decoder's width, and not among `parametersWithoutEmbeddings`; `macs` are the
/// multiply-adds of linear layers, attention products (the full target square) and the output projection.
struct Cost
{
    std::int64_t parametersWithoutEmbeddings = 0;
    std::int64_t embeddingParameters = 0;
    std::int64_t macs = 0;
    std::int64_t flops = 0; ///< Two per multiply-add.

    bool operator==(const Cost &) const = default;
};

[[nodiscard]] std::int64_t parametersWithoutEmbeddings(const TranslationShape &shape);
[[nodiscard]] Cost cost(const TranslationShape &shape, const Workload &workload);

} // namespace supernet
