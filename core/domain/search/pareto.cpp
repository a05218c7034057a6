// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/pareto.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace supernet {

namespace {

/// Indices of the points that are numbers, by latency, then loss, then place.
std::vector<std::size_t> sortedIndices(std::span<const Objectives> points)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isnan(points[i].latency) && !std::isnan(points[i].loss))
            order.push_back(i);
    }
    std::ranges::sort(order, {}, [&](std::size_t i) { return std::tuple(points[i].latency, points[i].loss, i); });
    return order;
}

void addCrowding(std::span<const Objectives> points, std::span<const std::size_t> front, double Objectives::*axis,
                 std::vector<double> &distances)
{
    std::vector<std::size_t> order(front.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto value = [&](std::size_t member) { return points[front[member]].*axis; };
    std::ranges::sort(order, {}, [&](std::size_t member) { return std::pair(value(member), member); });
    const double range = value(order.back()) - value(order.front());
    distances[order.front()] = distances[order.back()] = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; range > 0 && i + 1 < order.size(); ++i)
        distances[order[i]] += (value(order[i + 1]) - value(order[i - 1])) / range;
}

} // namespace

bool dominates(const Objectives &first, const Objectives &second) noexcept
{
    return first.latency <= second.latency && first.loss <= second.loss
        && (first.latency < second.latency || first.loss < second.loss);
}

std::vector<std::size_t> paretoFront(std::span<const Objectives> points)
{
    std::vector<std::size_t> front;
    double best = std::numeric_limits<double>::infinity();
    for (const std::size_t i : sortedIndices(points)) {
        if (front.empty() || points[i].loss < best) {
            front.push_back(i);
            best = points[i].loss;
        }
    }
    return front;
}

std::optional<std::size_t> knee(std::span<const Objectives> front)
{
    if (front.size() < 3)
        return {};
    const double latencies = front.back().latency - front.front().latency;
    const double losses = front.front().loss - front.back().loss;
    std::optional<std::size_t> found;
    double farthest = 0;
    for (std::size_t member = 1; member + 1 < front.size(); ++member) {
        const double across = (front[member].latency - front.front().latency) / latencies;
        const double gained = (front.front().loss - front[member].loss) / losses;
        if (gained - across > farthest) {
            farthest = gained - across;
            found = member;
        }
    }
    return found;
}

double hypervolume(std::span<const Objectives> points, const Objectives &reference)
{
    double area = 0;
    double ceiling = reference.loss;
    for (const std::size_t i : paretoFront(points)) {
        const Objectives &point = points[i];
        if (point.latency >= reference.latency || point.loss >= ceiling)
            continue;
        area += (reference.latency - point.latency) * (ceiling - point.loss);
        ceiling = point.loss;
    }
    return area;
}

std::vector<std::vector<std::size_t>> nonDominatedSort(std::span<const Objectives> points)
{
    std::vector<std::vector<std::size_t>> fronts;
    // In order of latency and loss a point can be dominated by earlier ones only. A front of two objectives falls in
    // loss as latency grows, so its latest member decides whether the front dominates the point.
    for (const std::size_t i : sortedIndices(points)) {
        const auto free = std::ranges::find_if(fronts, [&](const std::vector<std::size_t> &front) {
            return !dominates(points[front.back()], points[i]);
        });
        if (free == fronts.end())
            fronts.push_back({i});
        else
            free->push_back(i);
    }
    return fronts;
}

std::vector<double> crowdingDistances(std::span<const Objectives> points, std::span<const std::size_t> front)
{
    std::vector<double> distances(front.size(), 0.0);
    if (front.empty())
        return distances;
    addCrowding(points, front, &Objectives::latency, distances);
    addCrowding(points, front, &Objectives::loss, distances);
    return distances;
}

} // namespace supernet
