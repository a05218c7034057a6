// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/expert_bank.h"

#include "engine/sharing/differentiable.h"

#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

namespace {

/// Coefficient i shaped to multiply expert i's rows: a number for the whole matrix, or a column.
torch::Tensor coefficientOf(const torch::Tensor &coefficients, std::int64_t expert, std::int64_t out)
{
    const auto own = coefficients[expert];
    return own.dim() == 0 ? own : own.slice(0, 0, out);
}

torch::Tensor asColumn(const torch::Tensor &coefficient)
{
    return coefficient.dim() == 0 ? coefficient : coefficient.unsqueeze(1);
}

/// sum_i c_i E_i of the sliced experts.
torch::Tensor mixWeights(const torch::Tensor &experts, const torch::Tensor &coefficients)
{
    const std::int64_t out = experts.size(1);
    const bool matrix = experts.dim() == 3;
    auto mixed = at::zeros(experts.sizes().slice(1), experts.options());
    for (std::int64_t i = 0; i < experts.size(0); ++i) {
        const auto coefficient = coefficientOf(coefficients, i, out);
        mixed.addcmul_(experts[i], matrix ? asColumn(coefficient) : coefficient);
    }
    return mixed;
}

/// Adds c_i g to each expert's gradient slice and <g, E_i> (row by row for row-wise coefficients) to `toCoefficients`.
void mixBackward(const torch::Tensor &experts, const torch::Tensor &expertGradients, const torch::Tensor &coefficients,
                 const torch::Tensor &gradient, torch::Tensor toCoefficients)
{
    const std::int64_t out = experts.size(1);
    const bool matrix = experts.dim() == 3;
    for (std::int64_t i = 0; i < experts.size(0); ++i) {
        const auto coefficient = coefficientOf(coefficients, i, out);
        expertGradients[i].addcmul_(gradient, matrix ? asColumn(coefficient) : coefficient);
        const auto agreement = gradient * experts[i];
        if (coefficient.dim() == 0)
            toCoefficients[i] += agreement.sum();
        else
            toCoefficients[i].slice(0, 0, out) += matrix ? agreement.sum(1) : agreement;
    }
}

torch::Tensor mix(const torch::Tensor &experts, const torch::Tensor &expertGradients, const torch::Tensor &coefficients)
{
    const auto fixed = coefficients.detach();
    auto backward = [experts, expertGradients, fixed](const torch::Tensor &gradient) -> std::vector<torch::Tensor> {
        auto toCoefficients = at::zeros_like(fixed);
        mixBackward(experts, expertGradients, fixed, gradient, toCoefficients);
        return {toCoefficients};
    };
    const auto mixed = [&] {
        const at::NoGradGuard noGradient;
        return mixWeights(experts, fixed);
    }();
    return differentiable(mixed, {coefficients}, std::move(backward));
}

Parameter drawWeights(ParameterList &parameters, const std::string &name, std::int64_t experts, std::int64_t rows,
                      std::int64_t columns, const ExpertBank::Start &start)
{
    const double fans = static_cast<double>(rows / start.stacked + columns);
    auto weight = parameters.uniform(name, {experts, rows, columns}, start.gain * std::sqrt(6.0 / fans));
    if (start.copies)
        weight.value.copy_(weight.value[0].clone().expand_as(weight.value));
    return weight;
}

} // namespace

ExpertBank::ExpertBank(ParameterList &parameters, const std::string &name, std::int64_t experts, std::int64_t rows,
                       std::int64_t columns, const Start &start)
    : m_name(name)
    , m_weight(drawWeights(parameters, name + ".weight", experts, rows, columns, start))
    , m_bias(parameters.constant(name + ".bias", {experts, rows}, 0))
{
}

SharedMatrix ExpertBank::take(const torch::Tensor &coefficients, std::int64_t out, std::int64_t in) const
{
    const auto block = [&](const torch::Tensor &tensor) { return tensor.slice(1, 0, out).slice(2, 0, in); };
    const auto rows = [&](const torch::Tensor &tensor) { return tensor.slice(1, 0, out); };
    if (experts() == 1)
        return {block(m_weight.value)[0], rows(m_bias.value)[0], block(m_weight.gradient)[0], rows(m_bias.gradient)[0]};
    return {mix(block(m_weight.value), block(m_weight.gradient), coefficients),
            mix(rows(m_bias.value), rows(m_bias.gradient), coefficients),
            {},
            {}};
}

} // namespace supernet
