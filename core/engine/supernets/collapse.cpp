// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/supernets/collapse.h"

#include <ATen/ATen.h>

namespace supernet {

namespace {

/// Names the parts of one subnet's banks and norms.
class WeightVisitor
{
public:
    WeightVisitor(const MixingCoefficients &coefficients, const VisitWeight &visit)
        : m_coefficients(coefficients)
        , m_visit(visit)
    {
    }

    /// The bank's block cut into the matrices that lie stacked in its rows, one for each name.
    void bank(const ExpertBank &bank, std::int64_t out, std::int64_t in, const std::vector<std::string> &names)
    {
        const auto matrix = bank.take(m_coefficients.of(bank.name()), out, in);
        const auto rows = out / static_cast<std::int64_t>(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto begin = static_cast<std::int64_t>(i) * rows;
            m_visit(names[i] + ".weight", matrix.weight.slice(0, begin, begin + rows));
            m_visit(names[i] + ".bias", matrix.bias.slice(0, begin, begin + rows));
        }
    }

    void norm(const AddNorm &norm, std::int64_t width, const std::string &name)
    {
        m_visit(name + ".weight", norm.gain().value.slice(0, 0, width));
        m_visit(name + ".bias", norm.bias().value.slice(0, 0, width));
    }

    void selfAttention(const SelfAttentionBlock &block, std::int64_t width, const std::string &name)
    {
        bank(block.joined, block.joined.rows(), width, {name + ".query", name + ".key", name + ".value"});
        bank(block.output, width, block.joined.rows() / 3, {name + ".output"});
        norm(block.norm, width, name + "_norm");
    }

    void crossAttention(const CrossAttentionBlock &block, std::int64_t width, std::int64_t sourceWidth,
                        const std::string &name)
    {
        bank(block.query, block.query.rows(), width, {name + ".query"});
        bank(block.joined, block.joined.rows(), sourceWidth, {name + ".key", name + ".value"});
        bank(block.output, width, block.query.rows(), {name + ".output"});
        norm(block.norm, width, name + "_norm");
    }

    void feedForward(const FeedForwardBlock &block, std::int64_t width, std::int64_t ffn, const std::string &name)
    {
        bank(block.in, ffn, width, {name + ".in"});
        bank(block.out, width, ffn, {name + ".out"});
        norm(block.norm, width, name + "_norm");
    }

private:
    const MixingCoefficients &m_coefficients;
    const VisitWeight &m_visit;
};

using Size = std::function<std::int64_t(const TranslationShape &)>;

void useBank(BlockUses &uses, const ExpertBank &bank, const Size &out, const Size &in)
{
    const auto experts = bank.experts();
    uses[bank.weight().name] = [=](const TranslationShape &shape) {
        return std::vector<std::int64_t>{experts, out(shape), in(shape)};
    };
    uses[bank.bias().name] = [=](const TranslationShape &shape) {
        return std::vector<std::int64_t>{experts, out(shape)};
    };
}

void useNorm(BlockUses &uses, const AddNorm &norm, const Size &width)
{
    for (const auto &name : {norm.gain().name, norm.bias().name})
        uses[name] = [=](const TranslationShape &shape) { return std::vector<std::int64_t>{width(shape)}; };
}

void useSelfAttention(BlockUses &uses, const SelfAttentionBlock &block, const Size &width)
{
    const auto rows = block.joined.rows();
    useBank(
        uses, block.joined, [=](const auto &) { return rows; }, width);
    useBank(uses, block.output, width, [=](const auto &) { return rows / 3; });
    useNorm(uses, block.norm, width);
}

void useFeedForward(BlockUses &uses, const FeedForwardBlock &block, const Size &width, const Size &ffn)
{
    useBank(uses, block.in, ffn, width);
    useBank(uses, block.out, width, ffn);
    useNorm(uses, block.norm, width);
}

} // namespace

HostTensor toHost(const torch::Tensor &tensor)
{
    const auto plain = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const float *values = plain.data_ptr<float>();
    return {plain.sizes().vec(), {values, values + plain.numel()}};
}

void visitWeights(const TranslationLayers &layers, const MixingCoefficients &coefficients,
                  const TranslationShape &shape, const VisitWeight &visit)
{
    WeightVisitor subnet(coefficients, visit);
    const auto width = std::max(shape.encoderEmbed, shape.decoderEmbed);
    visit("embedding", layers.embedding.table().value.slice(1, 0, width));
    for (std::size_t i = 0; i < shape.encoder.size(); ++i) {
        const auto name = layerName("encoder", i);
        subnet.selfAttention(layers.encoder[i].selfAttention, shape.encoderEmbed, name + ".self_attention");
        subnet.feedForward(layers.encoder[i].ffn, shape.encoderEmbed, shape.encoder[i].ffn, name + ".ffn");
    }
    for (std::size_t i = 0; i < shape.decoder.size(); ++i) {
        const auto name = layerName("decoder", i);
        const auto &layer = layers.decoder[i];
        subnet.selfAttention(layer.selfAttention, shape.decoderEmbed, name + ".self_attention");
        subnet.crossAttention(layer.crossAttention, shape.decoderEmbed, shape.encoderEmbed, name + ".cross_attention");
        subnet.feedForward(layer.ffn, shape.decoderEmbed, shape.decoder[i].ffn, name + ".ffn");
    }
}

DenseTransformer collapseLayers(const TranslationLayers &layers, const MixingCoefficients &coefficients,
                                const TranslationShape &shape)
{
    DenseTransformer model{shape, layers.embedding.table().value.size(0), layers.embedding.positionWidth(), {}};
    visitWeights(layers, coefficients, shape,
                 [&](const std::string &name, const torch::Tensor &weight) { model.weights[name] = toHost(weight); });
    return model;
}

BlockUses blockUses(const TranslationLayers &layers)
{
    const Size encoderWidth = [](const TranslationShape &shape) { return shape.encoderEmbed; };
    const Size decoderWidth = [](const TranslationShape &shape) { return shape.decoderEmbed; };
    BlockUses uses;
    uses[layers.embedding.table().name] = [vocabulary = layers.embedding.table().value.size(0)](const auto &shape) {
        return std::vector<std::int64_t>{vocabulary, std::max(shape.encoderEmbed, shape.decoderEmbed)};
    };
    for (std::size_t i = 0; i < layers.encoder.size(); ++i) {
        useSelfAttention(uses, layers.encoder[i].selfAttention, encoderWidth);
        useFeedForward(uses, layers.encoder[i].ffn, encoderWidth,
                       [i](const TranslationShape &shape) { return shape.encoder[i].ffn; });
    }
    for (std::size_t i = 0; i < layers.decoder.size(); ++i) {
        const auto &cross = layers.decoder[i].crossAttention;
        const auto qkv = cross.query.rows();
        useSelfAttention(uses, layers.decoder[i].selfAttention, decoderWidth);
        useBank(
            uses, cross.query, [=](const auto &) { return qkv; }, decoderWidth);
        useBank(
            uses, cross.joined, [=](const auto &) { return 2 * qkv; }, encoderWidth);
        useBank(uses, cross.output, decoderWidth, [=](const auto &) { return qkv; });
        useNorm(uses, cross.norm, decoderWidth);
        useFeedForward(uses, layers.decoder[i].ffn, decoderWidth,
                       [i](const TranslationShape &shape) { return shape.decoder[i].ffn; });
    }
    return uses;
}

} // namespace supernet
