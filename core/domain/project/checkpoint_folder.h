// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// The commit mark of a checkpoint: it is written last.
constexpr auto CheckpointStateFile = "state.json";
/// What the name of a folder ended in while it was being written, before there was Aside.
constexpr auto CheckpointAside = ".part";

/// Folder of a step's checkpoint, `step-000500`, under a run's `checkpoints`.
[[nodiscard]] std::filesystem::path checkpointFolder(const std::filesystem::path &checkpoints, std::int64_t step);
/// Whether a folder of that name is a step's checkpoint.
[[nodiscard]] bool isCheckpoint(std::string_view name);
/// Steps that have a whole checkpoint, ascending.
[[nodiscard]] std::vector<std::int64_t> checkpointSteps(const std::filesystem::path &checkpoints);
/// At one stroke, so that a checkpoint that is there is whole. What went wrong.
std::error_code removeCheckpoint(const std::filesystem::path &folder);
/// Removes all but the newest three and those in `keep`; leftovers of interrupted writing go too.
void pruneCheckpoints(const std::filesystem::path &checkpoints, const std::set<std::int64_t> &keep);
/// Removes all that are not in `keep`, and the folder itself where nothing is left in it.
void removeCheckpoints(const std::filesystem::path &checkpoints, const std::set<std::int64_t> &keep);
/// What interrupted writing left in the folder before there was Aside. Somebody may be writing it who holds the run's lock.
[[nodiscard]] std::vector<std::filesystem::path> olderLeftovers(const std::filesystem::path &checkpoints);

} // namespace supernet
