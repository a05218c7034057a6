// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full for a while, for a program that is started with this library in LD_PRELOAD: while the file
// $SUPERNET_FULL_DISK exists, nothing more can be written under the folder $SUPERNET_FULL_DISK_UNDER. As on a real disk, the
// first write that meets it is cut short, and what is there can be read, overwritten by a rename, and removed.
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template<typename Function>
Function original(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool isFull()
{
    static const char *const flag = std::getenv("SUPERNET_FULL_DISK");
    const int kept = errno;
    const bool full = flag != nullptr && ::access(flag, F_OK) == 0;
    errno = kept;
    return full;
}

bool isUnder(int descriptor)
{
    static const char *const folder = std::getenv("SUPERNET_FULL_DISK_UNDER");
    if (folder == nullptr)
        return false;
    char link[64] = "/proc/self/fd/";
    std::string number = std::to_string(descriptor);
    std::strncat(link, number.c_str(), sizeof link - std::strlen(link) - 1);
    char place[PATH_MAX];
    const ssize_t length = ::readlink(link, place, sizeof place);
    const std::size_t wanted = std::strlen(folder);
    return length > static_cast<ssize_t>(wanted) && std::strncmp(place, folder, wanted) == 0;
}

/// How much of `wanted` bytes has room: all, half of them when the disk has just become full, or none.
std::size_t room(int descriptor, std::size_t wanted)
{
    static thread_local bool was = false;
    if (wanted == 0 || !isFull()) {
        was = false;
        return wanted;
    }
    if (!isUnder(descriptor))
        return wanted;
    const bool first = !was;
    was = true;
    return first ? wanted / 2 : 0;
}

ssize_t refuse()
{
    errno = ENOSPC;
    return -1;
}

std::size_t lengthOf(const struct iovec *parts, int count)
{
    std::size_t length = 0;
    for (int i = 0; i < count; ++i)
        length += parts[i].iov_len;
    return length;
}

} // namespace

#define EXPORTED extern "C" __attribute__((visibility("default")))

EXPORTED ssize_t write(int descriptor, const void *bytes, size_t count)
{
    static const auto next = original<ssize_t (*)(int, const void *, size_t)>("write");
    const std::size_t fits = room(descriptor, count);
    return fits == 0 && count > 0 ? refuse() : next(descriptor, bytes, fits);
}

EXPORTED ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
    static const auto next = original<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    const std::size_t fits = room(descriptor, count);
    return fits == 0 && count > 0 ? refuse() : next(descriptor, bytes, fits, offset);
}

EXPORTED ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
    return pwrite(descriptor, bytes, count, offset);
}

EXPORTED ssize_t writev(int descriptor, const struct iovec *parts, int count)
{
    static const auto next = original<ssize_t (*)(int, const struct iovec *, int)>("writev");
    const std::size_t length = lengthOf(parts, count);
    return room(descriptor, length) < length ? refuse() : next(descriptor, parts, count);
}

EXPORTED ssize_t sendfile(int out, int in, off_t *offset, size_t count)
{
    static const auto next = original<ssize_t (*)(int, int, off_t *, size_t)>("sendfile");
    return room(out, count) < count ? refuse() : next(out, in, offset, count);
}

EXPORTED ssize_t sendfile64(int out, int in, off64_t *offset, size_t count)
{
    return sendfile(out, in, offset, count);
}

EXPORTED ssize_t copy_file_range(int in, off64_t *inOffset, int out, off64_t *outOffset, size_t count, unsigned flags)
{
    static const auto next = original<ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned)>("copy_file_range");
    return room(out, count) < count ? refuse() : next(in, inOffset, out, outOffset, count, flags);
}

EXPORTED int posix_fallocate(int descriptor, off_t offset, off_t length)
{
    static const auto next = original<int (*)(int, off_t, off_t)>("posix_fallocate");
    return isFull() && isUnder(descriptor) ? ENOSPC : next(descriptor, offset, length);
}
