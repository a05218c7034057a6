// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Conversions of rows between single precision and what narrower products multiply.
namespace supernet {

/// Rounds to the nearest bfloat16, ties to even; not-a-numbers stay such.
void toBFloat16(std::int64_t count, const float *from, std::uint16_t *to) noexcept;

/// Rows scaled by their largest magnitude to -127..127 and rounded: from[r] is about to[r] * scales[r]. A row of zeros
/// gets scale 0; one that holds an infinity or a not-a-number gets a scale that is a not-a-number.
void quantiseRows(std::int64_t rows, std::int64_t width, const float *from, std::int8_t *to, float *scales) noexcept;

/// The sums [rows, width] of a product of bytes, in place, to single precision: sum * rowScale * columnScale + bias (may
/// be null), and then ReLU.
void scaleSums(std::int64_t rows, std::int64_t width, float *sums, const float *rowScales, const float *columnScales,
               const float *bias, bool relu) noexcept;

} // namespace supernet
