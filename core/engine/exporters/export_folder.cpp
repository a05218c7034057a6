// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/export_folder.h"

#include "domain/support/error.h"
#include "domain/support/input_file.h"
#include "domain/support/output_file.h"
#include "domain/support/sha256.h"

#include <unistd.h>

namespace supernet {

namespace fs = std::filesystem;

ExportFolder::ExportFolder(const fs::path &folder)
    : m_folder(folder)
    , m_aside(folder.string() + ".part-" + std::to_string(::getpid()))
{
    std::error_code error;
    if (fs::exists(folder))
        throw Error("The folder " + folder.string() + " exists already.", "Name another one.");
    fs::create_directories(m_aside, error);
    if (error)
        throw Error("The folder " + m_aside.string() + " cannot be made: " + error.message() + '.',
                    "Choose another place, or make room on the disk.");
}

ExportFolder::~ExportFolder()
{
    std::error_code ignored;
    fs::remove_all(m_aside, ignored);
}

void ExportFolder::keep()
{
    std::error_code error;
    fs::rename(m_aside, m_folder, error);
    if (error)
        throw Error("The folder " + m_folder.string() + " cannot be made: " + error.message() + '.');
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
