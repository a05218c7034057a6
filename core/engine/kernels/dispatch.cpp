// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/kernels/kernels.h"

#include "domain/support/error.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace supernet::kernels {

#define SUPERNET_DECLARE_VARIANT(NAME)                                                                                 \
    namespace NAME {                                                                                                   \
    const Table<float> &floatTable();                                                                                  \
    const Table<double> &doubleTable();                                                                                \
    }
SUPERNET_DECLARE_VARIANT(portable)
#ifdef SUPERNET_X86_KERNELS
SUPERNET_DECLARE_VARIANT(avx2)
SUPERNET_DECLARE_VARIANT(avx512)
#endif

namespace {

struct Variant
{
    const char *name;
    const Table<float> *floats;
    const Table<double> *doubles;
};

/// What this processor runs, the fastest first.
std::vector<Variant> runnable()
{
    std::vector<Variant> variants;
#ifdef SUPERNET_X86_KERNELS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        variants.push_back({"avx512", &avx512::floatTable(), &avx512::doubleTable()});
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        variants.push_back({"avx2", &avx2::floatTable(), &avx2::doubleTable()});
#endif
    variants.push_back({"portable", &portable::floatTable(), &portable::doubleTable()});
    return variants;
}

Variant choose()
{
    const auto variants = runnable();
    const char *wanted = std::getenv("SUPERNET_KERNELS");
    if (wanted == nullptr || *wanted == '\0')
        return variants.front();
    std::string names;
    for (const Variant &variant : variants) {
        if (std::string(wanted) == variant.name)
            return variant;
        names += names.empty() ? variant.name : std::string(", ") + variant.name;
    }
    throw UsageError("SUPERNET_KERNELS asks for kernels that do not run on this processor: " + std::string(wanted)
                         + ".",
                     "Unset it for the fastest, or take one of: " + names + ".");
}

const Variant &chosen()
{
    static const Variant variant = choose();
    return variant;
}

} // namespace

template<>
const Table<float> &table<float>()
{
    return *chosen().floats;
}

template<>
const Table<double> &table<double>()
{
    return *chosen().doubles;
}

const char *variantName()
{
    return chosen().name;
}

Dropout makeDropout(double rate, std::uint64_t key)
{
    const auto threshold = static_cast<std::uint32_t>(std::lround(std::clamp(rate, 0.0, 0.999) * 65536));
    return {key, threshold, 1 / (1 - threshold / 65536.0)};
}

} // namespace supernet::kernels
