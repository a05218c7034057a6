// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/export_folder.h"

#include "domain/support/disk_sync.h"
#include "domain/support/error.h"
#include "domain/support/input_file.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_error.h"
#include "domain/support/sha256.h"

#include <cerrno>
#include <cstring>

namespace supernet {

namespace fs = std::filesystem;

ExportFolder::ExportFolder(const fs::path &folder)
    : m_folder(folder)
{
    if (fs::exists(fs::symlink_status(folder)))
        throw Error("The folder " + folder.string() + " exists already.", "Name another one.");
    m_aside = Aside::folder(folder);
    if (m_aside.descriptor() < 0)
        throwSystemError({errno, std::system_category()},
                         "The folder " + folder.string() + " cannot be made: " + std::strerror(errno) + '.',
                         "Choose another place, or make room on the disk.");
}

ExportFolder::~ExportFolder()
{
    std::error_code ignored;
    if (m_aside.descriptor() >= 0)
        fs::remove_all(m_aside.path(), ignored);
}

void ExportFolder::keep()
{
    std::error_code error = syncTree(m_aside.path());
    if (!error)
        fs::rename(m_aside.path(), m_folder, error);
    if (error)
        throwSystemError(error, "The folder " + m_folder.string() + " cannot be made: " + error.message() + '.', {});
    m_aside = {};
    syncFolder(m_folder.parent_path());
}

void copyTokenizer(const fs::path &from, const fs::path &to)
{
    const std::string bytes = fs::exists(from) ? readWholeFile(from) : std::string();
    if (bytes.empty())
        throw Error("The tokenizer model " + from.string() + " cannot be read.", "Prepare the project's data again.");
    writeWholeFile(to, bytes);
}

std::map<std::string, std::string> checksums(const fs::path &folder)
{
    std::map<std::string, std::string> result;
    for (const auto &entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            result[entry.path().filename().string()] = sha256OfFile(entry.path());
    return result;
}

std::uintmax_t folderBytes(const fs::path &folder)
{
    std::uintmax_t bytes = 0;
    for (const auto &entry : fs::directory_iterator(folder))
        if (entry.is_regular_file())
            bytes += entry.file_size();
    return bytes;
}

} // namespace supernet
