// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/seed_bands.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace supernet {

namespace {

/// Nothing unless every run has a value.
std::optional<BandPoint> pointOf(double across, const std::vector<std::optional<double>> &values)
{
    std::vector<double> known;
    for (const auto &value : values) {
        if (!value)
            return {};
        known.push_back(*value);
    }
    if (known.empty())
        return {};
    const double sum = std::accumulate(known.begin(), known.end(), 0.0);
    const auto [low, high] = std::ranges::minmax(known);
    return BandPoint{across, sum / static_cast<double>(known.size()), low, high};
}

std::optional<double> lossWithin(const std::vector<std::pair<double, double>> &front, double latency)
{
    std::optional<double> best;
    for (const auto &[milliseconds, loss] : front) {
        if (milliseconds <= latency && (!best || loss < *best))
            best = loss;
    }
    return best;
}

} // namespace

std::vector<BandPoint> curveBand(const std::vector<std::map<double, double>> &curves)
{
    std::vector<BandPoint> band;
    if (curves.empty())
        return band;
    for (const auto &[place, ignored] : curves.front()) {
        std::vector<std::optional<double>> values;
        for (const auto &curve : curves) {
            const auto found = curve.find(place);
            values.push_back(found == curve.end() ? std::nullopt : std::optional(found->second));
        }
        if (const auto point = pointOf(place, values))
            band.push_back(*point);
    }
    return band;
}

std::vector<BandPoint> frontBand(const std::vector<std::vector<std::pair<double, double>>> &fronts)
{
    std::set<double> latencies;
    for (const auto &front : fronts) {
        for (const auto &[latency, loss] : front)
            latencies.insert(latency);
    }
    std::vector<BandPoint> band;
    for (const double latency : latencies) {
        std::vector<std::optional<double>> losses;
        for (const auto &front : fronts)
            losses.push_back(lossWithin(front, latency));
        if (const auto point = pointOf(latency, losses))
            band.push_back(*point);
    }
    return band;
}

} // namespace supernet
