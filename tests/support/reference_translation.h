// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"
#include "engine/supernets/translation_network.h"

#include <algorithm>
#include <ATen/ATen.h>
#include <cmath>

/// The encoder-decoder supernet written a second time: sentence by sentence, in ATen's own operations and the type of
/// its parameters, with whole matrices mixed before they are sliced.
namespace supernet::reference {

class Translation
{
public:
    explicit Translation(const TranslationNetwork &network)
        : m_settings(network.settings())
    {
        for (const auto &parameter : network.parameters())
            m_values[parameter.name] = parameter.value;
    }

    /// [target length + 1, vocabulary] of one pair of sentences (without begin and end tokens).
    at::Tensor logits(const Architecture &architecture, const std::vector<std::int64_t> &source,
                      const std::vector<std::int64_t> &target)
    {
        const auto shape = translationShape(m_settings.space, architecture);
        if (m_settings.policy.granularity == Granularity::Partition)
            takePart(architecture);
        readFeatures(architecture);
        auto x = embed(source, shape.encoderEmbed);
        std::vector<at::Tensor> layers;
        for (std::size_t i = 0; i < shape.encoder.size(); ++i) {
            const auto name = "encoder." + std::to_string(i);
            x = selfAttention(name, x, shape.encoder[i].heads, false);
            x = feedForward(name, x, shape.encoder[i].ffn);
            layers.push_back(x);
        }
        auto y = embed(target, shape.decoderEmbed);
        for (std::size_t i = 0; i < shape.decoder.size(); ++i) {
            const auto name = "decoder." + std::to_string(i);
            y = selfAttention(name, y, shape.decoder[i].selfHeads, true);
            const auto first = layers.end()
                - std::min<std::ptrdiff_t>(shape.decoder[i].span, layers.end() - layers.begin());
            const auto memory = at::cat(std::vector<at::Tensor>(first, layers.end()), 0);
            y = crossAttention(name, y, memory, shape.decoder[i].crossHeads);
            y = feedForward(name, y, shape.decoder[i].ffn);
        }
        return at::matmul(y, table().slice(1, 0, shape.decoderEmbed).t());
    }

    /// The mixed matrix of a bank at its stored size, or one without experts.
    at::Tensor matrix(const std::string &bank, const std::string &part)
    {
        const auto &experts = m_values.at(bank + "." + part);
        if (experts.size(0) == 1)
            return experts[0];
        const auto shares = routerOutput(routerOf(bank), experts.size(0));
        auto mixed = at::zeros_like(experts[0]);
        for (std::int64_t i = 0; i < experts.size(0); ++i) {
            const auto share = shares[i];
            const bool rowWise = share.numel() > 1;
            mixed = mixed + (part == "weight" && rowWise ? share.unsqueeze(1) : share) * experts[i];
        }
        return mixed;
    }

private:
    const at::Tensor &table() { return m_values.at("embedding"); }

    std::string routerOf(const std::string &bank) const
    {
        switch (m_settings.policy.granularity) {
        case Granularity::Network:
            return "router";
        case Granularity::Layer:
            return bank.substr(0, bank.rfind('.')) + ".router";
        default:
            return bank + ".router";
        }
    }

    void readFeatures(const Architecture &architecture)
    {
        const auto &policy = m_settings.policy;
        const auto values = encode(m_settings.space, architecture, policy.encoding);
        m_features = at::tensor(at::ArrayRef<float>(values), at::kFloat).to(table().scalar_type());
        if (policy.blindRouters)
            m_features = at::ones_like(m_features);
    }

    /// Puts the tensors of the architecture's part under the names that those of a net without parts have.
    void takePart(const Architecture &architecture)
    {
        const auto &gene = m_settings.policy.partitionGene;
        const auto &choices = m_settings.space.gene(gene).choices;
        const auto part = std::find(choices.begin(), choices.end(), architecture.value(gene)) - choices.begin();
        const auto own = std::lround(m_values.at("partition.expert")[part].item<double>());
        const auto prefix = "part." + std::to_string(own) + '.';
        std::map<std::string, at::Tensor> taken;
        for (const auto &[name, value] : m_values) {
            if (name.starts_with(prefix))
                taken[name.substr(prefix.size())] = value;
        }
        for (const auto &[name, value] : taken)
            m_values[name] = value;
    }

    at::Tensor routerOutput(const std::string &router, std::int64_t experts)
    {
        const auto layer = [&](const char *name, const at::Tensor &x) {
            return at::matmul(m_values.at(router + name + ".weight"), x) + m_values.at(router + name + ".bias");
        };
        if (m_settings.policy.granularity == Granularity::Hypernetwork)
            return at::cat({at::ones({1}, m_features.options()), at::relu(layer(".hidden", m_features))});
        return at::softmax(layer(".output", at::relu(layer(".hidden", m_features))).view({experts, -1}), 0);
    }

    at::Tensor embed(const std::vector<std::int64_t> &tokens, std::int64_t width)
    {
        auto x = table().index({at::tensor(tokens)}).slice(1, 0, width) * std::sqrt(static_cast<double>(width));
        const auto stored = table().size(1);
        auto places = at::empty_like(x);
        for (std::int64_t p = 0; p < x.size(0); ++p)
            for (std::int64_t c = 0; c < width; ++c)
                places[p][c] = sinusoidalPosition(p, c, stored);
        return x + places;
    }

    at::Tensor linear(const std::string &bank, const at::Tensor &x, std::int64_t out)
    {
        const auto weight = matrix(bank, "weight").slice(0, 0, out).slice(1, 0, x.size(1));
        return at::matmul(x, weight.t()) + matrix(bank, "bias").slice(0, 0, out);
    }

    at::Tensor addNorm(const std::string &name, const at::Tensor &x, const at::Tensor &sublayer)
    {
        const auto width = x.size(1);
        return at::layer_norm(x + sublayer, {width}, m_values.at(name + ".weight").slice(0, 0, width),
                              m_values.at(name + ".bias").slice(0, 0, width), 1e-5);
    }

    at::Tensor attend(const at::Tensor &q, const at::Tensor &k, const at::Tensor &v, std::int64_t heads, bool causal)
    {
        const auto split = [heads](const at::Tensor &t) { return t.view({t.size(0), heads, -1}).transpose(0, 1); };
        const auto width = q.size(1) / heads;
        auto scores = at::matmul(split(q), split(k).transpose(1, 2)) / std::sqrt(static_cast<double>(width));
        if (causal)
            scores = scores.masked_fill(at::ones({q.size(0), k.size(0)}, at::kBool).triu(1), -1e30);
        return at::matmul(at::softmax(scores, -1), split(v)).transpose(0, 1).reshape({q.size(0), -1});
    }

    at::Tensor selfAttention(const std::string &layer, const at::Tensor &x, std::int64_t heads, bool causal)
    {
        const auto name = layer + ".self_attention";
        const auto parts = linear(name + ".qkv", x, m_values.at(name + ".qkv.bias").size(1)).chunk(3, 1);
        const auto attended = attend(parts[0].contiguous(), parts[1].contiguous(), parts[2].contiguous(), heads,
                                     causal);
        return addNorm(name + "_norm", x, linear(name + ".output", attended, x.size(1)));
    }

    at::Tensor crossAttention(const std::string &layer, const at::Tensor &x, const at::Tensor &memory,
                              std::int64_t heads)
    {
        const auto name = layer + ".cross_attention";
        const auto q = linear(name + ".query", x, m_values.at(name + ".query.bias").size(1));
        const auto parts = linear(name + ".kv", memory, m_values.at(name + ".kv.bias").size(1)).chunk(2, 1);
        const auto attended = attend(q, parts[0].contiguous(), parts[1].contiguous(), heads, false);
        return addNorm(name + "_norm", x, linear(name + ".output", attended, x.size(1)));
    }

    /// Each token by itself through the one expert that it chooses.
    at::Tensor tokenByToken(const std::string &ffn, const at::Tensor &x, std::int64_t inner)
    {
        const auto part = [&](const std::string &bank, std::int64_t expert, std::int64_t out, std::int64_t in) {
            return std::pair(m_values.at(bank + ".weight")[expert].slice(0, 0, out).slice(1, 0, in),
                             m_values.at(bank + ".bias")[expert].slice(0, 0, out));
        };
        const auto [gate, gateBias] = part(ffn + ".gate", 0, m_values.at(ffn + ".gate.weight").size(1), x.size(1));
        auto result = at::empty_like(x);
        for (std::int64_t i = 0; i < x.size(0); ++i) {
            const auto chances = at::softmax(at::mv(gate, x[i]) + gateBias, 0);
            const auto expert = chances.argmax().item<std::int64_t>();
            const auto [in, inBias] = part(ffn + ".in", expert, inner, x.size(1));
            const auto [out, outBias] = part(ffn + ".out", expert, x.size(1), inner);
            result[i] = chances[expert] * (at::mv(out, at::relu(at::mv(in, x[i]) + inBias)) + outBias);
        }
        return result;
    }

    at::Tensor feedForward(const std::string &layer, const at::Tensor &x, std::int64_t ffn)
    {
        if (m_settings.policy.granularity == Granularity::Token)
            return addNorm(layer + ".ffn_norm", x, tokenByToken(layer + ".ffn", x, ffn));
        const auto hidden = at::relu(linear(layer + ".ffn.in", x, ffn));
        return addNorm(layer + ".ffn_norm", x, linear(layer + ".ffn.out", hidden, x.size(1)));
    }

    NetworkSettings m_settings;
    std::map<std::string, at::Tensor> m_values;
    at::Tensor m_features;
};

} // namespace supernet::reference
