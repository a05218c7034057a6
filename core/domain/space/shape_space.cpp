// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/shape_space.h"

#include "domain/space/gene_names.h"

namespace supernet {

namespace {

/// The gene value that stands for so many encoder layers attended to.
int spanValue(int layers)
{
    return layers == 1 ? -1 : layers - 1;
}

Gene ofNet(std::string_view name, int value)
{
    return {std::string(name), {value}, Gene::Scope::Network, {}, {}};
}

template<typename Layers, typename Value>
Gene ofLayers(std::string_view name, std::string_view depth, const Layers &layers, const Value &value)
{
    Gene gene{std::string(name), {value(layers.front())}, Gene::Scope::Layer, std::string(depth), {}};
    for (std::size_t layer = 1; layer < layers.size(); ++layer)
        if (const int own = value(layers[layer]); own != gene.choices.front())
            gene.layerChoices[static_cast<int>(layer)] = {own};
    return gene;
}

} // namespace

SearchSpace spaceOfShape(const TranslationShape &shape, int positionWidth)
{
    using Encoder = TranslationShape::EncoderLayer;
    using Decoder = TranslationShape::DecoderLayer;
    const auto encoder = [&](std::string_view name, int Encoder::*size) {
        return ofLayers(name, gene::encoderLayers, shape.encoder, [size](const Encoder &layer) { return layer.*size; });
    };
    const auto decoder = [&](std::string_view name, int Decoder::*size) {
        return ofLayers(name, gene::decoderLayers, shape.decoder, [size](const Decoder &layer) { return layer.*size; });
    };
    SearchSpace space;
    space.genes = {ofNet(gene::encoderEmbed, shape.encoderEmbed),
                   ofNet(gene::encoderLayers, static_cast<int>(shape.encoder.size())),
                   encoder(gene::encoderFfn, &Encoder::ffn),
                   encoder(gene::encoderSelfHeads, &Encoder::heads),
                   ofNet(gene::decoderEmbed, shape.decoderEmbed),
                   ofNet(gene::decoderLayers, static_cast<int>(shape.decoder.size())),
                   decoder(gene::decoderFfn, &Decoder::ffn),
                   decoder(gene::decoderSelfHeads, &Decoder::selfHeads),
                   decoder(gene::decoderCrossHeads, &Decoder::crossHeads),
                   ofLayers(gene::decoderSpan, gene::decoderLayers, shape.decoder,
                            [](const Decoder &layer) { return spanValue(layer.span); })};
    space.fixed[std::string(gene::qkvDim)] = shape.qkv;
    space.fixed[std::string(gene::positionWidth)] = positionWidth;
    space.name = "imported-" + space.largestArchitecture().id();
    return space;
}

} // namespace supernet
