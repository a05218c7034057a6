// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/elementwise.h"
#include "engine/kernels/small_product.h"

/// Softmax attention of one sentence and head. Included by variant.cpp only.
namespace supernet::kernels {
namespace SUPERNET_KERNEL_VARIANT {

/// Where one sentence and head lies.
struct AttentionUnit
{
    AttentionUnit(const AttentionShape &shape, std::int64_t unit)
        : sentence(unit / shape.heads)
        , column(unit % shape.heads * shape.headWidth)
        , queryRow(shape.queryOffsets[sentence])
        , queries(shape.queryOffsets[sentence + 1] - queryRow)
        , keyRow(shape.keyOffsets[sentence])
        , segment(shape.keyOffsets[sentence + 1] - keyRow)
        , keys(segment * shape.segments)
        , paddedKeys(kernels::paddedKeys(keys))
        , weights(shape.weightOffsets[sentence] + unit % shape.heads * queries * paddedKeys)
    {
    }

    std::int64_t sentence;
    std::int64_t column; ///< First column of the head.
    std::int64_t queryRow;
    std::int64_t queries;
    std::int64_t keyRow;
    std::int64_t segment; ///< Keys in one encoder layer.
    std::int64_t keys; ///< In all segments.
    std::int64_t paddedKeys; ///< A multiple of the tile, so that products over keys need no tail.
    std::int64_t weights; ///< Where the softmax weights [queries, paddedKeys] begin.
};

/// Rows of keys (or values) of all segments copied together [keys, headWidth], or transposed [headWidth, paddedKeys].
template<typename T>
void gatherRows(const AttentionShape &shape, const AttentionUnit &unit, const T *from, std::int64_t stride, T *rows)
{
    for (int s = 0; s < shape.segments; ++s)
        for (std::int64_t j = 0; j < unit.segment; ++j, rows += shape.headWidth) {
            const T *row = from + (s * shape.keyTokens + unit.keyRow + j) * stride + unit.column;
            for (std::int64_t c = 0; c < shape.headWidth; ++c)
                rows[c] = row[c];
        }
}

template<typename T>
void scatterRows(const AttentionShape &shape, const AttentionUnit &unit, const T *rows, T *to, std::int64_t stride)
{
    for (int s = 0; s < shape.segments; ++s)
        for (std::int64_t j = 0; j < unit.segment; ++j, rows += shape.headWidth) {
            T *row = to + (s * shape.keyTokens + unit.keyRow + j) * stride + unit.column;
            for (std::int64_t c = 0; c < shape.headWidth; ++c)
                row[c] = rows[c];
        }
}

/// rows[j * width + c] to transposed[c * padded + j] for one tile; rows behind the last key read as zeros.
template<typename T>
inline void transposeTile(const T *rows, std::int64_t count, std::int64_t width, T *transposed, std::int64_t padded)
{
    for (std::int64_t c = 0; c < KeyTile; ++c)
        for (std::int64_t j = 0; j < KeyTile; ++j)
            transposed[c * padded + j] = j < count ? rows[j * width + c] : T(0);
}

#ifdef __AVX512F__
/// Four rounds of interleaving the first half of the rows with the second transpose 16 x 16.
template<>
inline void transposeTile(const float *rows, std::int64_t count, std::int64_t width, float *transposed,
                          std::int64_t padded)
{
    Lanes<float> tile[KeyTile];
    for (std::int64_t j = 0; j < KeyTile; ++j) {
        tile[j] = Lanes<float>{};
        if (j < count)
            __builtin_memcpy(&tile[j], rows + j * width, sizeof(Lanes<float>));
    }
    for (int round = 0; round < 4; ++round) {
        Lanes<float> next[KeyTile];
        for (int i = 0; i < 8; ++i) {
            next[2 * i] = __builtin_shufflevector(tile[i], tile[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22,
                                                  7, 23);
            next[2 * i + 1] = __builtin_shufflevector(tile[i], tile[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13,
                                                      29, 14, 30, 15, 31);
        }
        __builtin_memcpy(tile, next, sizeof tile);
    }
    for (std::int64_t c = 0; c < KeyTile; ++c)
        __builtin_memcpy(transposed + c * padded, &tile[c], sizeof(Lanes<float>));
}
#endif

/// rows [keys, width] to [width, paddedKeys], zeros behind the last key.
template<typename T>
void transposeRows(const AttentionUnit &unit, std::int64_t width, const T *rows, T *transposed)
{
    const std::int64_t wholeTiles = width / KeyTile * KeyTile;
    for (std::int64_t j = 0; j < unit.paddedKeys; j += KeyTile)
        for (std::int64_t c = 0; c < wholeTiles; c += KeyTile)
            transposeTile<T>(rows + j * width + c, unit.keys - j, width, transposed + c * unit.paddedKeys + j,
                             unit.paddedKeys);
    for (std::int64_t c = wholeTiles; c < width; ++c)
        for (std::int64_t j = 0; j < unit.paddedKeys; ++j)
            transposed[c * unit.paddedKeys + j] = j < unit.keys ? rows[j * width + c] : T(0);
}

/// Softmax over the keys that a query may see; the others get zero. Runs over whole tiles: short sentences would else
/// leave most of the work to the scalar end of every loop.
template<typename T>
void softmaxRow(T *row, std::int64_t visible, std::int64_t padded)
{
    T largest = row[0];
#pragma omp simd reduction(max : largest)
    for (std::int64_t j = 0; j < visible; ++j)
        largest = row[j] > largest ? row[j] : largest;
    for (std::int64_t j = visible; j < padded; ++j)
        row[j] = largest - T(200); // e^-200 changes no sum that holds e^0.
    T total = 0;
#pragma omp simd reduction(+ : total)
    for (std::int64_t j = 0; j < padded; ++j) {
        row[j] = exponential(row[j] - largest);
        total += row[j];
    }
    const T share = T(1) / total;
#pragma omp simd
    for (std::int64_t j = 0; j < padded; ++j)
        row[j] *= share;
    for (std::int64_t j = visible; j < padded; ++j)
        row[j] = T(0);
}

/// The mask row of query `i` in a unit: a row number that no other (unit, query) has.
inline std::int64_t maskRow(const AttentionShape &shape, const AttentionUnit &unit, std::int64_t i)
{
    return (unit.queryRow + i) * shape.heads + unit.column / shape.headWidth;
}

template<typename T>
void attention(std::int64_t begin, std::int64_t end, const AttentionShape &shape, const AttentionTensors<T> &tensors,
               T *output, std::int64_t outputStride)
{
    Buffer<T> buffers[3];
    const std::int64_t width = shape.headWidth;
    const T scale = T(1) / std::sqrt(static_cast<T>(width));
    for (std::int64_t number = begin; number < end; ++number) {
        const AttentionUnit unit(shape, number);
        T *rows = buffers[0].atLeast(unit.keys * width);
        T *transposed = buffers[1].atLeast(unit.paddedKeys * width);
        T *scores = buffers[2].atLeast(unit.paddedKeys * unit.queries);
        gatherRows(shape, unit, tensors.keys, tensors.keyStride, rows);
        transposeRows(unit, width, rows, transposed);
        const T *queries = tensors.queries + unit.queryRow * tensors.queryStride + unit.column;
        smallProduct<T>(unit.queries, unit.paddedKeys, width, {queries, tensors.queryStride, 1}, transposed,
                        unit.paddedKeys, scores, unit.paddedKeys, scale);
        MaskRows<T> masks(unit.paddedKeys, shape.dropout);
        for (std::int64_t i = 0; i < unit.queries; ++i) {
            T *row = scores + i * unit.paddedKeys;
            softmaxRow(row, shape.causal ? i + 1 : unit.keys, unit.paddedKeys);
            T *kept = tensors.weights + unit.weights + i * unit.paddedKeys;
            const T *mask = masks.row(maskRow(shape, unit, i));
#pragma omp simd
            for (std::int64_t j = 0; j < unit.paddedKeys; ++j) {
                kept[j] = row[j];
                row[j] *= mask[j];
            }
        }
        gatherRows(shape, unit, tensors.values, tensors.keyStride, rows);
        smallProduct<T>(unit.queries, width, unit.keys, {scores, unit.paddedKeys, 1}, rows, width,
                        output + unit.queryRow * outputStride + unit.column, outputStride, T(1));
    }
}

/// Turns the gradient of the (dropped) weights into that of the scores, row by row: `weights` become the dropped ones.
template<typename T>
void scoreGradients(const AttentionShape &shape, const AttentionUnit &unit, const T *kept, T *weights, T *gradients)
{
    MaskRows<T> masks(unit.paddedKeys, shape.dropout);
    for (std::int64_t i = 0; i < unit.queries; ++i) {
        const T *mask = masks.row(maskRow(shape, unit, i));
        const T *p = kept + i * unit.paddedKeys;
        T *g = gradients + i * unit.paddedKeys;
        T *dropped = weights + i * unit.paddedKeys;
        T dot = 0;
#pragma omp simd reduction(+ : dot)
        for (std::int64_t j = 0; j < unit.paddedKeys; ++j) {
            g[j] *= mask[j];
            dropped[j] = p[j] * mask[j];
            dot += g[j] * p[j];
        }
#pragma omp simd
        for (std::int64_t j = 0; j < unit.paddedKeys; ++j)
            g[j] = p[j] * (g[j] - dot);
    }
}

template<typename T>
void attentionBackward(std::int64_t begin, std::int64_t end, const AttentionShape &shape,
                       const AttentionTensors<T> &tensors, const T *outputGradient, std::int64_t outputStride,
                       T *queryGradient, T *keyGradient, T *valueGradient)
{
    Buffer<T> buffers[5];
    const std::int64_t width = shape.headWidth;
    const T scale = T(1) / std::sqrt(static_cast<T>(width));
    for (std::int64_t number = begin; number < end; ++number) {
        const AttentionUnit unit(shape, number);
        T *rows = buffers[0].atLeast(unit.keys * width);
        T *transposed = buffers[1].atLeast(unit.paddedKeys * width);
        T *gradients = buffers[2].atLeast(unit.paddedKeys * unit.queries);
        T *weights = buffers[3].atLeast(unit.paddedKeys * unit.queries);
        T *results = buffers[4].atLeast(unit.keys * width);
        const T *out = outputGradient + unit.queryRow * outputStride + unit.column;
        gatherRows(shape, unit, tensors.values, tensors.keyStride, rows);
        transposeRows(unit, width, rows, transposed);
        smallProduct<T>(unit.queries, unit.paddedKeys, width, {out, outputStride, 1}, transposed, unit.paddedKeys,
                        gradients, unit.paddedKeys, T(1));
        scoreGradients(shape, unit, tensors.weights + unit.weights, weights, gradients);
        smallProduct<T>(unit.keys, width, unit.queries, {weights, 1, unit.paddedKeys}, out, outputStride, results,
                        width, T(1));
        scatterRows(shape, unit, results, valueGradient, tensors.keyStride);
        const T *queries = tensors.queries + unit.queryRow * tensors.queryStride + unit.column;
        smallProduct<T>(unit.keys, width, unit.queries, {gradients, 1, unit.paddedKeys}, queries, tensors.queryStride,
                        results, width, scale);
        scatterRows(shape, unit, results, keyGradient, tensors.keyStride);
        gatherRows(shape, unit, tensors.keys, tensors.keyStride, rows);
        smallProduct<T>(unit.queries, width, unit.keys, {gradients, unit.paddedKeys, 1}, rows, width,
                        queryGradient + unit.queryRow * tensors.queryStride + unit.column, tensors.queryStride, scale);
    }
}

} // namespace SUPERNET_KERNEL_VARIANT
} // namespace supernet::kernels
