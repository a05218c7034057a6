// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/part_splitting.h"

#include "engine/sharing/parts.h"

#include <ATen/ATen.h>
#include <map>

namespace supernet {

namespace {

/// Of the tensors that every part has, gives all parts the first one's, which comes first.
class FirstCopied
{
public:
    void operator()(const std::string &name, const torch::Tensor &tensor)
    {
        const std::string own = withoutPart(name);
        if (own == name)
            return;
        const auto [first, isFirst] = m_first.emplace(own, tensor);
        if (!isFirst)
            tensor.copy_(first->second);
    }

private:
    std::map<std::string, torch::Tensor> m_first;
};

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
    FirstCopied weights;
    for (const Parameter &parameter : parameters) {
        weights(parameter.name, parameter.value);
        if (parameter.name == PartTable)
            parameter.value.copy_(at::arange(parameter.value.numel()));
    }
    FirstCopied moments;
    for (const auto &[name, tensor] : adam.state())
        moments(name, tensor);
}

} // namespace supernet
