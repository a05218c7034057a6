// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/adam.h"

#include "engine/kernels/kernels.h"
#include "engine/kernels/threads.h"

#include <ATen/ATen.h>
#include <cmath>

namespace supernet {

namespace {

template<typename T>
double squaredSum(const torch::Tensor &gradient)
{
    const std::int64_t count = gradient.numel();
    std::vector<double> sums(static_cast<std::size_t>(partsFor(count)));
    forParts(partsFor(count), count, [&](std::int64_t part, std::int64_t begin, std::int64_t end) {
        sums[static_cast<std::size_t>(part)] = kernels::table<T>().squaredSum(begin, end, gradient.data_ptr<T>());
    });
    double total = 0;
    for (const double sum : sums)
        total += sum;
    return total;
}

template<typename T>
void update(const Parameter &parameter, const torch::Tensor &first, const torch::Tensor &second,
            const kernels::AdamStep &step)
{
    const std::int64_t count = parameter.value.numel();
    forParts(partsFor(count), count, [&](std::int64_t, std::int64_t begin, std::int64_t end) {
        kernels::table<T>().adam(begin, end, step, parameter.value.data_ptr<T>(), parameter.gradient.data_ptr<T>(),
                                 first.data_ptr<T>(), second.data_ptr<T>());
    });
}

bool isWide(const torch::Tensor &tensor)
{
    return tensor.scalar_type() == torch::kFloat64;
}

} // namespace

Adam::Adam(std::vector<Parameter> parameters, const Settings &settings)
    : m_settings(settings)
{
    for (auto &parameter : parameters)
        m_slots.push_back({parameter, at::zeros_like(parameter.value), at::zeros_like(parameter.value)});
}

double Adam::gradientNorm() const
{
    double total = 0;
    for (const auto &slot : m_slots) {
        const auto &gradient = slot.parameter.gradient;
        total += isWide(gradient) ? squaredSum<double>(gradient) : squaredSum<float>(gradient);
    }
    return std::sqrt(total);
}

double Adam::step(double learningRate)
{
    const double norm = gradientNorm();
    if (!std::isfinite(norm))
        return norm;
    ++m_steps;
    const auto count = static_cast<double>(m_steps);
    const bool clips = m_settings.clipNorm > 0 && norm > m_settings.clipNorm;
    const kernels::AdamStep step{m_settings.beta1,
                                 m_settings.beta2,
                                 m_settings.epsilon,
                                 learningRate / (1 - std::pow(m_settings.beta1, count)),
                                 1 / (1 - std::pow(m_settings.beta2, count)),
                                 clips ? m_settings.clipNorm / norm : 1.0};
    for (const auto &slot : m_slots) {
        const auto run = isWide(slot.first) ? update<double> : update<float>;
        run(slot.parameter, slot.first, slot.second, step);
    }
    return norm;
}

std::vector<std::pair<std::string, torch::Tensor>> Adam::state() const
{
    std::vector<std::pair<std::string, torch::Tensor>> state;
    for (const auto &slot : m_slots) {
        state.emplace_back(slot.parameter.name + ".m", slot.first);
        state.emplace_back(slot.parameter.name + ".v", slot.second);
    }
    return state;
}

} // namespace supernet
