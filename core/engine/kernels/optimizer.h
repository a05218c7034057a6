// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/kernels.h"

#include <cmath>

/// Sums over gradients and one pass of Adam over memory. Included by variant.cpp only.
namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

template<typename T>
double squaredSum(std::int64_t begin, std::int64_t end, const T *values)
{
    double sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = begin; i < end; ++i)
        sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    return sum;
}

template<typename T>
void productSums(std::int64_t count, const T *a, const T *b, double *sums)
{
    double first = 0;
    double second = 0;
    double product = 0;
#pragma omp simd reduction(+ : first, second, product)
    for (std::int64_t i = 0; i < count; ++i) {
        const auto x = static_cast<double>(a[i]);
        const auto y = static_cast<double>(b[i]);
        first += x * x;
        second += y * y;
        product += x * y;
    }
    sums[0] += first;
    sums[1] += second;
    sums[2] += product;
}

template<typename T>
void adam(std::int64_t begin, std::int64_t end, const AdamStep &step, T *values, T *gradients, T *first, T *second)
{
    const T beta1 = static_cast<T>(step.beta1);
    const T beta2 = static_cast<T>(step.beta2);
    const T rest1 = static_cast<T>(1 - step.beta1);
    const T rest2 = static_cast<T>(1 - step.beta2);
    const T rate = static_cast<T>(step.rate);
    const T correction = static_cast<T>(step.secondCorrection);
    const T epsilon = static_cast<T>(step.epsilon);
    const T scale = static_cast<T>(step.gradientScale);
#pragma omp simd
    for (std::int64_t i = begin; i < end; ++i) {
        const T g = gradients[i] * scale;
        first[i] = beta1 * first[i] + rest1 * g;
        second[i] = beta2 * second[i] + rest2 * g * g;
        values[i] -= rate * first[i] / (std::sqrt(second[i] * correction) + epsilon);
        gradients[i] = T(0);
    }
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
