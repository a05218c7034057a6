// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/router.h"

#include "engine/sharing/differentiable.h"

#include <algorithm>
#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

Router::Router(ParameterList &parameters, const std::string &name, const Sizes &sizes, double dropout)
    : m_sizes(sizes)
    , m_dropout(dropout)
{
    const std::int64_t outputs = sizes.experts * std::max<std::int64_t>(sizes.rows, 1);
    const double hiddenBound = 1 / std::sqrt(static_cast<double>(sizes.features));
    const double outputBound = 1 / std::sqrt(static_cast<double>(sizes.hidden));
    m_hiddenWeight = parameters.uniform(name + ".hidden.weight", {sizes.hidden, sizes.features}, hiddenBound, true);
    m_hiddenBias = parameters.uniform(name + ".hidden.bias", {sizes.hidden}, hiddenBound, true);
    m_outputWeight = parameters.uniform(name + ".output.weight", {outputs, sizes.hidden}, outputBound, true);
    m_outputBias = parameters.uniform(name + ".output.bias", {outputs}, outputBound, true);
}

torch::Tensor routerDropout(const torch::Tensor &like, double rate, std::uint64_t key)
{
    auto mask = at::ones(like.sizes(), torch::kFloat64);
    if (key != 0) {
        Random random(key);
        for (std::int64_t i = 0; i < mask.numel(); ++i)
            mask.data_ptr<double>()[i] = random.uniform() < rate ? 0 : 1 / (1 - rate);
    }
    return mask.to(like.scalar_type());
}

torch::Tensor Router::coefficients(const torch::Tensor &features, std::uint64_t dropoutKey) const
{
    // An input for autograd to hang the way back on; the parameters get their gradients written by hand.
    const auto anchor = at::zeros({}, m_hiddenBias.value.options()).requires_grad_(at::GradMode::is_enabled());
    const at::AutoDispatchBelowADInplaceOrView belowAutograd;
    const auto mask = routerDropout(m_hiddenBias.value, m_dropout, dropoutKey);
    const auto active = at::mv(m_hiddenWeight.value, features).add_(m_hiddenBias.value).relu_();
    const auto hidden = active * mask;
    const auto scores = at::mv(m_outputWeight.value, hidden).add_(m_outputBias.value);
    const auto output = at::softmax(scores.view({m_sizes.experts, -1}), 0);
    const auto shares = m_sizes.rows == 0 ? output.view({m_sizes.experts}) : output;

    auto backward = [*this, features, mask, active, hidden,
                     output](const torch::Tensor &gradient) -> std::vector<torch::Tensor> {
        const auto g = gradient.reshape_as(output);
        const auto toScores = (output * (g - (g * output).sum(0, true))).view({-1});
        m_outputWeight.gradient.addr_(toScores, hidden);
        m_outputBias.gradient.add_(toScores);
        const auto toHidden = at::mv(m_outputWeight.value.t(), toScores) * mask * (active > 0);
        m_hiddenWeight.gradient.addr_(toHidden, features);
        m_hiddenBias.gradient.add_(toHidden);
        return {torch::Tensor()};
    };
    return differentiable(shares, {anchor}, std::move(backward));
}

} // namespace supernet
