// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/kernels.h"
#include "engine/sharing/parameter.h"

namespace supernet {

/// Post-norm of a sub-layer, elastic in width: norm(x + dropout(sublayer(x))), epsilon 1e-5.
class AddNorm
{
public:
    AddNorm(ParameterList &parameters, const std::string &name, std::int64_t width);

    /// x and sublayer [rows, width], the leading `width` gains and biases.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor &x, const torch::Tensor &sublayer,
                                           const kernels::Dropout &dropout) const;

    [[nodiscard]] const Parameter &gain() const noexcept { return m_gain; }
    [[nodiscard]] const Parameter &bias() const noexcept { return m_bias; }

private:
    Parameter m_gain;
    Parameter m_bias;
};

} // namespace supernet
