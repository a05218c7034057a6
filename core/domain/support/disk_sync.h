// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <system_error>

namespace supernet {

/// Brings a folder's list of entries to the disk: a new, renamed or removed entry lasts through a power cut only then.
/// Not every file system can do that, so a refusal is no error.
void syncFolder(const std::filesystem::path &folder);

/// Brings all files and folders of a tree to the disk, links left alone. What went wrong first.
[[nodiscard]] std::error_code syncTree(const std::filesystem::path &folder);

/// Makes a folder, and those above it that are missing, so that they last through a power cut. What went wrong.
[[nodiscard]] std::error_code makeFolders(const std::filesystem::path &folder);

} // namespace supernet
