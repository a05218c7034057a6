// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace supernet::hardening {

/// How a program is started: its words, what is added to our environment, and where its output goes.
struct Start
{
    std::vector<std::string> words; ///< The first is the program's file.
    std::vector<std::string> environment; ///< `NAME=value`, in place of ours of that name.
    std::filesystem::path output; ///< Standard output; where it is piped, the pipe's other end is with us.
    std::filesystem::path errors;
    bool piped = false;
};

/// A program at work, in a session of its own, so that all that it starts can be reached. On destruction it is killed.
class Child
{
public:
    /// Throws std::runtime_error when it cannot be started.
    explicit Child(const Start &start);
    ~Child();
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    [[nodiscard]] pid_t process() const noexcept { return m_process; }
    /// Becomes readable when the program has ended.
    [[nodiscard]] int descriptor() const noexcept { return m_descriptor; }
    /// Our end of its standard output, or -1.
    [[nodiscard]] int pipe() const noexcept { return m_pipe; }

    void signal(int number) const; ///< To the program alone.
    void signalAll(int number) const; ///< To it and all that it has started.
    void drain(); ///< Reads what the pipe holds and keeps it in the output's file.
    void closePipe(); ///< What it writes from now on is lost.
    [[nodiscard]] bool hasEnded() const;
    /// Seconds of processor time that it has used; 0 when it has ended. On a busy machine a clock says nothing of it.
    [[nodiscard]] double processorSeconds() const;
    /// Waits for the end. The exit code, or 128 and the signal that ended it.
    int code();

private:
    pid_t m_process = -1;
    int m_descriptor = -1;
    int m_pipe = -1;
    int m_kept = -1; ///< Where what came through the pipe is kept.
    int m_code = -1;
    bool m_reaped = false;
};

/// What a program that has ended said.
struct Ended
{
    int code = -1;
    std::string output;
    std::string errors;
};

/// Runs a program to its end; more than `seconds` are too many, it is killed then and its code is -1.
[[nodiscard]] Ended runToEnd(const Start &start, double seconds);

[[nodiscard]] std::string textOf(const std::filesystem::path &file); ///< Empty where there is none.

/// Processes whose environment holds this entry: a program that was left behind still does.
[[nodiscard]] std::vector<pid_t> processesWith(const std::string &entry);

} // namespace supernet::hardening
