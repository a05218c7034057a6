// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <torch/types.h>
#include <vector>

namespace supernet {

/// A trained tensor with its gradient buffer, which is always defined: zeros where a subnet does not use it. Copies
/// are handles on the same memory: write in place, never replace the tensors.
struct Parameter
{
    std::string name; ///< Key in checkpoints: never renamed without a migration.
    torch::Tensor value;
    torch::Tensor gradient;
    bool router = false; ///< Of a router: left out of conflict probes.
};

/// Hears of a parameter before memory is taken for it; throws Error for one that is not to be.
using ParameterCheck = std::function<void(const std::string &name, at::IntArrayRef sizes)>;

/// Makes parameters and keeps the list of them. The initial values of one depend on (seed, its name) only, so that
/// adding another changes none.
class ParameterList
{
public:
    ParameterList(std::uint64_t seed, torch::Dtype type, ParameterCheck check = {});

    Parameter constant(const std::string &name, at::IntArrayRef sizes, double value, bool router = false);
    /// Uniform in [-bound, bound].
    Parameter uniform(const std::string &name, at::IntArrayRef sizes, double bound, bool router = false);
    Parameter normal(const std::string &name, at::IntArrayRef sizes, double deviation);

    [[nodiscard]] std::vector<Parameter> &all() noexcept { return m_parameters; }
    [[nodiscard]] const std::vector<Parameter> &all() const noexcept { return m_parameters; }

private:
    [[nodiscard]] at::Generator generator(const std::string &name) const;
    void check(const std::string &name, at::IntArrayRef sizes) const;
    Parameter add(const std::string &name, const torch::Tensor &value, bool router);

    std::uint64_t m_seed;
    torch::Dtype m_type;
    ParameterCheck m_check;
    std::vector<Parameter> m_parameters;
};

} // namespace supernet
