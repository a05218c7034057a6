// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

#include <cstdint>

namespace supernet {

/// A matrix [rows, width] in eight bits: what stood at (r, c) is about bytes[r * width + c] * scales[r], off by half a scale
/// at most.
struct ByteMatrix
{
    std::vector<std::int64_t> sizes;
    std::vector<std::int8_t> bytes;
    std::vector<float> scales; ///< [rows]
};

/// As ComputeType::Int8 rounds it. The matrix has two sizes.
[[nodiscard]] ByteMatrix toBytes(const HostTensor &matrix);
/// Throws Error when the parts do not fit each other, or a scale is no number from 0 on.
[[nodiscard]] HostTensor fromBytes(const ByteMatrix &matrix);

/// The model with every matrix rounded to eight bits and back. Multiplied in ComputeType::Int8 its matrices are rounded no
/// further, unless the output projection takes a part of the embedding's columns.
[[nodiscard]] DenseTransformer roundedToBytes(DenseTransformer model);

} // namespace supernet
