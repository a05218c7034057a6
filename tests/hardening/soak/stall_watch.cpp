// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening/soak/stall_watch.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace supernet::hardening {

namespace {

constexpr int beatMs = 5;

double workedMs()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

StallWatch::StallWatch()
    : m_counts(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
    , m_worked(workedMs())
    , m_queued(queuedMs())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(beatMs);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
    m_since.start();
    m_timer.start();
}

StallWatch::~StallWatch()
{
    if (m_counts >= 0)
        close(m_counts);
}

/// Time in which the thread was ready to work and had no processor; 0 where the kernel does not count it.
double StallWatch::queuedMs() const
{
    char text[64] = {};
    unsigned long long worked = 0;
    unsigned long long queued = 0;
    if (m_counts < 0 || pread(m_counts, text, sizeof text - 1, 0) <= 0
        || std::sscanf(text, "%llu %llu", &worked, &queued) != 2)
        return 0;
    return static_cast<double>(queued) / 1e6;
}

void StallWatch::beat()
{
    const double worked = workedMs();
    const double queued = queuedMs();
    const Stall stall{std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - beatMs),
                      worked - std::exchange(m_worked, worked), queued - std::exchange(m_queued, queued), m_page};
    m_since.start();
    if (stall.itsFaultMs() > m_longest.itsFaultMs())
        m_longest = stall;
}

Stall StallWatch::takeLongest()
{
    return std::exchange(m_longest, {});
}

} // namespace supernet::hardening
