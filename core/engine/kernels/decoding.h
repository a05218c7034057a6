// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/elementwise.h"

/// What generation needs one row at a time. Included by variant.cpp only.
namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

template<typename T>
inline T dotProduct(const T *a, const T *b, std::int64_t width)
{
    T sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t c = 0; c < width; ++c)
        sum += a[c] * b[c];
    return sum;
}

/// Scores to weights that add up to 1.
template<typename T>
inline void softmaxScores(T *scores, std::int64_t count)
{
    T largest = scores[0];
#pragma omp simd reduction(max : largest)
    for (std::int64_t j = 0; j < count; ++j)
        largest = scores[j] > largest ? scores[j] : largest;
    T total = 0;
#pragma omp simd reduction(+ : total)
    for (std::int64_t j = 0; j < count; ++j) {
        scores[j] = exponential(scores[j] - largest);
        total += scores[j];
    }
    const T share = T(1) / total;
    for (std::int64_t j = 0; j < count; ++j)
        scores[j] *= share;
}

template<typename T>
void attendRow(std::int64_t heads, std::int64_t headWidth, const T *query, const T *const *keys, std::int64_t count,
               std::int64_t valueOffset, T *scores, T *output)
{
    const T scale = T(1) / std::sqrt(static_cast<T>(headWidth));
    for (std::int64_t head = 0; head < heads; ++head) {
        const std::int64_t column = head * headWidth;
        for (std::int64_t j = 0; j < count; ++j)
            scores[j] = scale * dotProduct(query + column, keys[j] + column, headWidth);
        softmaxScores(scores, count);
        T *out = output + column;
        for (std::int64_t c = 0; c < headWidth; ++c)
            out[c] = T(0);
        for (std::int64_t j = 0; j < count; ++j) {
            const T weight = scores[j];
            const T *value = keys[j] + valueOffset + column;
#pragma omp simd
            for (std::int64_t c = 0; c < headWidth; ++c)
                out[c] += weight * value[c];
        }
    }
}

template<typename T>
double summarise(std::int64_t count, const T *row, T *blockMaxima)
{
    T largest = row[0];
    for (std::int64_t begin = 0, block = 0; begin < count; begin += SummaryBlock, ++block) {
        const std::int64_t end = begin + SummaryBlock < count ? begin + SummaryBlock : count;
        T most = row[begin];
#pragma omp simd reduction(max : most)
        for (std::int64_t c = begin; c < end; ++c)
            most = row[c] > most ? row[c] : most;
        blockMaxima[block] = most;
        largest = most > largest ? most : largest;
    }
    T total = 0;
#pragma omp simd reduction(+ : total)
    for (std::int64_t c = 0; c < count; ++c)
        total += exponential(row[c] - largest);
    return static_cast<double>(largest) + std::log(static_cast<double>(total));
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
