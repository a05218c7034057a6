// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/quantise.h"

#include <bit>
#include <cmath>
#include <limits>

namespace supernet {

void toBFloat16(std::int64_t count, const float *from, std::uint16_t *to) noexcept
{
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto bits = std::bit_cast<std::uint32_t>(from[i]);
        const std::uint32_t rounded = bits + 0x7fffU + ((bits >> 16U) & 1U);
        const bool number = (bits & 0x7fffffffU) <= 0x7f800000U;
        to[i] = static_cast<std::uint16_t>((number ? rounded : bits | 0x400000U) >> 16U);
    }
}

void quantiseRows(std::int64_t rows, std::int64_t width, const float *from, std::int8_t *to, float *scales) noexcept
{
    for (std::int64_t r = 0; r < rows; ++r) {
        const float *row = from + r * width;
        float largest = 0;
        float check = 0; // Not a number as soon as one value is infinite or none.
#pragma omp simd reduction(max : largest) reduction(+ : check)
        for (std::int64_t c = 0; c < width; ++c) {
            const float magnitude = std::abs(row[c]);
            largest = magnitude > largest ? magnitude : largest;
            check += row[c] * 0.0F;
        }
        constexpr float least = 1e-30F; // Below, the factor would be infinite.
        const float factor = check == 0 && largest > least ? 127.0F / largest : 0.0F;
        scales[r] = check == 0 ? largest / 127.0F : std::numeric_limits<float>::quiet_NaN();
#pragma omp simd
        for (std::int64_t c = 0; c < width; ++c) {
            const float scaled = factor > 0 ? row[c] * factor : 0.0F;
            to[r * width + c] = static_cast<std::int8_t>(
                static_cast<std::int32_t>(scaled + std::copysign(0.5F, scaled)));
        }
    }
}

void scaleSums(std::int64_t rows, std::int64_t width, float *sums, const float *rowScales, const float *columnScales,
               const float *bias, bool relu) noexcept
{
    const float lowest = relu ? 0.0F : -std::numeric_limits<float>::infinity();
    for (std::int64_t r = 0; r < rows; ++r) {
        float *row = sums + r * width;
        const float scale = rowScales[r];
#pragma omp simd
        for (std::int64_t c = 0; c < width; ++c) {
            const float value = static_cast<float>(std::bit_cast<std::int32_t>(row[c])) * (scale * columnScales[c])
                + (bias ? bias[c] : 0.0F);
            row[c] = value < lowest ? lowest : value;
        }
    }
}

} // namespace supernet
