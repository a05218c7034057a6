// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/modules/elastic_layers.h"

#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

namespace {

/// Queries, keys and values start smaller than other matrices, as fairseq and with it HAT do.
const double JoinedGain = 1 / std::sqrt(2.0);

ExpertBank::Start startOf(const BankSettings &settings, double gain = 1, int stacked = 1)
{
    return {gain, stacked, settings.copies, settings.laterGain};
}

} // namespace

SelfAttentionBlock::SelfAttentionBlock(ParameterList &parameters, const std::string &name, std::int64_t width,
                                       std::int64_t qkv, const BankSettings &settings)
    : joined(parameters, name + ".qkv", settings.attentionExperts, 3 * qkv, width, startOf(settings, JoinedGain, 3))
    , output(parameters, name + ".output", settings.attentionExperts, width, qkv, startOf(settings))
    , norm(parameters, name + "_norm", width)
{
}

torch::Tensor SelfAttentionBlock::forward(SubnetPass &pass, const torch::Tensor &x, std::int64_t heads,
                                          const std::shared_ptr<const AttentionPattern> &pattern,
                                          const DropoutRates &rates) const
{
    const auto projected = pass.apply(joined, x, joined.rows());
    const auto attended = selfAttention(projected, pattern, {heads, pass.dropout(rates.attention)});
    return norm(x, pass.apply(output, attended, x.size(1)), pass.dropout(rates.hidden));
}

CrossAttentionBlock::CrossAttentionBlock(ParameterList &parameters, const std::string &name, std::int64_t width,
                                         std::int64_t sourceWidth, std::int64_t qkv, const BankSettings &settings)
    : query(parameters, name + ".query", settings.attentionExperts, qkv, width, startOf(settings, JoinedGain))
    , joined(parameters, name + ".kv", settings.attentionExperts, 2 * qkv, sourceWidth,
             startOf(settings, JoinedGain, 2))
    , output(parameters, name + ".output", settings.attentionExperts, width, qkv, startOf(settings))
    , norm(parameters, name + "_norm", width)
{
}

torch::Tensor CrossAttentionBlock::forward(SubnetPass &pass, const torch::Tensor &x, const torch::Tensor &memory,
                                           std::int64_t heads, const std::shared_ptr<const AttentionPattern> &pattern,
                                           const DropoutRates &rates) const
{
    const auto queries = pass.apply(query, x, query.rows());
    const auto keysValues = pass.apply(joined, memory, joined.rows());
    const auto attended = crossAttention(queries, keysValues, pattern, {heads, pass.dropout(rates.attention)});
    return norm(x, pass.apply(output, attended, x.size(1)), pass.dropout(rates.hidden));
}

FeedForwardBlock::FeedForwardBlock(ParameterList &parameters, const std::string &name, std::int64_t width,
                                   std::int64_t ffn, const BankSettings &settings)
    : in(parameters, name + ".in", settings.feedForwardExperts, ffn, width, startOf(settings))
    , out(parameters, name + ".out", settings.feedForwardExperts, width, ffn, startOf(settings))
    , norm(parameters, name + "_norm", width)
{
    if (settings.tokensChoose)
        gate.emplace(parameters, name + ".gate", 1, settings.feedForwardExperts, width, ExpertBank::Start());
}

torch::Tensor FeedForwardBlock::chosen(SubnetPass &pass, const torch::Tensor &x, std::int64_t ffn) const
{
    const auto [chance, expert] = at::softmax(pass.apply(*gate, x, in.experts()), 1).max(1);
    std::vector<torch::Tensor> places;
    std::vector<torch::Tensor> outputs;
    for (std::int64_t i = 0; i < in.experts(); ++i) {
        const auto own = expert.eq(i).nonzero().squeeze(1);
        if (own.numel() == 0)
            continue;
        const auto alone = at::scalar_tensor(i, torch::kInt64);
        const auto hidden = linear(x.index_select(0, own), in.take(alone, ffn, x.size(1)), {true, pass.precision()});
        outputs.push_back(linear(hidden, out.take(alone, x.size(1), ffn), {false, pass.precision()}));
        places.push_back(own);
    }
    const auto order = at::argsort(at::cat(places));
    return at::cat(outputs).index_select(0, order) * chance.unsqueeze(1);
}

torch::Tensor FeedForwardBlock::forward(SubnetPass &pass, const torch::Tensor &x, std::int64_t ffn,
                                        const DropoutRates &rates) const
{
    if (gate)
        return norm(x, chosen(pass, x, ffn), pass.dropout(rates.hidden));
    const auto hidden = pass.apply(in, x, ffn, true);
    return norm(x, pass.apply(out, hidden, x.size(1)), pass.dropout(rates.hidden));
}

} // namespace supernet
