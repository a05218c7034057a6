// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/folder_aside.h"

#include "domain/support/disk_sync.h"
#include "domain/support/plain_error.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace supernet {

namespace {

namespace fs = std::filesystem;

constexpr auto asidePrefix = ".supernet-aside-";
constexpr auto asideMark = "mark";
constexpr auto unfinishedMark = "mark.new";
constexpr auto replacementFile = "replacing";
constexpr auto markLine = "supernet-studio/folder-aside/1";

fs::path parentOf(const fs::path &target)
{
    return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

[[noreturn]] void refused(const fs::path &target, int code)
{
    throwSystemError({code, std::system_category()},
                     "The folder " + target.string() + " cannot be made: " + std::strerror(code) + '.',
                     "Choose another place, or make room on the disk.");
}

/// Whether anything has the name, a link that leads nowhere included.
bool isTaken(const fs::path &path)
{
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() != fs::file_type::not_found;
}

bool isRealFolder(const fs::path &path)
{
    std::error_code ignored;
    return fs::symlink_status(path, ignored).type() == fs::file_type::directory;
}

/// The mark is there only once it is whole and locked.
FileLock lockedMark(const fs::path &aside, const fs::path &target)
{
    auto lock = FileLock::tryAcquire(aside / unfinishedMark);
    std::ofstream stream(aside / unfinishedMark, std::ios::binary);
    stream << markLine << '\n' << target.filename().string() << '\n';
    stream.close();
    if (!lock || !stream || ::rename((aside / unfinishedMark).c_str(), (aside / asideMark).c_str()) != 0)
        refused(target, errno);
    return std::move(*lock);
}

/// Renames where nothing has the name, or an empty folder. False with errno set.
bool renameToFree(const fs::path &from, const fs::path &to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno == EEXIST && isRealFolder(to)) // rename(2) takes the place of an empty folder, and of no other.
        return ::rename(from.c_str(), to.c_str()) == 0;
    if (errno != EINVAL && errno != ENOSYS) // Not every file system can promise it.
        return false;
    if (isTaken(to) && !isRealFolder(to)) {
        errno = EEXIST;
        return false;
    }
    return ::rename(from.c_str(), to.c_str()) == 0;
}

/// What a folder aside was to become; empty where there is no mark of ours.
std::string markedName(const fs::path &aside)
{
    std::error_code ignored;
    if (fs::symlink_status(aside / asideMark, ignored).type() != fs::file_type::regular)
        return {};
    std::ifstream stream(aside / asideMark, std::ios::binary);
    std::string line;
    std::string name;
    if (!std::getline(stream, line) || line != markLine || !std::getline(stream, name))
        return {};
    const bool plain = !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
    return plain ? name : std::string();
}

/// Its process died before the mark stood: then there is nothing else inside.
bool removeUnmarked(const fs::path &aside)
{
    if (isTaken(aside / unfinishedMark)) {
        if (!isTaken(aside / asideMark) && FileLock::tryAcquire(aside / unfinishedMark))
            ::unlink((aside / unfinishedMark).c_str());
    }
    return ::rmdir(aside.c_str()) == 0; // Only ever an empty one.
}

/// What nobody has listed goes on where it was.
void moveUnowned(const fs::path &from, const fs::path &to, const std::set<std::string> &owned)
{
    for (const auto &entry : fs::directory_iterator(from)) {
        const fs::path name = entry.path().filename();
        if (owned.contains(name.string()) || renameToFree(entry.path(), to / name))
            continue;
        const int code = errno;
        const std::string what = "The file " + (to / name).string() + " could not be kept: " + std::strerror(code)
            + '.';
        const std::string where = "It lies in " + from.string() + " now.";
        if (code == ENOSPC || code == EDQUOT)
            throw DiskFullError(what, where);
        throw Error(what, where);
    }
}

/// What is about to replace what, written down first: a process may die at any moment between.
struct Replacement
{
    ino_t fresh = 0; ///< The new folder, whatever its name.
    std::set<std::string> owned; ///< Files of the one that it replaces.

    void write(const fs::path &aside) const
    {
        std::string text = std::to_string(fresh) + '\n';
        for (const std::string &name : owned)
            text += name + '\n';
        std::ofstream stream(aside / replacementFile, std::ios::binary);
        if (!(stream << text).flush())
            refused(aside / replacementFile, errno);
    }
    static std::optional<Replacement> read(const fs::path &aside)
    {
        std::ifstream stream(aside / replacementFile, std::ios::binary);
        std::string line;
        Replacement found;
        if (!std::getline(stream, line) || stream.eof()) // Cut short, so nothing was replaced yet.
            return {};
        found.fresh = std::strtoull(line.c_str(), nullptr, 10);
        while (std::getline(stream, line) && !stream.eof())
            found.owned.insert(line);
        return found;
    }
};

ino_t inodeOf(const fs::path &folder)
{
    struct stat found = {};
    return ::lstat(folder.c_str(), &found) == 0 ? found.st_ino : 0;
}

/// What was set aside goes back where nothing took its place; else what was listed of it goes, and the rest moves on.
void settle(const fs::path &old, const fs::path &target, const std::set<std::string> &owned)
{
    if (!isTaken(target))
        return fs::rename(old, target);
    moveUnowned(old, target, owned);
    fs::remove_all(old);
}

bool removeAbandoned(const fs::path &aside)
{
    const std::string name = markedName(aside);
    if (name.empty())
        return removeUnmarked(aside);
    const auto lock = FileLock::tryAcquire(aside / asideMark);
    if (!lock)
        return false;
    const fs::path target = parentOf(aside) / name;
    sweepAsides(aside); // Of work within that work.
    const auto replacement = Replacement::read(aside);
    for (const char *part : {"old", "new"}) {
        if (replacement && isRealFolder(aside / part) && inodeOf(aside / part) != replacement->fresh)
            settle(aside / part, target, replacement->owned);
    }
    fs::remove_all(aside / "new");
    fs::remove(aside / replacementFile);
    fs::remove(aside / asideMark);
    return ::rmdir(aside.c_str()) == 0;
}

} // namespace

bool isAside(const fs::path &path)
{
    return path.filename().string().starts_with(asidePrefix);
}

int sweepAsides(const fs::path &folder) noexcept
try {
    int removed = 0;
    for (const auto &entry : fs::directory_iterator(folder)) {
        if (!isAside(entry.path()) || !isRealFolder(entry.path()))
            continue;
        try {
            removed += removeAbandoned(entry.path()) ? 1 : 0;
        } catch (const std::exception &) {
            // Somebody else's, or on a disk that cannot be written: it stays.
        }
    }
    return removed;
} catch (const std::exception &) {
    return 0;
}

FolderAside::FolderAside(fs::path target)
    : m_target(std::move(target))
{
    if (!m_target.has_filename())
        m_target = m_target.parent_path();
    const fs::path parent = parentOf(m_target);
    std::error_code error;
    fs::create_directories(parent, error);
    if (error)
        refused(m_target, error.value());
    sweepAsides(parent);
    constexpr int attempts = 3; // Somebody who sweeps may take a folder for abandoned that has no mark yet.
    for (int attempt = 1; !m_lock; ++attempt) {
        std::string name = (parent / asidePrefix).string() + "XXXXXX";
        if (::mkdtemp(name.data()) == nullptr)
            refused(m_target, errno);
        m_aside = name;
        try {
            m_lock = lockedMark(m_aside, m_target);
        } catch (const Error &) {
            removeUnmarked(m_aside);
            if (attempt == attempts)
                throw;
        }
    }
    if (::mkdir(path().c_str(), 0777) != 0) { // mkdtemp(3) makes folders for the person alone; this one is as usual.
        const int code = errno;
        removeAside();
        refused(m_target, code);
    }
}

FolderAside::~FolderAside()
{
    removeAside();
}

void FolderAside::removeAside() noexcept
{
    if (!m_replaced.empty() && isTaken(m_replaced)) // A sweep goes on with what could not be moved on.
        return;
    std::error_code ignored;
    fs::remove_all(path(), ignored);
    fs::remove(m_aside / replacementFile, ignored);
    fs::remove(m_aside / asideMark, ignored);
    ::rmdir(
        m_aside.c_str()); // What could neither be put in place nor be brought back stays, and is nobody's to remove.
}

/// Nothing bears the name before all of it would outlast a power cut.
void FolderAside::syncNew() const
{
    if (const std::error_code failure = syncTree(path()))
        refused(m_target, failure.value());
}

void FolderAside::takePlace()
{
    syncNew();
    if (!renameToFree(path(), m_target)) {
        const int code = errno;
        if (code == EEXIST || code == ENOTEMPTY || code == ENOTDIR)
            throw Error("The folder " + m_target.string() + " exists already.", "Name another one.");
        refused(m_target, code);
    }
    syncFolder(parentOf(m_target));
}

void FolderAside::replace(const std::set<std::string> &owned)
{
    if (m_replaced.empty()) {
        if (!isRealFolder(m_target))
            return takePlace();
        syncNew();
        Replacement{inodeOf(path()), owned}.write(m_aside);
        exchange();
    }
    moveUnowned(m_replaced, m_target, owned);
    fs::remove_all(m_replaced);
    syncFolder(parentOf(m_target));
}

void FolderAside::exchange()
{
    if (::renameat2(AT_FDCWD, path().c_str(), AT_FDCWD, m_target.c_str(), RENAME_EXCHANGE) == 0) {
        m_replaced = path();
        return;
    }
    const fs::path old = m_aside / "old"; // A file system that cannot exchange.
    if (::rename(m_target.c_str(), old.c_str()) != 0)
        refused(m_target, errno);
    if (!renameToFree(path(), m_target)) {
        const int code = errno;
        (void)renameToFree(old, m_target);
        refused(m_target, code);
    }
    m_replaced = old;
}

} // namespace supernet
