// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"

namespace supernet {

/// Longest sentence of either side, in tokens, that an export knows positions for where the format keeps them in a table:
/// what a line of LineTranslator's greatest length and its longest translation come to.
inline constexpr std::int64_t ExportedPositions = 2048;

/// Tensors as other formats want them. Matrices are [rows, columns].
[[nodiscard]] HostTensor leadingColumns(const HostTensor &matrix, std::int64_t columns);
[[nodiscard]] HostTensor transposed(const HostTensor &matrix);
/// The first tensor's rows, then the second's, and so on; vectors one after the other.
[[nodiscard]] HostTensor stacked(const std::vector<HostTensor> &tensors);
/// sinusoidalPosition() of positions 0 to `count`: [count, width].
[[nodiscard]] HostTensor positionTable(std::int64_t count, std::int64_t width, std::int64_t storedWidth);

} // namespace supernet
