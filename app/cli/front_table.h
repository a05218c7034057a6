// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/exported_points.h"
#include "domain/search/front_standing.h"
#include "domain/search/scored_states.h"
#include "domain/space/search_space.h"

#include <map>

/// A search's front as the command line shows it: `supernet front`, and the end of `supernet demo`.
namespace supernet::cli {

/// The space that a search ran in. Throws Error.
[[nodiscard]] SearchSpace spaceOf(const RunRecord &search);

/// `id`, `latency_ms`, `range_ms` (or null), `loss`, `bleu`, `bleu_interval` (or null), `measured_ms`, `params_without_embeddings`, `flops`, `generation`
/// and `architecture`.
[[nodiscard]] nlohmann::json memberJson(const ScoredCandidate &member);

/// By architecture, whether it belongs to the front.
using Standings = std::map<std::string, Standing>;
[[nodiscard]] Standings standingsById(const std::vector<ScoredCandidate> &candidates, FrontAxis axis);

/// A row for each member; with `labels` (by architecture) a first column that shows them. Where figures have ranges, these
/// and the standings have columns too.
[[nodiscard]] std::string frontTable(const std::vector<ScoredCandidate> &members, const SearchSpace &space,
                                     const std::map<std::string, std::string> &labels = {},
                                     const Standings &standings = {});

/// The exported files as points of their own, below the table; empty without any.
[[nodiscard]] std::string exportedTable(const std::vector<ExportedPoint> &points);

/// The candidates' other states below the table; empty without any.
[[nodiscard]] std::string statesTable(const std::vector<ScoredState> &states);

/// `state`, `run`, `step`, `bleu`, `signature` and `sentences`.
[[nodiscard]] nlohmann::json stateJson(const ScoredState &state);

/// `format`, `path`, `runtime`, `threads`, `sentences`, `latency_ms`, `greedy_ms`, `bleu` and `bleu_here`.
[[nodiscard]] nlohmann::json pointJson(const ExportedPoint &point);

/// How many members and candidates, how far apart, and a line on what the latencies mean.
[[nodiscard]] std::string frontHeadline(const RunRecord &search, const std::vector<ScoredCandidate> &members,
                                        std::size_t candidates);

} // namespace supernet::cli
