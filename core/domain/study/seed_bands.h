// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <utility>
#include <vector>

namespace supernet {

/// What several runs that differ in their seed alone come to at one place.
struct BandPoint
{
    double across = 0;
    double mean = 0;
    double low = 0; ///< The least of the runs,
    double high = 0; ///< and the most.

    bool operator==(const BandPoint &) const = default;
};

/// Of curves (place to value): at the places that all of them have, in order.
[[nodiscard]] std::vector<BandPoint> curveBand(const std::vector<std::map<double, double>> &curves);

/// Of fronts (latency and loss, fastest first): the loss that each run reaches within a latency, at every latency of any
/// front within which all have reached some.
[[nodiscard]] std::vector<BandPoint> frontBand(const std::vector<std::vector<std::pair<double, double>>> &fronts);

} // namespace supernet
