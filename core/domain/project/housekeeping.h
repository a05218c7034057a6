// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <map>

namespace supernet {

/// What a project takes on its disk, in bytes. Links are not followed.
struct ProjectSizes
{
    std::uintmax_t data = 0;
    std::uintmax_t store = 0; ///< With its side files.
    std::map<std::string, std::uintmax_t> checkpoints; ///< Of runs that have some, by name.
    std::map<std::string, std::uintmax_t> exports; ///< On record and inside the project, by path.
    std::uintmax_t leftovers = 0; ///< See leftovers().
};
[[nodiscard]] ProjectSizes sizesOf(const Project &project, const Store &store);

/// A checkpoint that no resume, branch, search, pick, evaluation, export or queued job needs.
struct UnneededCheckpoint
{
    std::string run;
    std::int64_t step = 0;
    std::filesystem::path folder;
    std::uintmax_t bytes = 0;
};

/// All but, of every run, its newest and its best checkpoint, those that others stand on (checkpointReferences()) and those
/// that it was told to keep. A run whose newest checkpoint does not match its checksums keeps all. Throws Error.
[[nodiscard]] std::vector<UnneededCheckpoint> unneededCheckpoints(const Project &project, const Store &store);

/// Removes them. Throws Error, before anything is removed, while a job is at work in the project.
void freeCheckpoints(const Project &project, const Store &store, const std::vector<UnneededCheckpoint> &checkpoints);

} // namespace supernet
