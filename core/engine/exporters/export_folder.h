// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/aside.h"

#include <filesystem>
#include <map>
#include <string>

namespace supernet {

/// A folder that is filled aside (see Aside) and gets its name when all is well; without keep() nothing is left of it.
class ExportFolder
{
public:
    /// Throws Error when the folder exists already or cannot be made.
    explicit ExportFolder(const std::filesystem::path &folder);
    ~ExportFolder();
    ExportFolder(const ExportFolder &) = delete;
    ExportFolder &operator=(const ExportFolder &) = delete;

    [[nodiscard]] const std::filesystem::path &path() const noexcept { return m_aside.path(); } ///< Where to write.
    void keep();

private:
    std::filesystem::path m_folder;
    Aside m_aside;
};

/// Copied through OutputFile, so that it is on the disk before the folder gets its name.
void copyTokenizer(const std::filesystem::path &from, const std::filesystem::path &to);

/// SHA-256 of every file directly in the folder, by name.
[[nodiscard]] std::map<std::string, std::string> checksums(const std::filesystem::path &folder);

/// Bytes of all files directly in the folder.
[[nodiscard]] std::uintmax_t folderBytes(const std::filesystem::path &folder);

} // namespace supernet
