// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal_sink.h"

#include "domain/support/shown_text.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <spdlog/fmt/fmt.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace supernet::cli {

namespace {

constexpr std::size_t barWidth = 24;

std::size_t terminalColumns()
{
    winsize size = {};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

/// A sink that knows what became of what it was told.
class OutputSink : public EventSink
{
public:
    explicit OutputSink(OutputLost lost)
        : m_lost(std::move(lost))
    {
    }

    [[nodiscard]] std::string lost() const override { return m_lost ? m_lost() : std::string(); }

private:
    OutputLost m_lost;
};

class TerminalSink final : public OutputSink
{
public:
    using OutputSink::OutputSink;
    ~TerminalSink() override { erase(); }

    void progress(const Progress &progress) override
    {
        if (!m_isTerminal)
            return;
        // One column stays free: a full line would wrap, and the next one could not be drawn over it.
        std::cerr << '\r' << progressLine(progress, terminalColumns() - 1) << "\x1b[K" << std::flush;
        m_drawn = true;
    }

    void message(const std::string &text) override
    {
        erase();
        std::cerr << shownText(text) << std::endl;
    }

private:
    void erase()
    {
        if (m_drawn)
            std::cerr << "\r\x1b[K" << std::flush;
        m_drawn = false;
    }

    const bool m_isTerminal = isatty(STDERR_FILENO) == 1;
    bool m_drawn = false;
};

class JsonSink final : public OutputSink
{
public:
    JsonSink(std::ostream &out, OutputLost lost)
        : OutputSink(std::move(lost))
        , m_out(out)
    {
    }

    void progress(const Progress &progress) override
    {
        writeEvent(m_out, "progress",
                   {{"phase", progress.phase},
                    {"done", progress.done},
                    {"total", progress.total},
                    {"unit", progress.unit},
                    {"rate", progress.rate},
                    {"detail", progress.detail},
                    {"memoryBytes", progress.memoryBytes}});
    }

    void message(const std::string &text) override { writeEvent(m_out, "message", {{"text", text}}); }

private:
    std::ostream &m_out;
};

std::string bar(double share)
{
    const auto filled = static_cast<std::size_t>(std::lround(share * static_cast<double>(barWidth)));
    return '[' + std::string(filled, '#') + std::string(barWidth - filled, ' ') + ']';
}

} // namespace

std::unique_ptr<EventSink> makeTerminalSink(OutputLost lost)
{
    return std::make_unique<TerminalSink>(std::move(lost));
}

std::unique_ptr<EventSink> makeJsonSink(std::ostream &out, OutputLost lost)
{
    return std::make_unique<JsonSink>(out, std::move(lost));
}

void writeEvent(std::ostream &out, const std::string &event, const nlohmann::json &fields)
{
    nlohmann::json line = {{"event", event}};
    line.update(fields);
    out << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

std::string duration(double seconds)
{
    const auto whole = static_cast<long long>(std::llround(seconds));
    if (whole < 60)
        return fmt::format("{} s", whole);
    if (whole < 3600)
        return fmt::format("{}:{:02} min", whole / 60, whole % 60);
    return fmt::format("{}:{:02}:{:02} h", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string progressLine(const Progress &progress, std::size_t columns)
{
    std::string line = progress.phase;
    if (progress.total > 0) {
        const double share = std::clamp(progress.done / progress.total, 0.0, 1.0);
        line += fmt::format("  {} {:3.0f} %  {:.0f}/{:.0f} {}", bar(share), 100 * share, progress.done, progress.total,
                            progress.unit);
    }
    if (progress.total > progress.done && progress.rate > 0)
        line += "  " + duration((progress.total - progress.done) / progress.rate) + " left";
    // Last: a narrow terminal cuts it off first.
    if (!progress.detail.empty())
        line += "  " + progress.detail;
    return line.substr(0, columns);
}

} // namespace supernet::cli
