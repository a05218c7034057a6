// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace supernet {

/// Disk space that a file holds without need until it is wanted: enough for the last rows of a job on a full disk. Where
/// there is none to be had, none is held.
class SpaceReserve
{
public:
    /// Makes `file`, which exists, that long.
    explicit SpaceReserve(const std::filesystem::path &file);
    ~SpaceReserve(); ///< Releases.
    SpaceReserve(const SpaceReserve &) = delete;
    SpaceReserve &operator=(const SpaceReserve &) = delete;

    void release(); ///< The file is empty again.

private:
    int m_descriptor = -1;
};

} // namespace supernet
