// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/weight_writer.h"

#include "engine/sharing/differentiable.h"
#include "engine/sharing/router.h"

#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

WeightWriter::WeightWriter(ParameterList &parameters, const std::string &name, std::int64_t features,
                           std::int64_t width, double dropout)
    : m_dropout(dropout)
{
    const double bound = 1 / std::sqrt(static_cast<double>(features));
    m_weight = parameters.uniform(name + ".hidden.weight", {width, features}, bound, true);
    m_bias = parameters.uniform(name + ".hidden.bias", {width}, bound, true);
}

torch::Tensor WeightWriter::coefficients(const torch::Tensor &features, std::uint64_t dropoutKey) const
{
    // As in Router: an input for autograd to hang the way back on, the gradients written by hand.
    const auto anchor = at::zeros({}, m_bias.value.options()).requires_grad_(at::GradMode::is_enabled());
    const at::AutoDispatchBelowADInplaceOrView belowAutograd;
    const auto mask = routerDropout(m_bias.value, m_dropout, dropoutKey);
    const auto active = at::mv(m_weight.value, features).add_(m_bias.value).relu_();
    const auto output = at::cat({at::ones({1}, active.options()), active * mask});

    auto backward = [*this, features, mask, active](const torch::Tensor &gradient) -> std::vector<torch::Tensor> {
        const auto toHidden = gradient.slice(0, 1) * mask * (active > 0);
        m_weight.gradient.addr_(toHidden, features);
        m_bias.gradient.add_(toHidden);
        return {torch::Tensor()};
    };
    return differentiable(output, {anchor}, std::move(backward));
}

} // namespace supernet
