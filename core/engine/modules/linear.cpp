// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/modules/linear.h"

#include "engine/kernels/kernels.h"
#include "engine/kernels/product.h"
#include "engine/kernels/threads.h"
#include "engine/sharing/differentiable.h"

#include <ATen/ATen.h>

namespace supernet {

namespace {

/// Adds the column sums of the gradient to `biasGradient`; with an activation the gradient passes where it is > 0.
template<typename T>
torch::Tensor sumColumns(const torch::Tensor &gradient, const torch::Tensor &activation,
                         const torch::Tensor &biasGradient)
{
    const std::int64_t rows = gradient.size(0);
    const std::int64_t width = gradient.size(1);
    const std::int64_t parts = partsFor(rows);
    const auto masked = activation.defined() ? at::empty_like(gradient) : gradient;
    const auto sums = at::zeros({parts, width}, gradient.options());
    forParts(parts, rows, [&](std::int64_t part, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().columnSums(begin, end, width, gradient.data_ptr<T>(),
                                       activation.defined() ? activation.data_ptr<T>() : nullptr, masked.data_ptr<T>(),
                                       sums.data_ptr<T>() + part * width);
    });
    for (std::int64_t part = 0; part < parts; ++part)
        biasGradient.add_(sums[part]);
    return masked;
}

torch::Tensor throughBias(const torch::Tensor &gradient, const torch::Tensor &activation,
                          const torch::Tensor &biasGradient)
{
    return gradient.scalar_type() == torch::kFloat64 ? sumColumns<double>(gradient, activation, biasGradient)
                                                     : sumColumns<float>(gradient, activation, biasGradient);
}

} // namespace

torch::Dtype productType(const torch::Tensor &matrix, ProductPrecision precision)
{
    return precision == ProductPrecision::BFloat16 ? torch::kBFloat16 : matrix.scalar_type();
}

torch::Tensor linear(const torch::Tensor &x, const SharedMatrix &matrix, const LinearOptions &options)
{
    const auto weight = matrix.weight.detach();
    const auto type = productType(weight, options.precision);
    const auto input = x.detach().to(type);
    const auto output = at::empty({x.size(0), weight.size(0)}, x.options());
    multiply(output, input, PackedMatrix(weight.t(), type), {matrix.bias.detach(), options.relu, false});

    auto backward = [=, activation = options.relu ? output.detach() : torch::Tensor(),
                     weightGradient = matrix.weightGradient,
                     biasGradient = matrix.biasGradient](const torch::Tensor &gradient) -> std::vector<torch::Tensor> {
        const bool mixed = !weightGradient.defined();
        const auto toBias = mixed ? at::zeros({gradient.size(1)}, gradient.options()) : biasGradient;
        const auto toWeight = mixed ? at::empty(weight.sizes(), gradient.options()) : weightGradient;
        const auto passed = throughBias(gradient.contiguous(), activation, toBias).to(type);
        const auto toInput = at::empty(input.sizes(), gradient.options());
        multiply(toInput, passed, PackedMatrix(weight, type));
        multiply(toWeight, passed.t(), input, {{}, false, !mixed});
        if (mixed)
            return {toInput, toWeight, toBias};
        return {toInput, torch::Tensor(), torch::Tensor()};
    };
    return differentiable(output, {x, matrix.weight, matrix.bias}, std::move(backward));
}

} // namespace supernet
