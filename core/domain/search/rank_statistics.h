// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace supernet {

/// Kendall's tau-b of paired values, ties corrected for: 1 when both rank alike, -1 when opposite. Not a number when
/// one side is all ties, has fewer than two values or one that is none. Throws Error when the lengths differ. O(n log n) (Knight 1966).
[[nodiscard]] double kendallTauB(std::span<const double> first, std::span<const double> second);

/// Spearman's rank correlation: Pearson's of the ranks, equal values sharing their mean rank. Not a number when one side
/// is all ties, has fewer than two values or one that is none. Throws Error when the lengths differ.
[[nodiscard]] double spearmanRho(std::span<const double> first, std::span<const double> second);

} // namespace supernet
