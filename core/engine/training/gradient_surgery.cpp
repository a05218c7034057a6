// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/gradient_surgery.h"

#include "domain/support/error.h"

#include <algorithm>
#include <ATen/ATen.h>
#include <numeric>

namespace supernet {

namespace {

double innerProduct(const torch::Tensor &a, const torch::Tensor &b)
{
    return (a * b).sum(torch::kFloat64).item<double>();
}

double innerProduct(const Gradient &a, const Gradient &b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += innerProduct(a[i], b[i]);
    return sum;
}

Gradient copyOf(const Gradient &gradient)
{
    Gradient copy;
    for (const auto &tensor : gradient)
        copy.push_back(tensor.clone());
    return copy;
}

/// to += scale * from.
void add(const Gradient &to, const Gradient &from, double scale)
{
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i].add_(from[i], scale);
}

} // namespace

Gradient nasVitProjection(const Gradient &largest, const Gradient &others)
{
    Gradient projected;
    for (std::size_t i = 0; i < largest.size(); ++i) {
        const double agreement = innerProduct(others[i], largest[i]);
        const double share = agreement < 0 ? std::clamp(-agreement / innerProduct(others[i], others[i]), 0.0, 2.0)
                                           : 0.0;
        projected.push_back(largest[i].add(others[i], 1 + share));
    }
    return projected;
}

std::vector<Gradient> nasVitProjections(const std::vector<Gradient> &gradients)
{
    const Gradient others = copyOf(gradients.at(1));
    for (std::size_t i = 2; i < gradients.size(); ++i)
        add(others, gradients[i], 1);
    std::vector<Gradient> projected = gradients;
    projected.front() = nasVitProjection(gradients.front(), others);
    add(projected.front(), others, -1);
    return projected;
}

std::vector<Gradient> pcGradProjections(const std::vector<Gradient> &gradients, Random &random)
{
    std::vector<Gradient> projected;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        std::vector<std::size_t> others(gradients.size());
        std::iota(others.begin(), others.end(), std::size_t{0});
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        shuffle(others, random);
        const Gradient own = copyOf(gradients[i]);
        for (const std::size_t other : others) {
            const double agreement = innerProduct(own, gradients[other]);
            if (agreement < 0)
                add(own, gradients[other], -agreement / innerProduct(gradients[other], gradients[other]));
        }
        projected.push_back(own);
    }
    return projected;
}

Gradient pcGradProjection(const std::vector<Gradient> &gradients, Random &random)
{
    const auto projected = pcGradProjections(gradients, random);
    for (std::size_t i = 1; i < projected.size(); ++i)
        add(projected.front(), projected[i], 1);
    return projected.front();
}

void GradientSurgery::take()
{
    Gradient gradient;
    for (const auto &parameter : m_parameters) {
        gradient.push_back(parameter.gradient.clone());
        parameter.gradient.zero_();
    }
    m_taken.push_back(std::move(gradient));
}

void GradientSurgery::projectAsNasVit()
{
    if (m_taken.size() != 2)
        throw Error("NASViT's projection is of two gradients, not of " + std::to_string(m_taken.size()) + '.');
    write(nasVitProjection(m_taken[0], m_taken[1]));
}

void GradientSurgery::projectAsPcGrad(Random &random)
{
    write(pcGradProjection(m_taken, random));
}

void GradientSurgery::write(const Gradient &projected)
{
    for (std::size_t i = 0; i < projected.size(); ++i)
        m_parameters[i].gradient.copy_(projected[i]);
    m_taken.clear();
}

} // namespace supernet
