// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/translation_shape.h"
#include "domain/support/random.h"
#include "engine/modules/add_norm.h"
#include "engine/modules/attention.h"
#include "engine/modules/linear.h"

#include <functional>
#include <map>
#include <optional>

namespace supernet {

/// What a pass over one subnet shares: its mixing coefficients, its dropout, its precision.
class SubnetPass
{
public:
    /// Coefficients of a bank by its name; undefined for a bank of one expert.
    using Coefficients = std::function<torch::Tensor(const std::string &bank)>;

    SubnetPass(Coefficients coefficients, std::uint64_t dropoutKey, ProductPrecision precision)
        : m_coefficients(std::move(coefficients))
        , m_dropoutKey(dropoutKey)
        , m_precision(precision)
    {
    }

    [[nodiscard]] torch::Tensor apply(const ExpertBank &bank, const torch::Tensor &x, std::int64_t out,
                                      bool relu = false) const
    {
        return linear(x, bank.take(m_coefficients(bank.name()), out, x.size(1)), {relu, m_precision});
    }

    /// The next dropout of the pass; every call draws from a stream of its own.
    [[nodiscard]] kernels::Dropout dropout(double rate)
    {
        const auto key = mixBits(m_dropoutKey + ++m_sites);
        return kernels::makeDropout(m_dropoutKey == 0 ? 0 : rate, key);
    }

    [[nodiscard]] ProductPrecision precision() const noexcept { return m_precision; }

private:
    Coefficients m_coefficients;
    std::uint64_t m_dropoutKey; ///< 0: no dropout.
    std::uint64_t m_sites = 0;
    ProductPrecision m_precision;
};

/// Dropout rates of one side of one subnet.
struct DropoutRates
{
    double hidden = 0;
    double attention = 0;
};

/// How many experts each kind of matrix has, and how they start.
struct BankSettings
{
    std::int64_t feedForwardExperts = 1;
    std::int64_t attentionExperts = 1;
    bool copies = false;
    double laterGain = 1; ///< Of a routed matrix's experts but the first, see ExpertBank::Start.
    bool tokensChoose = false; ///< Among the experts of a feed-forward layer.
};

/// Self-attention with its post-norm; heads share `qkv` columns whatever their number.
class SelfAttentionBlock
{
public:
    SelfAttentionBlock(ParameterList &parameters, const std::string &name, std::int64_t width, std::int64_t qkv,
                       const BankSettings &settings);
    [[nodiscard]] torch::Tensor forward(SubnetPass &pass, const torch::Tensor &x, std::int64_t heads,
                                        const std::shared_ptr<const AttentionPattern> &pattern,
                                        const DropoutRates &rates) const;

    ExpertBank joined; ///< `NAME.qkv`: rows of queries, keys, values; [3 * qkv, width].
    ExpertBank output; ///< `NAME.output`: [width, qkv].
    AddNorm norm;
};

/// Attention of the decoder to one or more encoder layers.
class CrossAttentionBlock
{
public:
    CrossAttentionBlock(ParameterList &parameters, const std::string &name, std::int64_t width,
                        std::int64_t sourceWidth, std::int64_t qkv, const BankSettings &settings);
    /// `memory` [segments * source tokens, source width].
    [[nodiscard]] torch::Tensor forward(SubnetPass &pass, const torch::Tensor &x, const torch::Tensor &memory,
                                        std::int64_t heads, const std::shared_ptr<const AttentionPattern> &pattern,
                                        const DropoutRates &rates) const;

    ExpertBank query; ///< `NAME.query`: [qkv, width].
    ExpertBank joined; ///< `NAME.kv`: rows of keys, values; [2 * qkv, source width].
    ExpertBank output; ///< `NAME.output`: [width, qkv].
    AddNorm norm;
};

class FeedForwardBlock
{
public:
    FeedForwardBlock(ParameterList &parameters, const std::string &name, std::int64_t width, std::int64_t ffn,
                     const BankSettings &settings);
    [[nodiscard]] torch::Tensor forward(SubnetPass &pass, const torch::Tensor &x, std::int64_t ffn,
                                        const DropoutRates &rates) const;

    ExpertBank in; ///< `NAME.in`: [ffn, width].
    ExpertBank out; ///< `NAME.out`: [width, ffn].
    AddNorm norm;
    std::optional<ExpertBank> gate; ///< `NAME.gate`: [experts, width], by which tokens choose.

private:
    /// Every token through the expert of its greatest chance, softmax(gate x), scaled by that chance (top-1, as AutoMoE).
    [[nodiscard]] torch::Tensor chosen(SubnetPass &pass, const torch::Tensor &x, std::int64_t ffn) const;
};

} // namespace supernet
