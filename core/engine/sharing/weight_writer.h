// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/parameter.h"

namespace supernet {

/// A hypernetwork but for its last layer (METHOD 3, "full"): a(x) = dropout(ReLU(V x + b)) of an architecture's encoding x.
/// The last layer is linear, W = E_0 + sum_k a_k E_k, so it lies in the bank of the matrix that it writes, as width + 1
/// matrices mixed by (1, a_1 .. a_width): coefficients that no softmax binds.
class WeightWriter
{
public:
    WeightWriter(ParameterList &parameters, const std::string &name, std::int64_t features, std::int64_t width,
                 double dropout);

    /// [width + 1] for `features` [features]. `dropoutKey` 0 means no dropout.
    [[nodiscard]] torch::Tensor coefficients(const torch::Tensor &features, std::uint64_t dropoutKey) const;

private:
    double m_dropout;
    Parameter m_weight; ///< V [width, features]
    Parameter m_bias; ///< [width]
};

} // namespace supernet
