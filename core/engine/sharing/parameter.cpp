// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/parameter.h"

#include "domain/support/random.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace supernet {

ParameterList::ParameterList(std::uint64_t seed, torch::Dtype type, ParameterCheck check)
    : m_seed(seed)
    , m_type(type)
    , m_check(std::move(check))
{
}

Parameter ParameterList::constant(const std::string &name, at::IntArrayRef sizes, double value, bool router)
{
    check(name, sizes);
    return add(name, at::full(sizes, value, m_type), router);
}

Parameter ParameterList::uniform(const std::string &name, at::IntArrayRef sizes, double bound, bool router)
{
    check(name, sizes);
    // Drawn in single precision whatever the type, so that a float64 network starts from the same weights.
    const auto value = at::empty(sizes, torch::kFloat32).uniform_(-bound, bound, generator(name));
    return add(name, value.to(m_type), router);
}

Parameter ParameterList::normal(const std::string &name, at::IntArrayRef sizes, double deviation)
{
    check(name, sizes);
    const auto value = at::empty(sizes, torch::kFloat32).normal_(0, deviation, generator(name));
    return add(name, value.to(m_type), false);
}

void ParameterList::check(const std::string &name, at::IntArrayRef sizes) const
{
    if (m_check)
        m_check(name, sizes);
}

at::Generator ParameterList::generator(const std::string &name) const
{
    return at::detail::createCPUGenerator(streamKey(m_seed, name));
}

Parameter ParameterList::add(const std::string &name, const torch::Tensor &value, bool router)
{
    m_parameters.push_back({name, value, at::zeros_like(value), router});
    return m_parameters.back();
}

} // namespace supernet
