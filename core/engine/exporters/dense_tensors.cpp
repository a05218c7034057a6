// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/dense_tensors.h"

namespace supernet {

namespace {

/// [rows, columns] with value(row, column).
template<typename Value>
HostTensor matrixOf(std::int64_t rows, std::int64_t columns, Value value)
{
    HostTensor result{{rows, columns}, {}};
    result.values.reserve(static_cast<std::size_t>(rows * columns));
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 0; column < columns; ++column)
            result.values.push_back(value(row, column));
    return result;
}

float at(const HostTensor &matrix, std::int64_t row, std::int64_t column)
{
    return matrix.values[static_cast<std::size_t>(row * matrix.sizes[1] + column)];
}

} // namespace

HostTensor leadingColumns(const HostTensor &matrix, std::int64_t columns)
{
    return matrixOf(matrix.sizes[0], columns,
                    [&](std::int64_t row, std::int64_t column) { return at(matrix, row, column); });
}

HostTensor transposed(const HostTensor &matrix)
{
    return matrixOf(matrix.sizes[1], matrix.sizes[0],
                    [&](std::int64_t row, std::int64_t column) { return at(matrix, column, row); });
}

HostTensor stacked(const std::vector<HostTensor> &tensors)
{
    HostTensor result{tensors.front().sizes, {}};
    result.sizes[0] = 0;
    for (const HostTensor &tensor : tensors) {
        result.sizes[0] += tensor.sizes[0];
        result.values.insert(result.values.end(), tensor.values.begin(), tensor.values.end());
    }
    return result;
}

HostTensor positionTable(std::int64_t count, std::int64_t width, std::int64_t storedWidth)
{
    return matrixOf(count, width, [&](std::int64_t position, std::int64_t channel) {
        return sinusoidalPosition(position, channel, storedWidth);
    });
}

} // namespace supernet
