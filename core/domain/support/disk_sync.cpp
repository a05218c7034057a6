// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/disk_sync.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace supernet {

namespace fs = std::filesystem;

namespace {

std::error_code syncFile(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return {errno, std::generic_category()};
    const int code = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return {code, std::generic_category()};
}

} // namespace

void syncFolder(const fs::path &folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

std::error_code syncTree(const fs::path &folder)
{
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::file_status status = entry->symlink_status(failure);
        if (fs::is_directory(status))
            failure = syncTree(*entry);
        else if (fs::is_regular_file(status))
            failure = syncFile(*entry);
        if (failure)
            return failure;
    }
    if (!failure)
        syncFolder(folder);
    return failure;
}

std::error_code makeFolders(const fs::path &folder)
{
    std::error_code failure;
    if (folder.empty() || fs::is_directory(folder, failure))
        return {};
    const fs::path parent = folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
    if (const auto above = makeFolders(parent))
        return above;
    failure.clear();
    if (fs::create_directory(folder, failure)) // false without an error: somebody else was faster
        syncFolder(parent);
    return failure;
}

} // namespace supernet
