// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace supernet {

/// Milliseconds that hold a latency, with 95 % confidence where there were measurements enough to say so.
struct LatencyRange
{
    double low = 0;
    double high = 0;
};

/// A scored architecture of a search with the greedy BLEU score that it has got, if any.
struct ScoredCandidate
{
    Candidate candidate;
    std::optional<double> bleu; ///< On the fixed validation sentences, inherited weights.
    std::optional<double> measuredMs; ///< The latest median by the protocol that the predicted latency stands for.
    /// Of that median, else of the prediction; nothing for a predictor that knew none.
    std::optional<LatencyRange> range = {};
    std::optional<double> bleuInterval
        = {}; ///< Half the width of the 95 % bootstrap interval of `bleu`, where its search took one.
};

/// Metric of a search run: ScoredCandidate::bleuInterval, by architecture (Metric::subnet).
inline constexpr const char *bleuIntervalMetric = "search/bleu_interval";

/// Metrics of a latency run: the range of a measured median, by architecture (Metric::subnet) and beam (Metric::step).
inline constexpr const char *latencyLowMetric = "latency/low_ms";
inline constexpr const char *latencyHighMetric = "latency/high_ms";
/// What a latency run has written down of them, by architecture and beam.
using LatencyRanges = std::map<std::pair<std::string, std::int64_t>, LatencyRange>;
[[nodiscard]] LatencyRanges latencyRanges(const Store &store, RunId run);
[[nodiscard]] LatencyRanges latencyRanges(std::span<const Metric> metrics); ///< Of that run.

/// The range of a measured latency: what its run has written down, else (its timings spread wider than their median) from the
/// fastest to the slowest tenth; nothing where that is not known either.
[[nodiscard]] std::optional<LatencyRange> rangeOf(const Measurement &measurement, const LatencyRanges &written);
/// Of a prediction by the predictor of a search; nothing where that knew none.
[[nodiscard]] std::optional<LatencyRange> predictedRange(const RunRecord &search, double latencyMs);

/// Whether two searches score BLEU alike: the same checkpoint, on the same number of sentences.
[[nodiscard]] bool scoreAlike(const RunRecord &first, const RunRecord &second);

enum class FrontAxis { Loss, Bleu };

/// The candidates of a search run, oldest first, each with its BLEU score from this or an earlier search of the same
/// checkpoint, and its measured latency where there is one.
[[nodiscard]] std::vector<ScoredCandidate> scoredCandidates(const Store &store, const RunRecord &run);

/// The members of the front, fastest first: latency against loss, or against BLEU (of those that have one).
[[nodiscard]] std::vector<ScoredCandidate> frontOf(const std::vector<ScoredCandidate> &candidates, FrontAxis axis);

/// The best of a front (as frontOf() gives it) at a latency of at most `mostMs`; nothing when all are slower.
[[nodiscard]] std::optional<ScoredCandidate> bestUnder(const std::vector<ScoredCandidate> &front, double mostMs);

/// The member of a front (as frontOf() gives it) past which more milliseconds buy little: the one farthest on the good
/// side of the straight line from the fastest to the slowest member. The first of a straight front; nothing of an
/// empty one.
[[nodiscard]] std::optional<ScoredCandidate> kneeOf(const std::vector<ScoredCandidate> &front, FrontAxis axis);

/// The search run called `name`, or the latest one that has candidates when it is empty. Throws Error.
[[nodiscard]] RunRecord searchRun(const Store &store, const std::string &name);

} // namespace supernet
