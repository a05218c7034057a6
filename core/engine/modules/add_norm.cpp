// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/modules/add_norm.h"

#include "engine/kernels/threads.h"
#include "engine/sharing/differentiable.h"

#include <ATen/ATen.h>

namespace supernet {

namespace {

/// What the way back needs, on detached tensors.
struct NormPass
{
    torch::Tensor normalised; ///< [rows, width]
    torch::Tensor inverseDeviation; ///< [rows]
    torch::Tensor gain; ///< [width]
    torch::Tensor gainGradient;
    torch::Tensor biasGradient;
    kernels::Dropout dropout;
};

template<typename T>
torch::Tensor forward(const torch::Tensor &x, const torch::Tensor &sublayer, const torch::Tensor &bias,
                      const NormPass &pass)
{
    const auto output = at::empty_like(x);
    const std::int64_t rows = x.size(0);
    forParts(partsFor(rows), rows, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().addNorm(begin, end, x.size(1), x.data_ptr<T>(), sublayer.data_ptr<T>(), pass.dropout,
                                    pass.gain.data_ptr<T>(), bias.data_ptr<T>(), output.data_ptr<T>(),
                                    pass.normalised.data_ptr<T>(), pass.inverseDeviation.data_ptr<T>());
    });
    return output;
}

template<typename T>
std::vector<torch::Tensor> backward(const torch::Tensor &gradient, const NormPass &pass)
{
    const std::int64_t rows = gradient.size(0);
    const std::int64_t width = gradient.size(1);
    const std::int64_t parts = partsFor(rows);
    const auto toInput = at::empty_like(gradient);
    const auto toSublayer = at::empty_like(gradient);
    const auto sums = at::zeros({parts, 2, width}, gradient.options());
    forParts(parts, rows, [&](std::int64_t part, std::int64_t begin, std::int64_t end) {
        T *own = sums.data_ptr<T>() + part * 2 * width;
        kernels::table<T>().addNormBackward(begin, end, width, gradient.data_ptr<T>(), pass.normalised.data_ptr<T>(),
                                            pass.inverseDeviation.data_ptr<T>(), pass.gain.data_ptr<T>(), pass.dropout,
                                            toInput.data_ptr<T>(), toSublayer.data_ptr<T>(), own, own + width);
    });
    for (std::int64_t part = 0; part < parts; ++part) {
        pass.gainGradient.add_(sums[part][0]);
        pass.biasGradient.add_(sums[part][1]);
    }
    return {toInput, toSublayer};
}

} // namespace

AddNorm::AddNorm(ParameterList &parameters, const std::string &name, std::int64_t width)
    : m_gain(parameters.constant(name + ".weight", {width}, 1))
    , m_bias(parameters.constant(name + ".bias", {width}, 0))
{
}

torch::Tensor AddNorm::operator()(const torch::Tensor &x, const torch::Tensor &sublayer,
                                  const kernels::Dropout &dropout) const
{
    const std::int64_t width = x.size(1);
    const auto leading = [width](const torch::Tensor &tensor) { return tensor.slice(0, 0, width); };
    const NormPass pass{at::empty(x.sizes(), x.options()),
                        at::empty({x.size(0)}, x.options()),
                        leading(m_gain.value),
                        leading(m_gain.gradient),
                        leading(m_bias.gradient),
                        dropout};
    const bool wide = x.scalar_type() == torch::kFloat64;
    const auto run = wide ? forward<double> : forward<float>;
    const auto output = run(x.detach(), sublayer.detach(), leading(m_bias.value), pass);
    return differentiable(output, {x, sublayer}, [pass, wide](const torch::Tensor &gradient) {
        return wide ? backward<double>(gradient.contiguous(), pass) : backward<float>(gradient.contiguous(), pass);
    });
}

} // namespace supernet
