// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace supernet {

/// A kernel lock on a file: held means alive, whoever started the holder; gone the moment it dies, kill -9 included.
class FileLock
{
public:
    /// The lock, or nothing when another process holds it. Throws Error when the file cannot be made.
    [[nodiscard]] static std::optional<FileLock> tryAcquire(const std::filesystem::path &file);
    /// Whether some process holds it now.
    [[nodiscard]] static bool isHeld(const std::filesystem::path &file);

    FileLock(FileLock &&other) noexcept;
    FileLock &operator=(FileLock &&other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) noexcept;
    int m_descriptor = -1;
};

/// `runs/RUN/lock` of a project's run.
[[nodiscard]] std::filesystem::path runLockFile(const std::filesystem::path &runFolder);
/// What the process that works through a project's queue holds (`supernet work`).
[[nodiscard]] std::filesystem::path workerLockFile(const std::filesystem::path &projectFolder);
/// The machine-wide lock that latency measurements take and other jobs of ours wait for.
[[nodiscard]] std::filesystem::path quietMachineLockFile();
/// What a studio of this user holds while it is open: jobs then leave it one processor core.
[[nodiscard]] std::filesystem::path studioLockFile();

} // namespace supernet
