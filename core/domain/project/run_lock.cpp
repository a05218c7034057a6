// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/run_lock.h"

#include "domain/support/error.h"
#include "domain/support/plain_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace supernet {

namespace {

/// Neither a link, which could lead to any file, nor a pipe, which could keep us.
constexpr int openingFlags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;

/// The whole file, for an open-file-description lock: bound to the descriptor and not to the process, so that it also
/// keeps two threads apart and is not lost when some library closes another descriptor of the file.
struct flock wholeFile()
{
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// SUPERNET_LOCK_FOLDER where it is set (tests keep to themselves with it), else `usual` where one may write there.
std::filesystem::path lockFolder(const char *usual)
{
    const char *wanted = std::getenv("SUPERNET_LOCK_FOLDER");
    for (const char *folder : {wanted, usual}) {
        if (folder != nullptr && access(folder, W_OK) == 0)
            return folder;
    }
    return std::filesystem::temp_directory_path();
}

Error lockError(const std::filesystem::path &file)
{
    return Error("The lock " + file.string() + " could not be used: " + std::strerror(errno) + '.',
                 "Check that its folder exists and that you may write there.");
}

} // namespace

FileLock::FileLock(int descriptor) noexcept
    : m_descriptor(descriptor)
{
}

FileLock::FileLock(FileLock &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

std::optional<FileLock> FileLock::tryAcquire(const std::filesystem::path &file)
{
    requirePlainFile(file);
    // Without O_CREAT first: Linux refuses it for somebody else's file in a shared folder such as /tmp.
    int descriptor = open(file.c_str(), O_RDWR | openingFlags);
    if (descriptor < 0 && errno == ENOENT)
        descriptor = open(file.c_str(), O_RDWR | O_CREAT | openingFlags, 0666);
    if (descriptor < 0)
        throw lockError(file);
    FileLock held(descriptor);
    struct flock lock = wholeFile();
    if (fcntl(descriptor, F_OFD_SETLK, &lock) == 0)
        return held;
    if (errno == EAGAIN || errno == EACCES)
        return std::nullopt;
    throw lockError(file);
}

bool FileLock::isHeld(const std::filesystem::path &file)
{
    const int descriptor = open(file.c_str(), O_RDONLY | openingFlags);
    if (descriptor < 0)
        return false;
    // Asks without taking, so that a look never gets into the way of somebody who acquires.
    const FileLock closer(descriptor);
    struct flock lock = wholeFile();
    return fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

std::filesystem::path runLockFile(const std::filesystem::path &runFolder)
{
    return runFolder / "lock";
}

std::filesystem::path workerLockFile(const std::filesystem::path &projectFolder)
{
    return projectFolder / "runs" / "worker.lock";
}

std::filesystem::path quietMachineLockFile()
{
    auto file = lockFolder("/run/lock") / "supernet-studio-quiet-machine";
    // Everybody on the machine may take it, so it is made writable for all whatever the umask says.
    if (const int made = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666); made >= 0) {
        fchmod(made, 0666);
        close(made);
    }
    return file;
}

std::filesystem::path studioLockFile()
{
    return lockFolder(std::getenv("XDG_RUNTIME_DIR")) / ("supernet-studio-open-" + std::to_string(getuid()));
}

} // namespace supernet
