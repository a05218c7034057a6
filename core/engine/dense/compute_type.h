// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace supernet {

/// What a decoder multiplies in. Attention, norms and sums stay in single precision; weights are converted when they are
/// packed, the rows that meet them as they come.
enum class ComputeType {
    Float32,
    BFloat16, ///< Rows and weights rounded to eight bits of mantissa.
    Int8, ///< Each row and each output's weights scaled to -127..127 by their largest value.
};

[[nodiscard]] std::string name(ComputeType type);
/// Throws UsageError for a name that is none.
[[nodiscard]] ComputeType computeType(std::string_view name);

/// Whether this processor multiplies in the type, or would only imitate it, slower than single precision.
[[nodiscard]] bool hasOnThisProcessor(ComputeType type);
/// Throws Error where it would.
void requireOnThisProcessor(ComputeType type);

} // namespace supernet
