// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <functional>

namespace supernet {

/// Where a run stands: `running`, `done`, `stopped`, `failed`, or `died` when its process went without a word.
[[nodiscard]] std::string runState(const Project &project, const Store &store, const RunRecord &run);

/// Whether a process works on the run now.
[[nodiscard]] bool isAlive(const Project &project, const RunRecord &run);

/// What a run was told, spelled out: for records of a program that did not know all settings.
using SpelledOut = std::function<nlohmann::json(const RunRecord &run)>;

/// A run of that kind that was told all of `wanted` (an object) and drew from the same seed: the latest that is done, else
/// the latest of all, to be taken up again; nothing when there is none.
[[nodiscard]] std::optional<RunRecord> sameRun(const Project &project, const Store &store, JobKind kind,
                                               const nlohmann::json &wanted, std::uint64_t seed,
                                               const SpelledOut &spelledOut = {});

} // namespace supernet
