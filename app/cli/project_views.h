// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <string>

/// What `supernet project` shows, as JSON for machines and as tables for people.
namespace supernet::cli {

/// name, kind, state, seed, threads, device, attempts, progress, message of a run.
[[nodiscard]] nlohmann::json runView(const Project &project, const Store &store, const RunRecord &run);
[[nodiscard]] nlohmann::json runsView(const Project &project, const Store &store);
[[nodiscard]] nlohmann::json pickView(const Pick &pick);
[[nodiscard]] nlohmann::json queueItemView(const QueueItem &item);

/// A row for each part of the net (see ConflictParts): `part`, `probes`, and `cosine`, `share`, `projected_cosine` and
/// `projected_share` as `value`, `low` and `high`, or null.
[[nodiscard]] nlohmann::json conflictView(const Store &store, const RunRecord &run, const std::string &by,
                                          const std::string &pair);

[[nodiscard]] std::string conflictViewTable(const nlohmann::json &parts);
[[nodiscard]] std::string runsTable(const nlohmann::json &runs);
[[nodiscard]] std::string picksTable(const nlohmann::json &picks);
[[nodiscard]] std::string queueTable(const nlohmann::json &items);

} // namespace supernet::cli
