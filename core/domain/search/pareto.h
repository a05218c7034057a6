// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace supernet {

/// What a subnet is judged by; both are minimised (a BLEU score enters with its sign changed).
struct Objectives
{
    double latency = 0;
    double loss = 0;

    bool operator==(const Objectives &) const = default;
};

/// At least as good in both and better in one.
[[nodiscard]] bool dominates(const Objectives &first, const Objectives &second) noexcept;

/// Indices of the points that no other dominates, fastest first; of equal points the first only. Points that are not
/// numbers are never on the front.
[[nodiscard]] std::vector<std::size_t> paretoFront(std::span<const Objectives> points);

/// The member of a front (in order, fastest first) that lies farthest from the line through its ends, each objective
/// scaled by the front's range: before it a little time buys much, behind it much time buys little. Nothing for fewer
/// than three members or a front that bends the other way throughout.
[[nodiscard]] std::optional<std::size_t> knee(std::span<const Objectives> front);

/// Area that the points dominate below `reference` (points beyond it add nothing).
[[nodiscard]] double hypervolume(std::span<const Objectives> points, const Objectives &reference);

/// Fronts in order: the first is undominated, the second when the first is left out, and so on (Deb et al. 2002).
[[nodiscard]] std::vector<std::vector<std::size_t>> nonDominatedSort(std::span<const Objectives> points);

/// For each member of one front, the sum of its neighbours' distances, each objective scaled by the front's range;
/// infinite at the ends (Deb et al. 2002).
[[nodiscard]] std::vector<double> crowdingDistances(std::span<const Objectives> points,
                                                    std::span<const std::size_t> front);

} // namespace supernet
