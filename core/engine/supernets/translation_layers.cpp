// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/translation_layers.h"

#include <algorithm>
#include <ATen/ATen.h>

namespace supernet {

namespace {

TokenRows withPositions(const std::vector<std::int64_t> &tokens, const std::vector<std::int64_t> &offsets)
{
    TokenRows rows{tokens, {}};
    rows.positions.reserve(tokens.size());
    for (std::size_t sentence = 0; sentence + 1 < offsets.size(); ++sentence)
        for (std::int64_t place = 0; place < offsets[sentence + 1] - offsets[sentence]; ++place)
            rows.positions.push_back(place);
    return rows;
}

DropoutRates scaledRates(const TranslationLayers::Rates &rates, int width, int storedWidth)
{
    return {rates.hidden * width / storedWidth, rates.attention};
}

/// The last `count` layers' outputs, one behind the other.
torch::Tensor lastLayers(const std::vector<torch::Tensor> &outputs, int count)
{
    const auto available = std::min<std::size_t>(static_cast<std::size_t>(count), outputs.size());
    if (available == 1)
        return outputs.back();
    return at::cat(at::TensorList(outputs.data() + outputs.size() - available, available), 0);
}

} // namespace

PackedRows::PackedRows(const PackedBatch &batch)
    : source(withPositions(batch.source, batch.sourceOffsets))
    , target(withPositions(batch.targetInput, batch.targetOffsets))
    , encoderSelf(
          std::make_shared<AttentionPattern>(AttentionPattern{batch.sourceOffsets, batch.sourceOffsets, 1, false}))
    , decoderSelf(
          std::make_shared<AttentionPattern>(AttentionPattern{batch.targetOffsets, batch.targetOffsets, 1, true}))
{
    for (const int segments : {1, 2, 3})
        cross[segments] = std::make_shared<AttentionPattern>(
            AttentionPattern{batch.targetOffsets, batch.sourceOffsets, segments, false});
}

std::string layerName(const char *side, std::size_t layer)
{
    return std::string(side) + '.' + std::to_string(layer);
}

EncoderLayer::EncoderLayer(ParameterList &parameters, const std::string &name, const TranslationShape &stored,
                           int ffnWidth, const BankSettings &settings)
    : selfAttention(parameters, name + ".self_attention", stored.encoderEmbed, stored.qkv, settings)
    , ffn(parameters, name + ".ffn", stored.encoderEmbed, ffnWidth, settings)
{
}

DecoderLayer::DecoderLayer(ParameterList &parameters, const std::string &name, const TranslationShape &stored,
                           int ffnWidth, const BankSettings &settings)
    : selfAttention(parameters, name + ".self_attention", stored.decoderEmbed, stored.qkv, settings)
    , crossAttention(parameters, name + ".cross_attention", stored.decoderEmbed, stored.encoderEmbed, stored.qkv,
                     settings)
    , ffn(parameters, name + ".ffn", stored.decoderEmbed, ffnWidth, settings)
{
}

TranslationLayers::TranslationLayers(ParameterList &parameters, const std::string &namePrefix,
                                     const TranslationShape &storedShape, std::int64_t vocabulary,
                                     std::int64_t positionWidth, const BankSettings &settings)
    : prefix(namePrefix)
    , stored(storedShape)
    , embedding(parameters, prefix + "embedding", vocabulary, std::max(stored.encoderEmbed, stored.decoderEmbed),
                positionWidth)
{
    for (std::size_t i = 0; i < stored.encoder.size(); ++i)
        encoder.emplace_back(parameters, prefix + layerName("encoder", i), stored, stored.encoder[i].ffn, settings);
    for (std::size_t i = 0; i < stored.decoder.size(); ++i)
        decoder.emplace_back(parameters, prefix + layerName("decoder", i), stored, stored.decoder[i].ffn, settings);
}

void TranslationLayers::visitBanks(const std::function<void(const ExpertBank &, const std::string &)> &visit) const
{
    for (std::size_t i = 0; i < encoder.size(); ++i) {
        const auto name = prefix + layerName("encoder", i);
        visit(encoder[i].selfAttention.joined, name + ".self_attention");
        visit(encoder[i].selfAttention.output, name + ".self_attention");
        visit(encoder[i].ffn.in, name + ".ffn");
        visit(encoder[i].ffn.out, name + ".ffn");
    }
    for (std::size_t i = 0; i < decoder.size(); ++i) {
        const auto name = prefix + layerName("decoder", i);
        visit(decoder[i].selfAttention.joined, name + ".self_attention");
        visit(decoder[i].selfAttention.output, name + ".self_attention");
        visit(decoder[i].crossAttention.query, name + ".cross_attention");
        visit(decoder[i].crossAttention.joined, name + ".cross_attention");
        visit(decoder[i].crossAttention.output, name + ".cross_attention");
        visit(decoder[i].ffn.in, name + ".ffn");
        visit(decoder[i].ffn.out, name + ".ffn");
    }
}

std::vector<torch::Tensor> TranslationLayers::encode(SubnetPass &pass, const PackedRows &rows,
                                                     const TranslationShape &shape, const Rates &rates) const
{
    const auto own = scaledRates(rates, shape.encoderEmbed, stored.encoderEmbed);
    auto x = embedding.embed(rows.source, shape.encoderEmbed, pass.dropout(own.hidden));
    std::vector<torch::Tensor> outputs;
    for (std::size_t i = 0; i < shape.encoder.size(); ++i) {
        x = encoder[i].selfAttention.forward(pass, x, shape.encoder[i].heads, rows.encoderSelf, own);
        x = encoder[i].ffn.forward(pass, x, shape.encoder[i].ffn, own);
        outputs.push_back(x);
    }
    return outputs;
}

torch::Tensor TranslationLayers::hidden(SubnetPass &pass, const PackedRows &rows, const TranslationShape &shape,
                                        const Rates &rates) const
{
    const auto outputs = encode(pass, rows, shape, rates);
    const auto own = scaledRates(rates, shape.decoderEmbed, stored.decoderEmbed);
    std::map<int, torch::Tensor> memories;
    auto x = embedding.embed(rows.target, shape.decoderEmbed, pass.dropout(own.hidden));
    for (std::size_t i = 0; i < shape.decoder.size(); ++i) {
        const auto &sizes = shape.decoder[i];
        const int span = std::min<int>(sizes.span, static_cast<int>(outputs.size()));
        auto &memory = memories[span];
        if (!memory.defined())
            memory = lastLayers(outputs, span);
        x = decoder[i].selfAttention.forward(pass, x, sizes.selfHeads, rows.decoderSelf, own);
        x = decoder[i].crossAttention.forward(pass, x, memory, sizes.crossHeads, rows.cross.at(span), own);
        x = decoder[i].ffn.forward(pass, x, sizes.ffn, own);
    }
    return x;
}

} // namespace supernet
