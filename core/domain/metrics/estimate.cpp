// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/estimate.h"

#include "domain/support/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace supernet {

namespace {

constexpr double None = std::numeric_limits<double>::quiet_NaN();

} // namespace

Estimate estimateOf(double value, std::vector<double> resamples)
{
    std::erase_if(resamples, [](double resample) { return std::isnan(resample); });
    if (std::isnan(value) || resamples.empty())
        return {value, None, None};
    std::ranges::sort(resamples);
    const std::size_t outside = resamples.size() / 40; // 2.5 % at either end
    return {value, resamples[outside], resamples[resamples.size() - 1 - outside]};
}

Estimate bootstrapMean(std::span<const double> values, int samples, std::uint64_t key)
{
    if (values.empty())
        return {None, None, None};
    const auto count = static_cast<double>(values.size());
    Random random(key);
    std::vector<double> resamples(static_cast<std::size_t>(samples));
    for (double &resample : resamples) {
        for (std::size_t i = 0; i < values.size(); ++i)
            resample += values[random.below(values.size())] / count;
    }
    return estimateOf(std::accumulate(values.begin(), values.end(), 0.0) / count, std::move(resamples));
}

} // namespace supernet
