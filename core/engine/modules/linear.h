// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/expert_bank.h"

namespace supernet {

/// How the matrix products of a pass are computed; parameters and all else keep their own type.
enum class ProductPrecision { AsStored, BFloat16 };

/// The type in which a product with `matrix` multiplies.
[[nodiscard]] torch::Dtype productType(const torch::Tensor &matrix, ProductPrecision precision);

struct LinearOptions
{
    bool relu = false;
    ProductPrecision precision = ProductPrecision::AsStored;
};

/// x Wᵀ + b, [rows, in] to [rows, out]. The gradient of an unmixed matrix is added to its bank's buffers directly.
[[nodiscard]] torch::Tensor linear(const torch::Tensor &x, const SharedMatrix &matrix,
                                   const LinearOptions &options = {});

} // namespace supernet
