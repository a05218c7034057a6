// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace supernet {

// Intervals that assume no distribution: from the order of the values alone.

/// The confidence that is aimed at; too few values reach a lower one, which is stated then.
inline constexpr double wantedConfidence = 0.95;

struct ConfidenceInterval
{
    double low = 0;
    double high = 0;
    double level
        = 0; ///< The chance that it holds what it is an interval of, at least wantedConfidence where values suffice.
};

/// Of the median of independent values: the narrowest [x_(k), x_(n+1-k)], which misses it with the chance that a fair coin
/// shows fewer than k heads in n throws, or fewer than k tails. Fewer than six values give their extremes. `values` must not
/// be empty.
[[nodiscard]] ConfidenceInterval medianInterval(std::vector<double> values);

struct ConformalBound
{
    double radius = 0;
    double level = 0;
};

/// Split conformal prediction: the bound that a new score keeps with the chance `level`, when it is exchangeable with
/// `scores` (errors on data that had no part in the fit): the k-th smallest of n, k = ceil((n + 1) 0.95), or the largest
/// where n is below 19; the level is k / (n + 1). `scores` must not be empty.
[[nodiscard]] ConformalBound conformalBound(std::vector<double> scores);

} // namespace supernet
