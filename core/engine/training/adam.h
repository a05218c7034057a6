// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/parameter.h"

namespace supernet {

/// Adam with bias correction and clipping by the global norm, in one pass over memory. Every parameter is stepped at
/// every step, with zeros where no subnet of the step used it.
class Adam
{
public:
    struct Settings
    {
        double beta1 = 0.9;
        double beta2 = 0.98;
        double epsilon = 1e-9;
        double clipNorm = 0; ///< 0: no clipping.
    };

    Adam(std::vector<Parameter> parameters, const Settings &settings);

    /// Steps every parameter and sets its gradient to zero; returns the gradient's norm before clipping. A norm that is
    /// not a number or not finite leaves weights and state as they were.
    double step(double learningRate);

    [[nodiscard]] std::int64_t steps() const noexcept { return m_steps; }
    void setSteps(std::int64_t steps) noexcept { m_steps = steps; }

    /// First and second moments by name (`NAME.m`, `NAME.v`), for checkpoints: written in place.
    [[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> state() const;

private:
    struct Slot
    {
        Parameter parameter;
        torch::Tensor first;
        torch::Tensor second;
    };

    [[nodiscard]] double gradientNorm() const;

    Settings m_settings;
    std::int64_t m_steps = 0;
    std::vector<Slot> m_slots;
};

} // namespace supernet
