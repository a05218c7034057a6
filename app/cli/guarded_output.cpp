// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/guarded_output.h"

#include "domain/support/error.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <mutex>
#include <poll.h>
#include <streambuf>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace supernet::cli {

namespace {

constexpr std::size_t usualPortion = 1 << 16; ///< What is written together where nobody asks for less.
constexpr std::size_t mostKept = 1 << 20; ///< Of what a full disk does not take.
constexpr int lookMs = 50;
constexpr std::chrono::milliseconds patience(500); ///< With a reader that does not read, once there is to be an end.

bool mayHaveSpaceAgain(int code)
{
    return code == ENOSPC || code == EDQUOT;
}

/// Reading only, so that what is written fails as it did with the closed descriptor.
void keepStandardDescriptorsTaken()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF)
            (void)::open("/dev/null", O_RDONLY); // takes the lowest that is free
    }
}

} // namespace

class GuardedOutput::Buffer final : public std::streambuf
{
public:
    enum class WhenLost { Throw, GoOn, EndProcess };

    Buffer(std::ostream &stream, int descriptor, const char *title, WhenLost whenLost)
        : m_stream(stream)
        , m_descriptor(descriptor)
        , m_title(title)
        , m_isTerminal(isatty(descriptor) == 1)
    {
        m_usual = m_stream.rdbuf(this);
        set(whenLost);
    }
    ~Buffer() override
    {
        m_stream.exceptions(std::ios_base::goodbit);
        m_stream.rdbuf(m_usual);
    }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    void set(WhenLost whenLost, std::stop_token stop = {})
    {
        const std::lock_guard guard(m_mutex);
        m_whenLost = whenLost;
        m_stop = std::move(stop);
        m_stream.clear();
        m_stream.exceptions(whenLost == WhenLost::Throw ? std::ios_base::badbit : std::ios_base::goodbit);
    }

    std::string lost()
    {
        const std::lock_guard guard(m_mutex);
        if (!m_isLost)
            writeOut();
        return m_failure == 0 ? std::string() : sentence();
    }

protected:
    int_type overflow(int_type letter) override
    {
        if (traits_type::eq_int_type(letter, traits_type::eof()))
            return traits_type::not_eof(letter);
        const char byte = traits_type::to_char_type(letter);
        take({&byte, 1});
        return letter;
    }

    std::streamsize xsputn(const char *bytes, std::streamsize count) override
    {
        take({bytes, static_cast<std::size_t>(count)});
        return count;
    }

    int sync() override
    {
        const std::lock_guard guard(m_mutex);
        flush();
        return 0;
    }

private:
    void take(std::string_view bytes)
    {
        const std::lock_guard guard(m_mutex);
        if (m_isLost)
            return;
        m_waiting += bytes;
        const bool endsLine = m_isTerminal && bytes.find('\n') != std::string_view::npos;
        if (m_waiting.size() >= usualPortion || endsLine)
            flush();
    }

    /// Writes as much of what waits as can be written; m_failure says why it was not all.
    void writeOut()
    {
        m_failure = 0;
        std::size_t written = 0;
        while (m_failure == 0 && written < m_waiting.size()) {
            if (!waitForReader()) {
                m_failure = ETIMEDOUT;
                break;
            }
            // A pipe with room takes so much without waiting.
            const std::size_t portion = std::min<std::size_t>(m_waiting.size() - written, PIPE_BUF);
            const ssize_t count = ::write(m_descriptor, m_waiting.data() + written, portion);
            if (count >= 0)
                written += static_cast<std::size_t>(count);
            else if (errno != EINTR && errno != EAGAIN)
                m_failure = errno;
        }
        m_waiting.erase(0, written);
        const bool keeps = m_whenLost == WhenLost::GoOn && mayHaveSpaceAgain(m_failure) && m_waiting.size() <= mostKept;
        m_isLost = m_failure != 0 && !keeps;
        if (m_isLost)
            m_waiting.clear();
    }

    /// Until a write need not wait. False when there is to be an end, and the reader has had its time.
    bool waitForReader()
    {
        pollfd ready = {m_descriptor, POLLOUT, 0};
        for (auto patient = patience; ::poll(&ready, 1, lookMs) == 0;) {
            if (m_stop.stop_requested() && (patient -= std::chrono::milliseconds(lookMs)).count() <= 0)
                return false;
        }
        return true;
    }

    void flush()
    {
        if (m_isLost)
            return;
        writeOut();
        if (m_isLost && m_whenLost == WhenLost::Throw)
            throw Error(sentence(), hint());
        if (m_isLost && m_whenLost == WhenLost::EndProcess)
            endNow();
    }

    [[nodiscard]] std::string sentence() const
    {
        const std::string title = m_title;
        if (m_failure == EPIPE)
            return "Whoever read " + title + " has left, so that the rest of it is lost.";
        if (m_failure == ETIMEDOUT)
            return "Whoever reads " + title + " does not read on, so that the rest of it is lost.";
        return "Not all could be written to " + title + ": " + std::strerror(m_failure) + '.';
    }

    [[nodiscard]] std::string hint() const
    {
        return mayHaveSpaceAgain(m_failure) ? "Free some space on that disk and try again." : "";
    }

    [[noreturn]] void endNow() const
    {
        const std::string text = "supernet: " + sentence() + '\n';
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
        _exit(1);
    }

    std::mutex m_mutex;
    std::ostream &m_stream;
    std::streambuf *m_usual = nullptr;
    const int m_descriptor;
    const char *const m_title;
    const bool m_isTerminal;
    WhenLost m_whenLost = WhenLost::Throw;
    std::string m_waiting;
    int m_failure = 0; ///< Of the last attempt to write.
    bool m_isLost = false; ///< For good: nothing more is tried.
    std::stop_token m_stop;
};

GuardedOutput::GuardedOutput()
{
    std::cin.tie(nullptr); // Reading would flush, and what that throws would meet nobody.
    keepStandardDescriptorsTaken();
    m_out = std::make_unique<Buffer>(std::cout, STDOUT_FILENO, "standard output", Buffer::WhenLost::Throw);
    // Nobody would hear of it, and what a command is for goes to standard output.
    m_error = std::make_unique<Buffer>(std::cerr, STDERR_FILENO, "standard error", Buffer::WhenLost::GoOn);
}

GuardedOutput::~GuardedOutput() = default;

void GuardedOutput::goOn(std::stop_token stop)
{
    std::signal(SIGPIPE, SIG_IGN);
    m_out->set(Buffer::WhenLost::GoOn, stop);
    m_error->set(Buffer::WhenLost::GoOn, std::move(stop));
}

void GuardedOutput::throwNothing()
{
    m_out->set(Buffer::WhenLost::GoOn);
}

void GuardedOutput::endProcess()
{
    m_out->set(Buffer::WhenLost::EndProcess);
}

std::string GuardedOutput::lost()
{
    std::string sentences = m_out->lost();
    const std::string errors = m_error->lost();
    if (!sentences.empty() && !errors.empty())
        sentences += ' ';
    return sentences + errors;
}

} // namespace supernet::cli
