// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>

namespace supernet::cli {

/// What std::cout and std::cerr write through for as long as one of these lives, so that nothing is lost unsaid. Where
/// standard output cannot be written (the disk is full, the terminal is gone, the reader has left and SIGPIPE is
/// ignored), the write throws Error, which ends a command that only answers; with SIGPIPE as usual the system ends it
/// where its reader leaves. What else happens is a command's choice: goOn() or endProcess(). Any thread may write.
class GuardedOutput
{
public:
    /// A standard descriptor that is closed is opened so that writing to it fails: else the next file that is opened, the
    /// store maybe, would take its place, and be written into.
    GuardedOutput();
    ~GuardedOutput();
    GuardedOutput(const GuardedOutput &) = delete;
    GuardedOutput &operator=(const GuardedOutput &) = delete;

    /// For work that is worth more than what it has to say: from here on no failed write throws and SIGPIPE is ignored.
    /// On a full disk, output is kept (1 MiB of it) and tried again with what comes next. A reader that does not read
    /// on is waited for, but no longer than half a second once `stop` is requested.
    void goOn(std::stop_token stop);
    /// For the last words of a command, which are tried whatever became of what it said before.
    void throwNothing();
    /// For what answers from other threads too: the first failed write says so and ends the process with code 1.
    void endProcess();

    /// Writes what waits. What could not be written until now, as a sentence or two; empty: nothing.
    [[nodiscard]] std::string lost();

private:
    class Buffer;
    std::unique_ptr<Buffer> m_out;
    std::unique_ptr<Buffer> m_error;
};

} // namespace supernet::cli
