// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <vector>

namespace supernet::bench {

/// A heart that beats in the event loop: how much later than it should each beat comes is how long the loop was held up.
class StallMeter
{
public:
    StallMeter();

    /// What there was since the last time.
    void print(const char *what);
    void printAll();

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    std::vector<double> m_stalls;
    std::vector<double> m_all;
};

/// In an event loop that waits for events, as the program's does; those of Qt Test do not.
void stay(int milliseconds);

/// The program lies in the build's bin folder, beside the benches' own.
void findProgram();

} // namespace supernet::bench
