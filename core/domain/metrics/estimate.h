// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace supernet {

/// A statistic with the range that holds 95 % of its bootstrap resamples. Not a number where there is too little to
/// compute it from; resamples that come to no number (all ties) are left out.
struct Estimate
{
    double value = 0;
    double low = 0;
    double high = 0;

    /// Whether the whole range lies on one side of 0.
    [[nodiscard]] bool isCertain() const { return low > 0 || high < 0; }
};

[[nodiscard]] Estimate estimateOf(double value, std::vector<double> resamples);

/// The mean of values with the range of its resamples; `key` decides the draws (see streamKey()).
[[nodiscard]] Estimate bootstrapMean(std::span<const double> values, int samples, std::uint64_t key);

} // namespace supernet
