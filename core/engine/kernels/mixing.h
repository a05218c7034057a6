// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/kernels.h"

/// Mixing of expert matrices and its way back. Included by variant.cpp only.
namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

template<typename T>
void mix(std::int64_t begin, std::int64_t end, const Experts<T> &experts, T *mixed)
{
    for (std::int64_t row = begin; row < end; ++row) {
        T *to = mixed + row * experts.columns;
        for (std::int64_t i = 0; i < experts.count; ++i) {
            const T share = experts.coefficients[i * experts.coefficientStride + row * experts.coefficientRowStride];
            const T *from = experts.values + i * experts.expertStride + row * experts.rowStride;
            if (i == 0) {
#pragma omp simd
                for (std::int64_t c = 0; c < experts.columns; ++c)
                    to[c] = share * from[c];
            } else {
#pragma omp simd
                for (std::int64_t c = 0; c < experts.columns; ++c)
                    to[c] += share * from[c];
            }
        }
    }
}

template<typename T>
void mixBackward(std::int64_t begin, std::int64_t end, std::int64_t rows, const Experts<T> &experts, const T *gradient,
                 T *agreements)
{
    for (std::int64_t row = begin; row < end; ++row) {
        const T *g = gradient + row * experts.columns;
        for (std::int64_t i = 0; i < experts.count; ++i) {
            const T share = experts.coefficients[i * experts.coefficientStride + row * experts.coefficientRowStride];
            const std::int64_t place = i * experts.expertStride + row * experts.rowStride;
            const T *values = experts.values + place;
            T *to = experts.gradients + place;
            T agreement = 0;
#pragma omp simd reduction(+ : agreement)
            for (std::int64_t c = 0; c < experts.columns; ++c) {
                to[c] += share * g[c];
                agreement += g[c] * values[c];
            }
            agreements[i * rows + row] = agreement;
        }
    }
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
