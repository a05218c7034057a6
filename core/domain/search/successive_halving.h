// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace supernet {

/// One round of successive halving (Jamieson and Talwalkar 2016).
struct HalvingRound
{
    std::size_t contestants = 0; ///< That train in it; the better half of them, rounded up, goes on.
    std::int64_t until = 0; ///< Steps that each has taken at its end, counted from the start.

    bool operator==(const HalvingRound &) const = default;
};

/// Rounds for so many contestants that together take at most `budget` steps, each round about as many; the last trains one
/// to its end. Every `until` is a multiple of the first, so that all are compared at validations. Throws UsageError when the
/// budget does not give each contestant a step in every round.
[[nodiscard]] std::vector<HalvingRound> halvingRounds(std::size_t contestants, std::int64_t budget);

/// Indices of the `survivors` least losses, best first; of equal ones the earlier. Those that are not numbers come last.
[[nodiscard]] std::vector<std::size_t> survivorsOf(std::span<const double> losses, std::size_t survivors);

} // namespace supernet
