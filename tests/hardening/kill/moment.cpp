// SPDX-License-Identifier: GPL-3.0-or-later
#include "moment.h"

#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>

namespace supernet::hardening {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint32_t nameChanges = IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_CLOSE_WRITE;
constexpr int longestAfter = 3000; ///< Microseconds from a write to the blow.

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Sleeps until something was written, the child said something or ended, or the time is over.
void waitForAny(const Child &child, const FolderWatch &watch, double seconds)
{
    pollfd sources[] = {{child.descriptor(), POLLIN, 0}, {watch.descriptor(), POLLIN, 0}, {child.pipe(), POLLIN, 0}};
    ::poll(sources, child.pipe() >= 0 ? 3 : 2, std::max(1, static_cast<int>(seconds * 1000)));
}

int upTo(Random &random, int most)
{
    return 1 + static_cast<int>(random.below(static_cast<std::uint64_t>(std::max(1, most))));
}

} // namespace

FolderWatch::FolderWatch(const fs::path &folder)
    : m_descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    if (m_descriptor < 0)
        throw std::runtime_error("No folder can be watched: too many are.");
    watch(folder);
    if (m_folders.empty())
        throw std::runtime_error("The folder " + folder.string() + " cannot be watched.");
}

FolderWatch::~FolderWatch()
{
    ::close(m_descriptor);
}

void FolderWatch::watch(const fs::path &folder)
{
    const int number = ::inotify_add_watch(m_descriptor, folder.c_str(), nameChanges | IN_MODIFY | IN_ONLYDIR);
    if (number < 0)
        return; // Gone again.
    m_folders[number] = folder;
    std::error_code failure;
    for (fs::directory_iterator entries(folder, failure), end; entries != end; entries.increment(failure))
        if (entries->is_directory(failure))
            watch(entries->path());
}

Bustle FolderWatch::take()
{
    Bustle seen;
    alignas(inotify_event) char buffer[16'384];
    for (ssize_t count = 0; (count = ::read(m_descriptor, buffer, sizeof buffer)) > 0;) {
        for (ssize_t at = 0; at < count;) {
            const auto *event = reinterpret_cast<const inotify_event *>(buffer + at);
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            ++seen.writes;
            seen.changes += (event->mask & nameChanges) != 0 ? 1 : 0;
            const bool folder = (event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0;
            if (folder && m_folders.contains(event->wd))
                watch(m_folders[event->wd] / event->name);
        }
    }
    return seen;
}

std::string Moment::text() const
{
    if (seconds > 0)
        return "after " + std::to_string(seconds) + " s";
    const std::string place = writes > 0 ? "write " + std::to_string(writes)
                                         : "change of names " + std::to_string(changes);
    return std::to_string(afterMicroseconds) + " us after " + place;
}

Moment drawMoment(Random &random, const Life &life)
{
    Moment moment;
    const auto kind = random.below(3);
    if (kind == 0) {
        moment.seconds = 0.001 + life.seconds * random.uniform();
        return moment;
    }
    (kind == 1 ? moment.writes : moment.changes) = upTo(random, kind == 1 ? life.bustle.writes : life.bustle.changes);
    moment.afterMicroseconds = random.below(2) == 0 ? 0 : static_cast<int>(random.below(longestAfter));
    return moment;
}

bool waitForMoment(Child &child, FolderWatch &watch, const Moment &moment, double patience)
{
    const auto start = Clock::now();
    Bustle seen;
    while (!child.hasEnded() && secondsSince(start) < patience) {
        const Bustle fresh = watch.take();
        seen.writes += fresh.writes;
        seen.changes += fresh.changes;
        child.drain();
        const bool byClock = moment.seconds > 0 && secondsSince(start) >= moment.seconds;
        const bool byWrites = moment.writes > 0 && seen.writes >= moment.writes;
        const bool byChanges = moment.changes > 0 && seen.changes >= moment.changes;
        if (byClock || byWrites || byChanges) {
            std::this_thread::sleep_for(std::chrono::microseconds(moment.afterMicroseconds));
            return !child.hasEnded();
        }
        waitForAny(child, watch, moment.seconds > 0 ? moment.seconds - secondsSince(start) : patience);
    }
    return false;
}

bool waitForEnd(Child &child, FolderWatch &watch, double seconds, Life &life)
{
    const auto start = Clock::now();
    while (!child.hasEnded() && secondsSince(start) < seconds) {
        waitForAny(child, watch, seconds - secondsSince(start));
        child.drain();
        const Bustle fresh = watch.take();
        life.bustle.writes += fresh.writes;
        life.bustle.changes += fresh.changes;
    }
    child.drain();
    life.seconds += secondsSince(start);
    return child.hasEnded();
}

} // namespace supernet::hardening
