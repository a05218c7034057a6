// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

namespace supernet::hardening {

/// How long the event loop was held up.
struct Stall
{
    double ms = 0; ///< By the clock.
    double ownMs = 0; ///< In which the thread itself worked,
    double queuedMs = 0; ///< and in which it could have, but other programs had the processors.
    int page = -1; ///< The page shown.

    /// What the window itself answers for: its work, and what it waited for other than a processor.
    [[nodiscard]] double itsFaultMs() const { return ms - queuedMs; }
};

/// A heart that beats in the event loop. Keeps the longest stall only, so that it takes no room while it watches.
class StallWatch
{
public:
    StallWatch();
    ~StallWatch();
    StallWatch(const StallWatch &) = delete;
    StallWatch &operator=(const StallWatch &) = delete;

    void setPage(int page) { m_page = page; }
    [[nodiscard]] Stall takeLongest(); ///< Since the last time, by what the window answers for.

private:
    void beat();
    [[nodiscard]] double queuedMs() const;

    int m_counts; ///< The kernel's, of this thread.
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_worked = 0;
    double m_queued = 0;
    Stall m_longest;
    int m_page = -1;
};

} // namespace supernet::hardening
