// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cost/cost.h"
#include "domain/search/search_strategy.h"
#include "engine/jobs/job.h"

#include <optional>

namespace supernet {

/// Greedy BLEU of a collapsed architecture on the fixed validation sentences.
struct GreedyBleu
{
    double value = 0;
    std::string signature;
    std::int64_t sentences = 0;
    double interval = 0; ///< Half the width of its 95 % bootstrap interval; 0: not taken.
};

/// What judges architectures: functions, so that the loop knows no tensors.
struct SearchScorer
{
    LatencyFunction latency; ///< Predicted milliseconds.
    std::function<double(const Architecture &)> loss; ///< Validation loss with inherited weights.
    using KeepGoing = std::function<bool()>;
    /// Asks between portions of the work whether to go on; nothing when told to end.
    std::function<std::optional<GreedyBleu>(const Architecture &, const KeepGoing &)> bleu;
    std::function<Cost(const Architecture &)> cost;
};

/// What ranks the candidates.
enum class SearchFitness { Loss, Bleu };
[[nodiscard]] const char *name(SearchFitness fitness); ///< `loss`, `bleu`.
[[nodiscard]] SearchFitness searchFitnessFromName(const std::string &text); ///< Throws UsageError.

/// Runs a search to its end or until it is asked to stop, as a run of the project: every candidate is appended as it is
/// scored, the front's members get BLEU scores after each generation (and `search/bleu_interval`), `search/hypervolume` is written by generation
/// (against the worst latency and score of generation 0), and steering commands hold from the next generation on.
///
/// An architecture that this run, or an earlier search of the same checkpoint, has scored is not scored again; with the
/// recorded scores a resumed run takes the path of an uninterrupted one (commands included: the generation at which
/// each took effect is kept as the metric `search/steering`, whose value is the command's row).
///
/// `limits` holds what was asked for at the start. Throws Error at once when the latency limit cannot be met.
[[nodiscard]] JobOutcome runSearch(JobContext &context, const SearchSettings &settings, const SearchLimits &limits,
                                   SearchFitness fitness, const SearchScorer &scorer);

/// The generation from which a stopped or dead search goes on: the last one that has a candidate.
[[nodiscard]] std::int64_t lastGeneration(const Store &store, RunId run);

} // namespace supernet
