// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/cost.h"

namespace supernet {

namespace {

using Count = std::int64_t;

Count linear(Count in, Count out)
{
    return in * out + out;
}

Count layerNorm(Count width)
{
    return 2 * width;
}

/// Queries and output on one side, keys and values on the other.
Count attention(Count queryWidth, Count keyWidth, Count qkv)
{
    return linear(queryWidth, qkv) + 2 * linear(keyWidth, qkv) + linear(qkv, queryWidth);
}

Count feedForward(Count width, Count inner)
{
    return linear(width, inner) + linear(inner, width);
}

Count attentionMacs(Count queries, Count queryWidth, Count keys, Count keyWidth, Count qkv)
{
    const Count projections = 2 * queries * queryWidth * qkv + 2 * keys * keyWidth * qkv;
    const Count products = 2 * queries * keys * qkv; // Scores, and weighted values.
    return projections + products;
}

Count feedForwardMacs(Count length, Count width, Count inner)
{
    return 2 * length * width * inner;
}

Count macs(const TranslationShape &shape, const Workload &workload)
{
    const Count source = workload.sourceLength;
    const Count target = workload.targetLength;
    const Count encoder = shape.encoderEmbed;
    const Count decoder = shape.decoderEmbed;
    Count sum = target * decoder * workload.vocabulary;
    for (const auto &layer : shape.encoder)
        sum += attentionMacs(source, encoder, source, encoder, shape.qkv) + feedForwardMacs(source, encoder, layer.ffn);
    for (const auto &layer : shape.decoder)
        sum += attentionMacs(target, decoder, target, decoder, shape.qkv)
            + attentionMacs(target, decoder, layer.span * source, encoder, shape.qkv)
            + feedForwardMacs(target, decoder, layer.ffn);
    return sum;
}

} // namespace

std::int64_t parametersWithoutEmbeddings(const TranslationShape &shape)
{
    const Count encoder = shape.encoderEmbed;
    const Count decoder = shape.decoderEmbed;
    Count sum = 0;
    for (const auto &layer : shape.encoder)
        sum += attention(encoder, encoder, shape.qkv) + feedForward(encoder, layer.ffn) + 2 * layerNorm(encoder);
    for (const auto &layer : shape.decoder)
        sum += attention(decoder, decoder, shape.qkv) + attention(decoder, encoder, shape.qkv)
            + feedForward(decoder, layer.ffn) + 3 * layerNorm(decoder);
    return sum;
}

Cost cost(const TranslationShape &shape, const Workload &workload)
{
    Cost result;
    result.parametersWithoutEmbeddings = parametersWithoutEmbeddings(shape);
    result.embeddingParameters = workload.vocabulary * shape.decoderEmbed;
    result.macs = macs(shape, workload);
    result.flops = 2 * result.macs;
    return result;
}

} // namespace supernet
