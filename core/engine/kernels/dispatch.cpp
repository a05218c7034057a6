// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/kernels/kernels.h"

#include <algorithm>
#include <cmath>

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

Variant choose()
{
#ifdef SUPERNET_X86_KERNELS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        return {"avx512", &avx512::floatTable(), &avx512::doubleTable()};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {"avx2", &avx2::floatTable(), &avx2::doubleTable()};
#endif
    return {"portable", &portable::floatTable(), &portable::doubleTable()};
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
