// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/plain_error.h"

#include <cerrno>
#include <filesystem>
#include <new>
#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/resource.h>
#include <system_error>

namespace supernet {

namespace {

std::string firstLine(const std::string &text)
{
    std::string line = text.substr(0, text.find('\n'));
    // c10::Error ends its first line so, with the C++ frames below.
    if (const auto backtrace = line.find(" Exception raised from "); backtrace != std::string::npos)
        line.erase(backtrace);
    return line;
}

bool contains(const std::string &text, const char *words)
{
    return text.find(words) != std::string::npos;
}

/// By its type where it has one of its own: the allocators of LibTorch and oneDNN, mmap() and dlopen() only say so.
bool meansNoMemory(const std::exception &exception)
{
    if (dynamic_cast<const std::bad_alloc *>(&exception))
        return true;
    if (const auto *system = dynamic_cast<const std::system_error *>(&exception))
        return system->code() == std::errc::not_enough_memory;
    const std::string said = exception.what();
    for (const char *words :
         {"Cannot allocate memory", "can't allocate memory", "not enough memory", "out of memory", "std::bad_alloc",
          "could not create a memory", "cannot map zero-fill pages", "failed to map segment"}) {
        if (contains(said, words))
            return true;
    }
    return false;
}

/// OpenBLAS's buffer of a thread, 128 MiB with Debian's settings, and what one step's code and tensors take beside it.
constexpr std::size_t libraryRoom = std::size_t{256} << 20;

bool isLimited(int resource)
{
    struct rlimit limit = {};
    return ::getrlimit(static_cast<__rlimit_resource_t>(resource), &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
}

} // namespace

void throwSystemError(const std::error_code &failure, const std::string &what, const std::string &hint)
{
    if (failure.value() == ENOSPC || failure.value() == EDQUOT)
        throw DiskFullError(what, "Free some space on that disk and try again.");
    throw Error(what, hint);
}

void requireMemoryRoom()
{
    if (!isLimited(RLIMIT_AS) && !isLimited(RLIMIT_DATA))
        return;
    void *room = ::mmap(nullptr, libraryRoom, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                        0);
    if (room == MAP_FAILED)
        throw notEnoughMemory();
    ::munmap(room, libraryRoom);
}

Error notEnoughMemory()
{
    return Error("There is not enough memory.", "Use smaller batches, a smaller space, or a larger machine.");
}

Error asError(const std::exception &exception)
{
    if (const auto *error = dynamic_cast<const Error *>(&exception)) {
        const bool isBare = error->hint().empty() && contains(error->what(), "Cannot allocate memory");
        return isBare ? Error(error->what(), notEnoughMemory().hint()) : *error;
    }
    if (meansNoMemory(exception))
        return notEnoughMemory();
    if (const auto *system = dynamic_cast<const std::system_error *>(&exception);
        system && system->code() == std::errc::resource_unavailable_try_again)
        return Error("A thread could not be started: there is too little memory, or there are too many processes.",
                     "Use fewer --threads, or end other programs.");
    if (dynamic_cast<const std::filesystem::filesystem_error *>(&exception))
        return Error(firstLine(exception.what()) + '.', "Check that the path exists and that you may write there.");
    if (dynamic_cast<const nlohmann::json::exception *>(&exception))
        return Error("A JSON value is not of the form that is expected: " + firstLine(exception.what()) + '.');
    return Error("The work failed inside a library: " + firstLine(exception.what()));
}

} // namespace supernet
