// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/order_statistics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace supernet {

namespace {

/// The chance of `heads` heads in `throws` throws of a fair coin.
double chanceOf(double heads, double throws)
{
    const double ways = std::lgamma(throws + 1) - std::lgamma(heads + 1) - std::lgamma(throws - heads + 1);
    return std::exp(ways - throws * std::numbers::ln2);
}

} // namespace

ConfidenceInterval medianInterval(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto count = static_cast<double>(values.size());
    std::size_t rank = 1;
    double missed = chanceOf(0, count); // fewer heads than `rank`
    while (2 * (rank + 1) <= values.size()) {
        const double more = missed + chanceOf(static_cast<double>(rank), count);
        if (1 - 2 * more < wantedConfidence)
            break;
        missed = more;
        ++rank;
    }
    return {values[rank - 1], values[values.size() - rank], std::max(0.0, 1 - 2 * missed)};
}

ConformalBound conformalBound(std::vector<double> scores)
{
    std::ranges::sort(scores);
    const auto count = static_cast<double>(scores.size());
    const double rank = std::min(count, std::ceil((count + 1) * wantedConfidence));
    return {scores[static_cast<std::size_t>(rank) - 1], rank / (count + 1)};
}

} // namespace supernet
