// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/compute_type.h"

#include "domain/support/error.h"

#include <array>

namespace supernet {

namespace {

constexpr std::array Names{"float32", "bfloat16", "int8"};

} // namespace

std::string name(ComputeType type)
{
    return Names[static_cast<std::size_t>(type)];
}

ComputeType computeType(std::string_view name)
{
    for (std::size_t i = 0; i < Names.size(); ++i)
        if (name == Names[i])
            return static_cast<ComputeType>(i);
    throw UsageError("There is no compute type `" + std::string(name) + "`.", "Use float32, bfloat16 or int8.");
}

} // namespace supernet
