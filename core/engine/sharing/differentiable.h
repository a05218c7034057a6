// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <torch/types.h>
#include <vector>

namespace supernet {

/// From the gradient of an operation's output to those of its inputs, in order; undefined where there is none.
using Backward = std::function<std::vector<torch::Tensor>(const torch::Tensor &outputGradient)>;

/// Whether an operation on these inputs has to remember its way back.
[[nodiscard]] bool needsGradient(const std::vector<torch::Tensor> &inputs);

/// Makes `output`, computed by code that autograd cannot see, part of the graph: `backward` is called with its
/// gradient. It must hold detached tensors only, else the graph keeps itself alive. Without need for gradients the
/// output is returned as it is and `backward` dropped.
[[nodiscard]] torch::Tensor differentiable(torch::Tensor output, const std::vector<torch::Tensor> &inputs,
                                           Backward backward);

} // namespace supernet
