// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/kernels/elementwise.h"
#include "engine/kernels/small_product.h"

/// Softmax attention of one sentence and head. Included by variant.cpp only.
namespace supernet::kernels { namespace SUPERNET_KERNEL_VARIANT {

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
        , paddedKeys((keys + TileWidth - 1) / TileWidth * TileWidth)
        , weights(shape.weightOffsets[sentence] + unit % shape.heads * queries * keys)
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
    std::int64_t weights; ///< Where the softmax weights [queries, keys] begin.
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

template<typename T>
void transposeRows(const AttentionUnit &unit, std::int64_t width, const T *rows, T *transposed)
{
    for (std::int64_t c = 0; c < width; ++c)
        for (std::int64_t j = unit.keys; j < unit.paddedKeys; ++j)
            transposed[c * unit.paddedKeys + j] = T(0);
    for (std::int64_t j = 0; j < unit.keys; ++j)
        for (std::int64_t c = 0; c < width; ++c)
            transposed[c * unit.paddedKeys + j] = rows[j * width + c];
}

/// Softmax over the keys that query `i` may see; the others get zero.
template<typename T>
void softmaxRow(T *row, std::int64_t visible, std::int64_t keys)
{
    T largest = row[0];
#pragma omp simd reduction(max : largest)
    for (std::int64_t j = 0; j < visible; ++j)
        largest = row[j] > largest ? row[j] : largest;
    T total = 0;
#pragma omp simd reduction(+ : total)
    for (std::int64_t j = 0; j < visible; ++j) {
        row[j] = exponential(row[j] - largest);
        total += row[j];
    }
    const T share = T(1) / total;
    for (std::int64_t j = 0; j < visible; ++j)
        row[j] *= share;
    for (std::int64_t j = visible; j < keys; ++j)
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
        MaskRows<T> masks(unit.keys, shape.dropout);
        for (std::int64_t i = 0; i < unit.queries; ++i) {
            T *row = scores + i * unit.paddedKeys;
            softmaxRow(row, shape.causal ? i + 1 : unit.keys, unit.keys);
            T *kept = tensors.weights + unit.weights + i * unit.keys;
            const T *mask = masks.row(maskRow(shape, unit, i));
            for (std::int64_t j = 0; j < unit.keys; ++j) {
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
    MaskRows<T> masks(unit.keys, shape.dropout);
    for (std::int64_t i = 0; i < unit.queries; ++i) {
        const T *mask = masks.row(maskRow(shape, unit, i));
        const T *p = kept + i * unit.keys;
        T *g = gradients + i * unit.paddedKeys;
        T *dropped = weights + i * unit.keys;
        T dot = 0;
#pragma omp simd reduction(+ : dot)
        for (std::int64_t j = 0; j < unit.keys; ++j) {
            g[j] *= mask[j];
            dropped[j] = p[j] * mask[j];
            dot += g[j] * p[j];
        }
#pragma omp simd
        for (std::int64_t j = 0; j < unit.keys; ++j)
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
        T *weights = buffers[3].atLeast(unit.keys * unit.queries);
        T *results = buffers[4].atLeast(unit.keys * width);
        const T *out = outputGradient + unit.queryRow * outputStride + unit.column;
        gatherRows(shape, unit, tensors.values, tensors.keyStride, rows);
        transposeRows(unit, width, rows, transposed);
        smallProduct<T>(unit.queries, unit.paddedKeys, width, {out, outputStride, 1}, transposed, unit.paddedKeys,
                        gradients, unit.paddedKeys, T(1));
        scoreGradients(shape, unit, tensors.weights + unit.weights, weights, gradients);
        smallProduct<T>(unit.keys, width, unit.queries, {weights, 1, unit.keys}, out, outputStride, results, width,
                        T(1));
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

}} // namespace supernet::kernels::SUPERNET_KERNEL_VARIANT
