// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/folder_aside.h"

#include <filesystem>
#include <optional>
#include <string_view>

namespace supernet {

/// What becomes of a file that has an output's name already.
enum class Existing { Kept, Replaced };

/// Throws Error where an output that a person has named cannot be written: a file has the name and is to be kept, or a
/// folder has it. Asked before the work that comes to the output, and once more when it is written.
void requireFree(const std::filesystem::path &output, Existing existing);

/// An output that a person has named: what writes it writes to path(), beside its place and with its ending, and commit()
/// gives it its name in one step; without that nothing is left of it. A pipe or a device is written to at once.
class OutputPlace
{
public:
    /// Throws Error as requireFree() does, or when nothing can be made there.
    OutputPlace(const std::filesystem::path &output, Existing existing);

    [[nodiscard]] std::filesystem::path path() const; ///< Where to write.
    void commit();

private:
    std::filesystem::path m_output;
    Existing m_existing;
    std::optional<FolderAside> m_aside;
};

/// Writes a whole output by way of OutputPlace.
void writeOutput(const std::filesystem::path &output, std::string_view bytes, Existing existing);

} // namespace supernet
