// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "child.h"
#include "domain/support/random.h"

#include <map>

namespace supernet::hardening {

/// What happened in a folder: writes of any kind, and among them what changes names (a file made, renamed, closed).
struct Bustle
{
    int writes = 0;
    int changes = 0;
};

/// Sees every write under a folder, whoever writes.
class FolderWatch
{
public:
    /// The folder must exist. Throws std::runtime_error when it cannot be watched.
    explicit FolderWatch(const std::filesystem::path &folder);
    ~FolderWatch();
    FolderWatch(const FolderWatch &) = delete;
    FolderWatch &operator=(const FolderWatch &) = delete;

    /// Becomes readable when something was written.
    [[nodiscard]] int descriptor() const noexcept { return m_descriptor; }
    Bustle take(); ///< Since the last call.

private:
    void watch(const std::filesystem::path &folder);

    int m_descriptor;
    std::map<int, std::filesystem::path> m_folders;
};

/// How much a job does when nobody disturbs it.
struct Life
{
    double seconds = 0;
    Bustle bustle;
};

/// When a job is struck: after some time, or right after a write (the windows between two writes are short, so that a
/// moment drawn from the clock alone hardly meets one).
struct Moment
{
    double seconds = 0; ///< 0: by writes.
    int writes = 0; ///< 0: by changes of names.
    int changes = 0;
    int afterMicroseconds = 0; ///< From the write on.

    [[nodiscard]] std::string text() const;
};

/// Anywhere in such a life.
[[nodiscard]] Moment drawMoment(Random &random, const Life &life);

/// Waits until the moment has come. False when the job ended before, or nothing happened for `patience` seconds.
[[nodiscard]] bool waitForMoment(Child &child, FolderWatch &watch, const Moment &moment, double patience);
/// False when it has not ended after so many seconds.
[[nodiscard]] bool waitForEnd(Child &child, FolderWatch &watch, double seconds, Life &life);

} // namespace supernet::hardening
