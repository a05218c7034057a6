// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Products of matrices as small as one sentence's attention, where a BLAS call costs more than its work. Included by
/// variant.cpp only, once for each instruction set.
namespace supernet::kernels { namespace SUPERNET_KERNEL_VARIANT {

/// A matrix read element by element through two strides, so that a transpose costs nothing.
template<typename T>
struct Strided
{
    const T *data;
    std::int64_t rowStride;
    std::int64_t columnStride;
};

constexpr int TileWidth = 16;

template<typename T, int Rows>
inline void productTile(std::int64_t inner, const Strided<T> &a, std::int64_t row, const T *b, std::int64_t bStride,
                        T *c, std::int64_t cStride, T scale)
{
    T sums[Rows][TileWidth] = {};
    for (std::int64_t k = 0; k < inner; ++k) {
        const T *line = b + k * bStride;
        for (int r = 0; r < Rows; ++r) {
            const T factor = a.data[(row + r) * a.rowStride + k * a.columnStride];
            for (int column = 0; column < TileWidth; ++column)
                sums[r][column] += factor * line[column];
        }
    }
    for (int r = 0; r < Rows; ++r)
        for (int column = 0; column < TileWidth; ++column)
            c[(row + r) * cStride + column] = scale * sums[r][column];
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
    std::int64_t column = 0;
    for (; column + TileWidth <= columns; column += TileWidth) {
        std::int64_t row = 0;
        for (; row + 8 <= rows; row += 8)
            productTile<T, 8>(inner, a, row, b + column, bStride, c + column, cStride, scale);
        for (; row + 4 <= rows; row += 4)
            productTile<T, 4>(inner, a, row, b + column, bStride, c + column, cStride, scale);
        for (; row < rows; ++row)
            productTile<T, 1>(inner, a, row, b + column, bStride, c + column, cStride, scale);
    }
    if (column < columns)
        productTail(rows, columns - column, inner, a, b + column, bStride, c + column, cStride, scale);
}

}} // namespace supernet::kernels::SUPERNET_KERNEL_VARIANT
