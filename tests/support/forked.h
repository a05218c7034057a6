// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <sys/types.h>

namespace supernet::test {

/// A second process that runs `work` and ends; for what threads cannot show (locks, kill -9, limits). `work` gets a
/// function that sends the parent a line. An exception that leaves `work` is sent as a line.
class Forked
{
public:
    using Send = std::function<void(const std::string &)>;

    explicit Forked(const std::function<void(const Send &)> &work);
    ~Forked(); ///< Kills the child if it still runs.
    Forked(const Forked &) = delete;
    Forked &operator=(const Forked &) = delete;

    [[nodiscard]] std::string line(); ///< The next line, without its end; empty when there is none any more.
    void kill(); ///< kill -9, and waits until it is gone.
    [[nodiscard]] int wait(); ///< The exit status; 128 + the signal's number when a signal ended it.

private:
    pid_t m_child = -1;
    int m_pipe = -1;
};

} // namespace supernet::test
