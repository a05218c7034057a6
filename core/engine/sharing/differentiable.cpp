// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/differentiable.h"

#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>

namespace supernet {

namespace {

class BackwardNode final : public torch::autograd::Node
{
public:
    explicit BackwardNode(Backward backward)
        : m_backward(std::move(backward))
    {
    }

    torch::autograd::variable_list apply(torch::autograd::variable_list &&gradients) override
    {
        if (!gradients[0].defined())
            return torch::autograd::variable_list(num_outputs());
        const at::NoGradGuard noGradient;
        return m_backward(gradients[0]);
    }

    void release_variables() override { m_backward = nullptr; }

private:
    Backward m_backward;
};

} // namespace

bool needsGradient(const std::vector<torch::Tensor> &inputs)
{
    return at::GradMode::is_enabled() && std::any_of(inputs.begin(), inputs.end(), [](const torch::Tensor &input) {
               return input.defined() && input.requires_grad();
           });
}

torch::Tensor differentiable(torch::Tensor output, const std::vector<torch::Tensor> &inputs, Backward backward)
{
    if (!needsGradient(inputs))
        return output;
    auto node = std::shared_ptr<BackwardNode>(new BackwardNode(std::move(backward)), torch::autograd::deleteNode);
    node->set_next_edges(torch::autograd::collect_next_edges(inputs));
    torch::autograd::set_history(output, node);
    return output;
}

} // namespace supernet
