// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"
#include "engine/sharing/parameter.h"

namespace supernet {

/// One subnet's gradient: a tensor for each parameter, zeros where the subnet does not use it.
using Gradient = std::vector<torch::Tensor>;

/// NASViT's projection (METHOD 9), tensor by tensor: s + L + clamp(-<s, L> / |s|^2, 0, 2) s where <s, L> < 0, else s + L,
/// with L the gradient of the largest subnet and s that of the others.
[[nodiscard]] Gradient nasVitProjection(const Gradient &largest, const Gradient &others);

/// PCGrad (Yu and others 2020): the sum of the gradients, each projected off each other one (as it was) that it conflicts
/// with, in random order. The inner products are those of whole gradients.
[[nodiscard]] Gradient pcGradProjection(const std::vector<Gradient> &gradients, Random &random);

/// What those projections leave of each single gradient: NASViT's changes the first, the largest subnet's, alone.
[[nodiscard]] std::vector<Gradient> nasVitProjections(const std::vector<Gradient> &gradients);
[[nodiscard]] std::vector<Gradient> pcGradProjections(const std::vector<Gradient> &gradients, Random &random);

/// Keeps the gradients of a step's subnets apart until they are projected.
class GradientSurgery
{
public:
    explicit GradientSurgery(std::vector<Parameter> parameters)
        : m_parameters(std::move(parameters))
    {
    }

    /// Takes what stands in the gradient buffers as the next gradient and leaves zeros.
    void take();
    /// Writes the projection of the two gradients taken (the largest subnet's, that of the others) into the buffers.
    void projectAsNasVit();
    /// Writes the projection of all gradients taken into the buffers.
    void projectAsPcGrad(Random &random);

private:
    void write(const Gradient &projected);

    std::vector<Parameter> m_parameters;
    std::vector<Gradient> m_taken;
};

} // namespace supernet
