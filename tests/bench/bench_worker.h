// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <sys/types.h>
#include <vector>

namespace supernet::bench {

/// What one piece of work took and came to.
struct Timing
{
    double seconds = 0;
    double tokens = 0; ///< Target tokens.
    double flops = 0; ///< Of matrix products, as `cost` counts them.
    double peakGibibytes = 0; ///< The process' largest resident memory so far.
};

/// Sums of several timings and the median of their times.
struct Summary
{
    double seconds = 0;
    double medianSeconds = 0;
    double tokens = 0;
    double flops = 0;
    double peakGibibytes = 0;

    [[nodiscard]] double tokensPerSecond() const { return tokens / seconds; }
    [[nodiscard]] double flopsPerSecond() const { return flops / seconds; }
};
[[nodiscard]] Summary summarise(const std::vector<Timing> &timings);

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double seconds(const std::function<void()> &work);

/// A process for one configuration, so that its peak memory is its own, that works when it is asked to: configurations
/// take turns, and a busy machine slows all of them alike. Make every worker before the first thread of this process.
class BenchWorker
{
public:
    using Turn = std::function<Timing(std::int64_t request)>;

    /// `prepare` runs in the new process and returns what answers requests there.
    explicit BenchWorker(const std::function<Turn()> &prepare);
    ~BenchWorker();
    BenchWorker(BenchWorker &&other) noexcept;
    BenchWorker(const BenchWorker &) = delete;
    BenchWorker &operator=(const BenchWorker &) = delete;

    /// Throws Error when the process has died.
    [[nodiscard]] Timing turn(std::int64_t request) const;

private:
    pid_t m_child = -1;
    int m_requests = -1;
    int m_answers = -1;
};

} // namespace supernet::bench
