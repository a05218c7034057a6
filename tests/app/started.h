// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QStringList>
#include <sys/types.h>

namespace supernet::test {

/// `supernet` on its own feet: what QProcess hides (a terminal that is closed, a pipe that nobody reads, limits) is at
/// hand. Killed and waited for when the object goes.
class Started
{
public:
    enum class Output {
        Nowhere, ///< /dev/null
        Terminal, ///< A terminal of its own, which it is in the foreground of.
        FullPipe, ///< A pipe that takes no more, and that nobody reads.
    };

    /// `prepare` runs in the child before the program starts.
    explicit Started(const QStringList &arguments, Output output = Output::Nowhere,
                     const std::function<void()> &prepare = {});
    ~Started();
    Started(const Started &) = delete;
    Started &operator=(const Started &) = delete;

    [[nodiscard]] pid_t id() const { return m_id; }
    void closeReader(); ///< Closes the terminal or the pipe.
    void signal(int number) const;
    /// The exit code, 128 + the signal's number where one ended it, or -1 where it did not end in time.
    [[nodiscard]] int wait(int milliseconds);

private:
    [[nodiscard]] bool hasEnded();

    pid_t m_id = -1;
    int m_reader = -1;
    int m_code = -1;
    bool m_ended = false;
};

} // namespace supernet::test
