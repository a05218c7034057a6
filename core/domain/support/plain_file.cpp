// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/plain_file.h"

#include "domain/support/error.h"

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;

/// Deeper than anything of ours; a folder made to exhaust whoever walks it is refused instead.
constexpr int deepestFolder = 32;

const char *kindOf(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFLNK:
        return "a link";
    case S_IFIFO:
        return "a pipe";
    case S_IFSOCK:
        return "a socket";
    case S_IFDIR:
        return "a folder";
    default:
        return "a device";
    }
}

[[noreturn]] void refuse(const fs::path &file, mode_t mode)
{
    if ((mode & S_IFMT) == S_IFLNK)
        throw Error(
            file.string()
                + " is a link. Links inside a project or an exported model are not followed: they could lead to "
                  "any file.",
            "If it is yours, put what it points to in its place: `cp -rL` copies a folder so. The folder as a "
            "whole may be reached by a link.");
    throw Error(file.string() + " is " + kindOf(mode) + " and no file.", "If it is yours, take it out of the folder.");
}

/// The folder behind a descriptor, which it takes. What goes meanwhile, or cannot be read, is no fault: it is not read then.
void requirePlainBelow(int descriptor, const fs::path &folder, int depth)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> entries(::fdopendir(descriptor), ::closedir);
    if (!entries) {
        ::close(descriptor);
        return;
    }
    if (depth > deepestFolder)
        throw Error("The folder " + folder.string() + " is nested too deeply.",
                    "If it is yours, take out what does not belong to it.");
    while (const dirent *entry = ::readdir(entries.get())) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == ".." || entry->d_type == DT_REG)
            continue;
        struct stat status = {};
        if (::fstatat(descriptor, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISREG(status.st_mode))
            continue;
        if (!S_ISDIR(status.st_mode))
            refuse(folder / name, status.st_mode);
        const int below = ::openat(descriptor, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (below >= 0)
            requirePlainBelow(below, folder / name, depth + 1);
    }
}

} // namespace

void requirePlainFolder(const fs::path &folder)
{
    if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0)
        requirePlainBelow(descriptor, folder, 0);
}

void requirePlainEntries(const fs::path &folder, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        struct stat status = {};
        const fs::path path = folder / name;
        if (::lstat(path.c_str(), &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode))
            requirePlainFolder(path);
        else if (!S_ISREG(status.st_mode))
            refuse(path, status.st_mode);
    }
}

void requirePlainFile(const fs::path &file)
{
    struct stat status = {};
    if (::lstat(file.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        refuse(file, status.st_mode);
}

bool isInside(const fs::path &path, const fs::path &folder)
{
    std::error_code failure;
    const fs::path base = fs::weakly_canonical(folder, failure);
    const fs::path reached = failure ? fs::path() : fs::weakly_canonical(path, failure);
    const fs::path way = reached.lexically_relative(base);
    return !failure && !way.empty() && *way.begin() != "..";
}

int openPlainFile(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    const int code = errno;
    struct stat status = {};
    if (descriptor < 0) {
        requirePlainFile(file);
        throw Error("The file " + file.string() + " cannot be opened: " + std::strerror(code) + '.');
    }
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
        return descriptor;
    ::close(descriptor);
    refuse(file, status.st_mode);
}

std::string readPlainFile(const fs::path &file, std::uint64_t most)
{
    const int descriptor = openPlainFile(file);
    struct stat status = {};
    std::string text;
    ssize_t count = ::fstat(descriptor, &status);
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (count == 0 && size <= most) {
        text.resize(size);
        std::size_t held = 0;
        while (held < text.size()
               && ((count = ::read(descriptor, text.data() + held, text.size() - held)) > 0
                   || (count < 0 && errno == EINTR)))
            held += count > 0 ? static_cast<std::size_t>(count) : 0;
        text.resize(held); // It may have been cut short meanwhile.
    }
    const int code = errno;
    ::close(descriptor);
    if (size > most)
        throw Error("The file " + file.string() + " has " + std::to_string(size) + " bytes; at most "
                    + std::to_string(most) + " make sense there.");
    if (count < 0)
        throw Error("The file " + file.string() + " cannot be read: " + std::strerror(code) + '.');
    return text;
}

} // namespace supernet
