// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Products of matrices as small as one sentence's attention, where a BLAS call costs more than its work. Included by
/// variant.cpp only, once for each instruction set.
namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

/// A matrix read element by element through two strides, so that a transpose costs nothing.
template<typename T>
struct Strided
{
    const T *data;
    std::int64_t rowStride;
    std::int64_t columnStride;
};

#if defined(__AVX512F__)
constexpr int RegisterBytes = 64;
#elif defined(__AVX__)
constexpr int RegisterBytes = 32;
#else
constexpr int RegisterBytes = 16;
#endif
constexpr int TileRows = 8; ///< Sums in flight: enough to hide the latency of a multiply-add.

/// One line of a tile: a register. Written as a vector, since left to itself the compiler packs the rows instead and shuffles
/// at every step.
template<typename T>
struct LanesOf;
template<>
struct LanesOf<float>
{
    using Type = float __attribute__((vector_size(RegisterBytes)));
};
template<>
struct LanesOf<double>
{
    using Type = double __attribute__((vector_size(RegisterBytes)));
};
template<typename T>
using Lanes = typename LanesOf<T>::Type;

template<typename T, int Rows>
inline void productTile(std::int64_t inner, const Strided<T> &a, std::int64_t row, const T *b, std::int64_t bStride,
                        T *c, std::int64_t cStride, T scale)
{
    Lanes<T> sums[Rows] = {};
    const T *factors = a.data + row * a.rowStride;
    for (std::int64_t k = 0; k < inner; ++k) {
        Lanes<T> line;
        __builtin_memcpy(&line, b + k * bStride, sizeof line);
#pragma GCC unroll 8
        for (int r = 0; r < Rows; ++r)
            sums[r] += factors[r * a.rowStride + k * a.columnStride] * line;
    }
#pragma GCC unroll 8
    for (int r = 0; r < Rows; ++r) {
        const Lanes<T> scaled = sums[r] * scale;
        __builtin_memcpy(c + (row + r) * cStride, &scaled, sizeof scaled);
    }
}

/// The last rows, fewer than a whole tile holds, as one tile of their own.
template<typename T, int Rows = TileRows - 1>
inline void productLastRows(std::int64_t rows, std::int64_t inner, const Strided<T> &a, std::int64_t row, const T *b,
                            std::int64_t bStride, T *c, std::int64_t cStride, T scale)
{
    if (rows == Rows)
        productTile<T, Rows>(inner, a, row, b, bStride, c, cStride, scale);
    else if constexpr (Rows > 1)
        productLastRows<T, Rows - 1>(rows, inner, a, row, b, bStride, c, cStride, scale);
}

template<typename T>
inline void productTail(std::int64_t rows, std::int64_t columns, std::int64_t inner, const Strided<T> &a, const T *b,
                        std::int64_t bStride, T *c, std::int64_t cStride, T scale)
{
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 0; column < columns; ++column) {
            T sum = 0;
            for (std::int64_t k = 0; k < inner; ++k)
                sum += a.data[row * a.rowStride + k * a.columnStride] * b[k * bStride + column];
            c[row * cStride + column] = scale * sum;
        }
}

/// c[rows, columns] = scale * a[rows, inner] * b[inner, columns]; b and c have contiguous rows.
template<typename T>
inline void smallProduct(std::int64_t rows, std::int64_t columns, std::int64_t inner, const Strided<T> &a, const T *b,
                         std::int64_t bStride, T *c, std::int64_t cStride, T scale)
{
    constexpr std::int64_t TileWidth = RegisterBytes / sizeof(T);
    std::int64_t column = 0;
    for (; column + TileWidth <= columns; column += TileWidth) {
        std::int64_t row = 0;
        for (; row + TileRows <= rows; row += TileRows)
            productTile<T, TileRows>(inner, a, row, b + column, bStride, c + column, cStride, scale);
        productLastRows<T>(rows - row, inner, a, row, b + column, bStride, c + column, cStride, scale);
    }
    if (column < columns)
        productTail(rows, columns - column, inner, a, b + column, bStride, c + column, cStride, scale);
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
