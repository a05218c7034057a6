// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

namespace supernet {

/// What a project's `data/` may hold besides the files that its manifest lists: the manifest.
constexpr auto DataManifestFile = "manifest.json";

/// The checksum that project.json's section `data` and every run record: of the list of files in a manifest.
[[nodiscard]] std::string dataChecksum(const nlohmann::json &files);

/// Whether `data/` is not there, or an empty folder.
[[nodiscard]] bool holdsNoData(const std::filesystem::path &dataFolder);

/// The names of all that is in `data/`, where `supernet prepare` has put every file there as it is now; of none for a
/// folder that holds no data. Reads the files whole. Throws Error naming what is somebody else's.
[[nodiscard]] std::set<std::string> ownDataFiles(const std::filesystem::path &dataFolder);

/// Throws Error where `data/` is not what project.json's section `data` tells of: replaced by hand, brought back in part.
/// Compares the manifest, the size of every file and, up to 64 MiB, its content. A section of an older program, without
/// checksum, is not compared.
void requireRecordedData(const Project &project);

/// Throws Error where the project's data is not that which the run was trained on. A run of an older program recorded
/// no checksum: then the data must not have been prepared after it.
void requireDataOf(const Project &project, const Store &store, const RunRecord &run);

/// A run that stands on the project's data as it is: one that is at work with it, or a training that has saved a
/// checkpoint or has come to its end. Nothing where the data may be replaced.
[[nodiscard]] std::optional<RunRecord> runOnData(const Project &project, const Store &store);

} // namespace supernet
