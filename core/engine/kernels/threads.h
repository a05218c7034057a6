// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <ATen/Parallel.h>
#include <cstdint>

namespace supernet {

/// Calls work(part, begin, end) for `parts` equal ranges of [0, count). Unlike at::parallel_for's, the ranges depend
/// on the number of threads only, so that sums made from the parts come out the same at every run.
template<typename Work>
void forParts(std::int64_t parts, std::int64_t count, const Work &work)
{
    at::parallel_for(0, parts, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t part = first; part < last; ++part)
            work(part, part * count / parts, (part + 1) * count / parts);
    });
}

[[nodiscard]] inline std::int64_t partsFor(std::int64_t count)
{
    return std::clamp<std::int64_t>(count, 1, at::get_num_threads());
}

} // namespace supernet
