// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/part_splitting.h"

#include "engine/sharing/routing.h"

#include <ATen/ATen.h>
#include <set>

namespace supernet {

namespace {

/// `encoder.0.ffn.in` of `encoder.0.ffn.in.bias`.
std::string withoutLast(const std::string &name)
{
    return name.substr(0, name.rfind('.'));
}

void copyFirst(const torch::Tensor &experts)
{
    experts.copy_(experts[0].clone().expand_as(experts));
}

} // namespace

void joinParts(const std::vector<Parameter> &parameters)
{
    for (const Parameter &parameter : parameters) {
        if (parameter.name == PartTable)
            parameter.value.zero_();
    }
}

void splitParts(const std::vector<Parameter> &parameters, const Adam &adam)
{
    std::set<std::string> banks;
    for (const Parameter &parameter : parameters) {
        if (parameter.value.dim() == 3 && parameter.value.size(0) > 1)
            banks.insert(withoutLast(parameter.name));
        if (parameter.name == PartTable)
            parameter.value.copy_(at::arange(parameter.value.numel()));
    }
    for (const Parameter &parameter : parameters) {
        if (banks.contains(withoutLast(parameter.name)))
            copyFirst(parameter.value);
    }
    for (const auto &[name, moments] : adam.state()) {
        if (banks.contains(withoutLast(withoutLast(name)))) // `BANK.weight.m`
            copyFirst(moments);
    }
}

} // namespace supernet
