// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/front_view.h"

#include <span>

namespace supernet {

/// A latency that is known to a range, and a score to trade for it; both are minimised.
struct UncertainObjectives
{
    double low = 0; ///< Milliseconds.
    double high = 0;
    double loss = 0;
};

/// Whether a point belongs to the front, as far as ranges of latency tell.
enum class Standing {
    Certain, ///< Whatever the latencies in their ranges, nothing dominates it.
    Possible, ///< Some latencies in the ranges put it on the front, others do not.
    Dominated, ///< Another is as good and faster, whatever the latencies in the ranges.
};
[[nodiscard]] const char *name(Standing standing); ///< `certain`, `possible`, `dominated`.

/// Of each point among all, in O(n log n). Points that are not numbers are dominated.
[[nodiscard]] std::vector<Standing> standings(std::span<const UncertainObjectives> points);
/// Of the candidates of a search; one without a range has its latency for certain.
[[nodiscard]] std::vector<Standing> standings(const std::vector<ScoredCandidate> &candidates, FrontAxis axis);

/// Unmeasured candidates, at most `most`, whose latency would say most: members of the front first, then those of which the
/// range holds the limit, then others that are not dominated, the best first.
[[nodiscard]] std::vector<ScoredCandidate> worthMeasuring(const std::vector<ScoredCandidate> &candidates, FrontAxis axis,
                                                          std::optional<double> limitMs, std::size_t most);

} // namespace supernet
