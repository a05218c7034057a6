// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/output_place.h"

#include "domain/support/error.h"
#include "domain/support/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;

/// What is written to and holds nothing: there is nothing to replace.
bool isStream(const fs::path &output)
{
    const std::string name = output.string(); // Standard output may be a file, which the shell has opened for us.
    if (name == "/dev/stdout" || name == "/dev/stderr" || name.starts_with("/dev/fd/")
        || name.starts_with("/proc/self/fd/"))
        return true;
    std::error_code ignored;
    const auto type = fs::status(output, ignored).type();
    return type == fs::file_type::fifo || type == fs::file_type::character || type == fs::file_type::socket
        || type == fs::file_type::block;
}

/// A link stays, and what it leads to is replaced.
fs::path behindLinks(const fs::path &output)
{
    std::error_code nowhere;
    const fs::path target = fs::canonical(output, nowhere);
    return nowhere ? output : target;
}

[[noreturn]] void refuseExisting(const fs::path &output)
{
    throw Error("The file " + output.string() + " exists already.", "Name another one, or replace it with --force.");
}

void syncFile(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

void requireFree(const fs::path &output, Existing existing)
{
    if (isStream(output))
        return;
    std::error_code ignored;
    if (fs::is_directory(output, ignored))
        throw Error("The file " + output.string() + " could not be written: it is a folder.", "Name a file.");
    if (existing == Existing::Kept && fs::symlink_status(output, ignored).type() != fs::file_type::not_found)
        refuseExisting(output);
}

OutputPlace::OutputPlace(const fs::path &output, Existing existing)
    : m_output(existing == Existing::Replaced ? behindLinks(output) : output)
    , m_existing(existing)
{
    requireFree(output, existing);
    if (isStream(output))
        return;
    std::error_code ignored;
    const fs::path folder = m_output.has_parent_path() ? m_output.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, ignored))
        throw Error("The file " + output.string() + " could not be written: " + std::strerror(ENOENT) + '.',
                    "Check that the folder exists.");
    m_aside.emplace(m_output);
}

fs::path OutputPlace::path() const
{
    return m_aside ? m_aside->path() / m_output.filename() : m_output;
}

void OutputPlace::commit()
{
    if (!m_aside)
        return;
    syncFile(path());
    const unsigned int flags = m_existing == Existing::Kept ? RENAME_NOREPLACE : 0;
    int result = ::renameat2(AT_FDCWD, path().c_str(), AT_FDCWD, m_output.c_str(), flags);
    if (result != 0 && (errno == EINVAL || errno == ENOSYS)) { // Not every file system can promise it.
        requireFree(m_output, m_existing);
        result = std::rename(path().c_str(), m_output.c_str());
    }
    if (result != 0 && errno == EEXIST)
        refuseExisting(m_output);
    if (result != 0)
        throw Error("The file " + m_output.string() + " could not be renamed into place: " + std::strerror(errno) + '.',
                    "Check that you may write to that folder.");
    syncFile(m_output.has_parent_path() ? m_output.parent_path() : fs::path("."));
}

void writeOutput(const fs::path &output, std::string_view bytes, Existing existing)
{
    OutputPlace place(output, existing);
    if (!isStream(output)) {
        writeWholeFile(place.path(), bytes);
        return place.commit();
    }
    std::ofstream stream(place.path(), std::ios::binary);
    if (!(stream << bytes).flush())
        throw Error("The file " + output.string() + " could not be written.",
                    "Check that its folder exists, that you may write there, and that the disk has room.");
}

} // namespace supernet
