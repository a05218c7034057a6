// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/space_reserve.h"

#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace supernet {

namespace {

/// A transaction of some pages of 4 KiB in the write-ahead log, and what the file system keeps of it.
constexpr off_t reserved = 128 * 1024;

} // namespace

SpaceReserve::SpaceReserve(const std::filesystem::path &file)
    : m_descriptor(::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC))
{
    if (m_descriptor >= 0 && ::posix_fallocate(m_descriptor, 0, reserved) != 0)
        release();
}

SpaceReserve::~SpaceReserve()
{
    release();
}

void SpaceReserve::release()
{
    if (m_descriptor < 0)
        return;
    [[maybe_unused]] const int cut = ::ftruncate(m_descriptor, 0);
    ::close(std::exchange(m_descriptor, -1));
}

} // namespace supernet
