// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace supernet::hardening {

/// What this process takes, MiB.
struct Memory
{
    double resident = 0; ///< As the system counts it: what other programs have to do without.
    double anonymous = 0; ///< Of it what comes from no file.
    double inUse = 0; ///< Of the heap what somebody holds; the rest is kept by the allocator.
};
[[nodiscard]] Memory memoryNow();

/// A straight line through points by least squares.
struct Line
{
    double slope = 0;
    double error = 0; ///< The slope's standard error.
};
[[nodiscard]] Line lineThrough(const std::vector<std::pair<double, double>> &points);

} // namespace supernet::hardening
