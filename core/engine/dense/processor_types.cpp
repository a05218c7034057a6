// SPDX-License-Identifier: GPL-3.0-or-later
// Of compute_type.h what asks the processor, apart from the names, which files hold.
#include "domain/support/error.h"
#include "engine/dense/compute_type.h"
#include "engine/kernels/product.h"

namespace supernet {

namespace {

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
