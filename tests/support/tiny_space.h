// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/presets.h"

#include <map>

namespace supernet::tiny {

/// A space of single-digit widths: its supernet has a few thousand weights, and every kind of gene has a choice.
inline SearchSpace space()
{
    auto space = loadSpace("demo");
    const std::map<std::string, std::vector<int>> choices{
        {"encoder_embed", {6, 8}},      {"decoder_embed", {6, 10}},
        {"encoder_ffn", {5, 9}},        {"decoder_ffn", {5, 7, 18}},
        {"encoder_self_heads", {2, 4}}, {"decoder_self_heads", {2, 4}},
        {"encoder_layers", {3}},        {"decoder_cross_heads", {2, 4}},
        {"decoder_layers", {1, 2}},     {"decoder_encoder_attention_span", {-1, 1, 2}}};
    for (auto &gene : space.genes)
        gene.choices = choices.at(gene.name);
    space.fixed["qkv_dim"] = 8;
    return space;
}

} // namespace supernet::tiny
