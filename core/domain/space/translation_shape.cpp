// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/translation_shape.h"

#include "domain/space/gene_names.h"

#include <algorithm>

namespace supernet {

namespace {

void requireTranslation(const SearchSpace &space)
{
    if (space.family != "translation")
        throw Error("The search space `" + space.name + "` is of the family `" + space.family
                    + "`, not of encoder-decoder translation nets.");
}

/// The largest choice of a gene in each of its layers.
Architecture::Values largestPerLayer(const SearchSpace &space, std::string_view name)
{
    const Gene &gene = space.gene(name);
    Architecture::Values result;
    for (int layer = 0; layer < space.layers(gene); ++layer)
        result.push_back(*std::ranges::max_element(space.choices(gene, layer)));
    return result;
}

template<typename ValuesOf>
TranslationShape assemble(const SearchSpace &space, ValuesOf valuesOf)
{
    requireTranslation(space);
    TranslationShape shape;
    shape.encoderEmbed = valuesOf(gene::encoderEmbed).at(0);
    shape.decoderEmbed = valuesOf(gene::decoderEmbed).at(0);
    shape.qkv = space.fixedSize(gene::qkvDim);
    const auto encoderLayers = static_cast<std::size_t>(valuesOf(gene::encoderLayers).at(0));
    const auto decoderLayers = static_cast<std::size_t>(valuesOf(gene::decoderLayers).at(0));
    const auto encoderFfn = valuesOf(gene::encoderFfn);
    const auto encoderHeads = valuesOf(gene::encoderSelfHeads);
    const auto decoderFfn = valuesOf(gene::decoderFfn);
    const auto selfHeads = valuesOf(gene::decoderSelfHeads);
    const auto crossHeads = valuesOf(gene::decoderCrossHeads);
    const auto span = valuesOf(gene::decoderSpan);
    for (std::size_t layer = 0; layer < encoderLayers; ++layer)
        shape.encoder.push_back({encoderFfn.at(layer), encoderHeads.at(layer)});
    for (std::size_t layer = 0; layer < decoderLayers; ++layer)
        shape.decoder.push_back(
            {decoderFfn.at(layer), selfHeads.at(layer), crossHeads.at(layer), gene::spanLayers(span.at(layer))});
    return shape;
}

template<typename Layer>
std::string stackDescription(int width, const std::vector<Layer> &layers)
{
    const auto [least, most] = std::ranges::minmax(layers, {}, &Layer::ffn);
    std::string text = std::to_string(layers.size()) + 'x' + std::to_string(width) + " ffn "
        + std::to_string(least.ffn);
    return least.ffn == most.ffn ? text : text + '-' + std::to_string(most.ffn);
}

} // namespace

TranslationShape translationShape(const SearchSpace &space, const Architecture &architecture)
{
    const Architecture checked = space.canonical(architecture);
    return assemble(space, [&](std::string_view gene) { return checked.values(gene); });
}

TranslationShape storedShape(const SearchSpace &space)
{
    return assemble(space, [&](std::string_view gene) { return largestPerLayer(space, gene); });
}

int positionWidth(const SearchSpace &space)
{
    const auto given = space.fixed.find(std::string(gene::positionWidth));
    if (given != space.fixed.end())
        return given->second;
    return std::max(space.largest(gene::encoderEmbed), space.largest(gene::decoderEmbed));
}

std::string shortDescription(const TranslationShape &shape)
{
    return "enc " + stackDescription(shape.encoderEmbed, shape.encoder) + ", dec "
        + stackDescription(shape.decoderEmbed, shape.decoder);
}

} // namespace supernet
