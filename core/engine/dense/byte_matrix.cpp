// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/byte_matrix.h"

#include "engine/dense/quantise.h"

#include <algorithm>
#include <cmath>

namespace supernet {

ByteMatrix toBytes(const HostTensor &matrix)
{
    const std::int64_t rows = matrix.sizes.at(0);
    const std::int64_t width = matrix.sizes.at(1);
    ByteMatrix result{matrix.sizes, std::vector<std::int8_t>(matrix.values.size()),
                      std::vector<float>(static_cast<std::size_t>(rows))};
    quantiseRows(rows, width, matrix.values.data(), result.bytes.data(), result.scales.data());
    return result;
}

HostTensor fromBytes(const ByteMatrix &matrix)
{
    HostTensor result{matrix.sizes, {}};
    const bool fits = matrix.sizes.size() == 2 && matrix.scales.size() == static_cast<std::size_t>(matrix.sizes[0])
        && matrix.bytes.size() == static_cast<std::size_t>(result.count());
    if (!fits)
        throw Error("A matrix in eight bits and its scales do not fit each other.");
    if (!std::ranges::all_of(matrix.scales, [](float scale) { return scale >= 0 && std::isfinite(scale); }))
        throw Error("A scale of a matrix in eight bits is no number from 0 on.");
    const auto width = static_cast<std::size_t>(matrix.sizes[1]);
    result.values.reserve(matrix.bytes.size());
    for (std::size_t i = 0; i < matrix.bytes.size(); ++i)
        result.values.push_back(static_cast<float>(matrix.bytes[i]) * matrix.scales[i / width]);
    return result;
}

DenseTransformer roundedToBytes(DenseTransformer model)
{
    for (auto &[name, tensor] : model.weights)
        if (tensor.sizes.size() == 2)
            tensor = fromBytes(toBytes(tensor));
    return model;
}

} // namespace supernet
