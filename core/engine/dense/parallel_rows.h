// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <mutex>
#include <omp.h>

namespace supernet {

/// OpenMP threads (oneDNN's too) of the calling thread while this lives; 0 leaves them as they are.
class ThreadCount
{
public:
    explicit ThreadCount(int threads)
        : m_before(omp_get_max_threads())
    {
        if (threads > 0)
            omp_set_num_threads(threads);
    }
    ~ThreadCount() { omp_set_num_threads(m_before); }
    ThreadCount(const ThreadCount &) = delete;
    ThreadCount &operator=(const ThreadCount &) = delete;

private:
    int m_before;
};

/// Calls work(begin, end) for equal parts of [0, count), one a thread; on the calling thread alone below `least` rows,
/// where waking the others costs more than it gives.
template<typename Work>
void inParts(std::int64_t count, std::int64_t least, const Work &work)
{
    const auto parts = std::min<std::int64_t>(count, omp_get_max_threads());
    if (count < least || parts <= 1) {
        work(0, count);
        return;
    }
    std::exception_ptr failure;
    std::mutex mutex;
#pragma omp parallel for schedule(static, 1) num_threads(static_cast <int>(parts))
    for (std::int64_t part = 0; part < parts; ++part) {
        try {
            work(part * count / parts, (part + 1) * count / parts);
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
        }
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace supernet
