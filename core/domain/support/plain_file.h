// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>

/// Files of a folder that may come from anybody: a project, an exported model. A link in it could lead to any file of the
/// person's, a pipe or a device could keep whoever opens it for ever. So such a folder holds files and folders only, which is
/// checked when it is opened, and again by whoever opens a file in it. What a person names may be anything.
namespace supernet {

/// Throws Error when something at or below the folder is a link, a pipe, a device or a socket. The folder itself may be
/// reached by a link, or not be there.
void requirePlainFolder(const std::filesystem::path &folder);
/// The same of some entries of the folder, by their names, the rest being the person's own.
void requirePlainEntries(const std::filesystem::path &folder, std::initializer_list<const char *> names);

/// Throws Error when there is something by that name that is no file (the last part of the path being no link to one either).
void requirePlainFile(const std::filesystem::path &file);

/// Whether a path leads to something in the folder, or could: links are followed, and what is not there yet counts as is.
[[nodiscard]] bool isInside(const std::filesystem::path &path, const std::filesystem::path &folder);

/// Opens a file for reading that is one, and no link; never waits. The descriptor is the caller's. Throws Error.
[[nodiscard]] int openPlainFile(const std::filesystem::path &file);
/// What such a file holds. Throws Error, also when it holds more than `most` bytes, before any is read.
[[nodiscard]] std::string readPlainFile(const std::filesystem::path &file, std::uint64_t most);

} // namespace supernet
