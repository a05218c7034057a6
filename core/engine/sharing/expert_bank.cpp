// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/expert_bank.h"

#include "engine/kernels/kernels.h"
#include "engine/kernels/threads.h"
#include "engine/sharing/differentiable.h"

#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

namespace {

/// Experts sliced to [m, out, in] with the coefficients they are mixed by; tensors are detached.
struct Mixture
{
    torch::Tensor values;
    torch::Tensor gradients;
    torch::Tensor coefficients; ///< [m] or [m, rows]

    [[nodiscard]] bool rowWise() const { return coefficients.dim() == 2; }

    template<typename T>
    [[nodiscard]] kernels::Experts<T> experts() const
    {
        return {values.size(0),       values.size(2),          values.stride(0),           values.stride(1),
                values.data_ptr<T>(), gradients.data_ptr<T>(), coefficients.data_ptr<T>(), coefficients.stride(0),
                rowWise() ? 1 : 0};
    }
};

template<typename T>
torch::Tensor mixed(const Mixture &mixture)
{
    const auto result = at::empty({mixture.values.size(1), mixture.values.size(2)}, mixture.values.options());
    const std::int64_t rows = result.size(0);
    forParts(partsFor(rows), rows, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().mix(begin, end, mixture.experts<T>(), result.data_ptr<T>());
    });
    return result;
}

/// The gradient of the coefficients; that of the experts is added to their buffers.
template<typename T>
torch::Tensor mixedBackward(const Mixture &mixture, const torch::Tensor &gradient)
{
    const std::int64_t rows = gradient.size(0);
    const auto agreements = at::empty({mixture.values.size(0), rows}, gradient.options());
    forParts(partsFor(rows), rows, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().mixBackward(begin, end, rows, mixture.experts<T>(), gradient.data_ptr<T>(),
                                        agreements.data_ptr<T>());
    });
    if (!mixture.rowWise())
        return agreements.sum(1);
    auto toCoefficients = at::zeros_like(mixture.coefficients);
    toCoefficients.slice(1, 0, rows).copy_(agreements);
    return toCoefficients;
}

torch::Tensor mix(const torch::Tensor &experts, const torch::Tensor &expertGradients, const torch::Tensor &coefficients)
{
    const Mixture mixture{experts, expertGradients, coefficients.detach().contiguous()};
    const bool wide = experts.scalar_type() == torch::kFloat64;
    const auto result = wide ? mixed<double>(mixture) : mixed<float>(mixture);
    return differentiable(
        result, {coefficients}, [mixture, wide](const torch::Tensor &gradient) -> std::vector<torch::Tensor> {
            const auto plain = gradient.contiguous();
            return {wide ? mixedBackward<double>(mixture, plain) : mixedBackward<float>(mixture, plain)};
        });
}

Parameter drawWeights(ParameterList &parameters, const std::string &name, std::int64_t experts, std::int64_t rows,
                      std::int64_t columns, const ExpertBank::Start &start)
{
    const double fans = static_cast<double>(rows / start.stacked + columns);
    auto weight = parameters.uniform(name, {experts, rows, columns}, start.gain * std::sqrt(6.0 / fans));
    if (start.copies)
        weight.value.copy_(weight.value[0].clone().expand_as(weight.value));
    weight.value.slice(0, 1).mul_(start.laterGain);
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
    const bool alone = coefficients.defined() && coefficients.scalar_type() == torch::kInt64;
    if (experts() == 1 || alone) {
        const std::int64_t i = alone ? coefficients.item<std::int64_t>() : 0;
        return {block(m_weight.value)[i], rows(m_bias.value)[i], block(m_weight.gradient)[i], rows(m_bias.gradient)[i]};
    }
    return {mix(block(m_weight.value), block(m_weight.gradient), coefficients),
            mix(rows(m_bias.value).unsqueeze(2), rows(m_bias.gradient).unsqueeze(2), coefficients).squeeze(1),
            {},
            {}};
}

} // namespace supernet
