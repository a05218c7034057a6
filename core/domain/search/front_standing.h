// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/front_view.h"

#include <span>

namespace supernet {

/// A latency and a score to trade for it, each known to a range; both are minimised.
struct UncertainObjectives
{
    double low = 0; ///< Milliseconds.
    double high = 0;
    double lossLow = 0;
    double lossHigh = 0;
};

/// Whether a point belongs to the front, as far as ranges tell.
enum class Standing {
    Certain, ///< Whatever the figures in their ranges, nothing dominates it.
    Possible, ///< Some figures in the ranges put it on the front, others do not.
    Dominated, ///< Another is as good and faster, whatever the figures in the ranges.
};
[[nodiscard]] const char *name(Standing standing); ///< `certain`, `possible`, `dominated`.

/// Of each point among all, in O(n log n). Points that are not numbers are dominated.
[[nodiscard]] std::vector<Standing> standings(std::span<const UncertainObjectives> points);
/// Of the candidates of a search; a latency or BLEU score without a range is taken for certain, as is a loss. Ranges of BLEU
/// are of each score by itself: scores of the same sentences move together, so that more may be certain than is said.
[[nodiscard]] std::vector<Standing> standings(const std::vector<ScoredCandidate> &candidates, FrontAxis axis);

/// Unmeasured candidates, at most `most`, whose latency would say most: members of the front first, then those of which the
/// range holds the limit, then others that are not dominated, the best first.
[[nodiscard]] std::vector<ScoredCandidate> worthMeasuring(const std::vector<ScoredCandidate> &candidates,
                                                          FrontAxis axis, std::optional<double> limitMs,
                                                          std::size_t most);

} // namespace supernet
