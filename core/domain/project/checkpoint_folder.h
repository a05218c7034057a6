// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <vector>

namespace supernet {

/// The commit mark of a checkpoint: it is written last.
constexpr auto CheckpointStateFile = "state.json";
/// What the name of a folder ends in while it is being written.
constexpr auto CheckpointAside = ".part";

/// Folder of a step's checkpoint, `step-000500`, under a run's `checkpoints`.
[[nodiscard]] std::filesystem::path checkpointFolder(const std::filesystem::path &checkpoints, std::int64_t step);
/// Steps that have a whole checkpoint, ascending.
[[nodiscard]] std::vector<std::int64_t> checkpointSteps(const std::filesystem::path &checkpoints);
/// Removes all but the newest three and those in `keep`; leftovers of interrupted writing go too.
void pruneCheckpoints(const std::filesystem::path &checkpoints, const std::set<std::int64_t> &keep);

} // namespace supernet
