// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/compute_type.h"

#include "domain/support/error.h"
#include "engine/kernels/product.h"

#include <array>

namespace supernet {

namespace {

constexpr std::array Names{"float32", "bfloat16", "int8"};

/// Dot products of bytes, as AVX-512 VNNI has them.
bool hasByteProducts()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512vnni") != 0;
#else
    return false;
#endif
}

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

bool hasOnThisProcessor(ComputeType type)
{
    return type == ComputeType::Float32 || (type == ComputeType::BFloat16 ? hasBFloat16Products() : hasByteProducts());
}

void requireOnThisProcessor(ComputeType type)
{
    if (!hasOnThisProcessor(type))
        throw Error("This processor has no instructions for products in " + name(type)
                        + ": it would be slower than float32.",
                    "Use float32.");
}

} // namespace supernet
