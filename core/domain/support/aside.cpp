// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/aside.h"

#include "domain/project/file_system.h"
#include "domain/support/disk_sync.h"
#include "domain/support/sha256.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace supernet {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view AsideSeparator = ".part-";
constexpr int AtOnce = 8; ///< Writers of one target.
constexpr std::size_t TagSize = 12;

/// Empty on a local disk.
std::string machineOf(const fs::path &target)
{
    if (!isOnNetwork(target))
        return {};
    std::string name;
    std::getline(std::ifstream("/etc/machine-id"), name);
    char host[HOST_NAME_MAX + 1] = {};
    gethostname(host, sizeof host - 1);
    return name + ' ' + host;
}

std::string tagOf(const std::string &targetName, const std::string &machine, int number)
{
    const std::string text = "supernet-studio aside\n" + targetName + '\n' + machine + '\n' + std::to_string(number);
    return sha256(std::as_bytes(std::span(text))).substr(0, TagSize);
}

enum class AsideKind { File, Folder };

/// Whether what is open bears the name still: it may have been removed since it was opened.
bool isNamed(int descriptor, const fs::path &path)
{
    struct stat open = {};
    struct stat named = {};
    return fstat(descriptor, &open) == 0 && lstat(path.c_str(), &named) == 0 && open.st_dev == named.st_dev
        && open.st_ino == named.st_ino;
}

/// Whether what a dead process left is a thing of that kind, and this user's alone.
bool isOurs(int descriptor, AsideKind kind)
{
    struct stat open = {};
    return fstat(descriptor, &open) == 0 && open.st_uid == geteuid()
        && (kind == AsideKind::Folder ? S_ISDIR(open.st_mode) : S_ISREG(open.st_mode) && open.st_nlink == 1);
}

void emptyFolder(const fs::path &folder)
{
    std::vector<fs::path> entries;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(folder, ignored))
        entries.push_back(entry.path());
    for (const fs::path &entry : entries)
        fs::remove_all(entry, ignored);
}

int openAside(const fs::path &path, AsideKind kind, bool isNew)
{
    if (kind == AsideKind::Folder)
        return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const int create = isNew ? O_CREAT | O_EXCL : O_NONBLOCK;
    return ::open(path.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC | create, 0666);
}

/// A new one, or the one that a dead process left, empty and locked; -1 when somebody has it, or something else has the
/// name; `failed` when there can be none at all (errno says why).
int takeAside(const fs::path &path, AsideKind kind, bool &failed)
{
    int descriptor = -1;
    bool isNew = true;
    if (kind == AsideKind::Folder) {
        isNew = ::mkdir(path.c_str(), 0777) == 0;
        failed = !isNew && errno != EEXIST;
        descriptor = failed ? -1 : openAside(path, kind, isNew);
    } else {
        descriptor = openAside(path, kind, true);
        failed = descriptor < 0 && errno != EEXIST;
        isNew = descriptor >= 0;
        if (!failed && !isNew)
            descriptor = openAside(path, kind, false);
    }
    if (descriptor < 0)
        return -1;
    const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    // Where there are no locks (a folder on some network file systems) a new one is ours all the same.
    const bool held = locked || (isNew && errno != EWOULDBLOCK);
    if (!held || !isNamed(descriptor, path) || !(isNew || isOurs(descriptor, kind))) {
        ::close(descriptor);
        return -1;
    }
    if (!isNew && kind == AsideKind::Folder)
        emptyFolder(path);
    if (!isNew && kind == AsideKind::File && ::ftruncate(descriptor, 0) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

std::pair<fs::path, int> takeOneAside(const fs::path &target, AsideKind kind)
{
    const std::string machine = machineOf(target);
    for (int number = 0; number < AtOnce; ++number) {
        fs::path path = target;
        path += std::string(AsideSeparator) + tagOf(target.filename().string(), machine, number);
        // Twice: a sweep may hold a new one for the moment in which it sees that it is not abandoned, or may remove it.
        for (int time = 0; time < 2; ++time) {
            bool failed = false;
            if (const int descriptor = takeAside(path, kind, failed); descriptor >= 0 || failed)
                return {std::move(path), descriptor};
        }
    }
    errno = EBUSY;
    return {};
}

} // namespace

Aside Aside::file(const fs::path &target)
{
    auto [path, descriptor] = takeOneAside(target, AsideKind::File);
    return {std::move(path), descriptor};
}

Aside Aside::folder(const fs::path &target)
{
    if (const auto failure = makeFolders(target.parent_path())) {
        errno = failure.value();
        return {};
    }
    auto [path, descriptor] = takeOneAside(target, AsideKind::Folder);
    return {std::move(path), descriptor};
}

Aside::Aside(Aside &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_descriptor(other.release())
{
}

Aside &Aside::operator=(Aside &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Aside::~Aside()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool Aside::isOne(const fs::path &path)
{
    const std::string name = path.filename().string();
    const auto at = name.rfind(AsideSeparator);
    if (at == std::string::npos || at == 0 || name.size() != at + AsideSeparator.size() + TagSize)
        return false;
    const std::string machine = machineOf(path);
    for (int number = 0; number < AtOnce; ++number)
        if (name.compare(at + AsideSeparator.size(), TagSize, tagOf(name.substr(0, at), machine, number)) == 0)
            return true;
    return false;
}

bool Aside::removeAbandoned(const fs::path &path)
{
    if (!isOne(path))
        return false;
    const Aside held(path, ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (held.descriptor() < 0 || ::flock(held.descriptor(), LOCK_EX | LOCK_NB) != 0)
        return false;
    const bool ours = isOurs(held.descriptor(), AsideKind::File) || isOurs(held.descriptor(), AsideKind::Folder);
    if (!ours || !isNamed(held.descriptor(), path))
        return false;
    std::error_code failure;
    fs::remove_all(path, failure);
    return !failure;
}

} // namespace supernet
