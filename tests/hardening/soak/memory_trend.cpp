// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening/soak/memory_trend.h"

#include <cmath>
#include <cstdio>
#include <malloc.h>

namespace supernet::hardening {

namespace {

constexpr double mebi = 1024.0 * 1024.0;

} // namespace

Memory memoryNow()
{
    Memory memory;
    if (std::FILE *file = std::fopen("/proc/self/status", "re")) {
        char line[256];
        double kibi = 0;
        while (std::fgets(line, sizeof line, file)) {
            if (std::sscanf(line, "VmRSS: %lf kB", &kibi) == 1)
                memory.resident = kibi / 1024;
            else if (std::sscanf(line, "RssAnon: %lf kB", &kibi) == 1)
                memory.anonymous = kibi / 1024;
        }
        std::fclose(file);
    }
    const struct mallinfo2 heap = mallinfo2();
    memory.inUse = static_cast<double>(heap.uordblks + heap.hblkhd) / mebi;
    return memory;
}

Line lineThrough(const std::vector<std::pair<double, double>> &points)
{
    const auto number = static_cast<double>(points.size());
    double meanX = 0;
    double meanY = 0;
    for (const auto &[x, y] : points) {
        meanX += x / number;
        meanY += y / number;
    }
    double squares = 0;
    double products = 0;
    for (const auto &[x, y] : points) {
        squares += (x - meanX) * (x - meanX);
        products += (x - meanX) * (y - meanY);
    }
    Line line;
    if (points.size() < 3 || squares == 0)
        return line;
    line.slope = products / squares;
    double left = 0;
    for (const auto &[x, y] : points)
        left += std::pow(y - meanY - line.slope * (x - meanX), 2);
    line.error = std::sqrt(left / (number - 2) / squares);
    return line;
}

} // namespace supernet::hardening
