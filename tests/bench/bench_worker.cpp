// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_worker.h"

#include "domain/support/error.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace supernet::bench {

namespace {

double peakGibibytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
}

[[noreturn]] void serve(int requests, int answers, const std::function<BenchWorker::Turn()> &prepare)
{
    try {
        const auto turn = prepare();
        for (std::int64_t request = 0; read(requests, &request, sizeof request) == sizeof request;) {
            auto answer = turn(request);
            answer.peakGibibytes = peakGibibytes();
            if (write(answers, &answer, sizeof answer) != sizeof answer)
                break;
        }
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s\n", error.what());
        _exit(1);
    }
    _exit(0); // no destructors: they belong to the parent
}

} // namespace

Summary summarise(const std::vector<Timing> &timings)
{
    Summary summary;
    std::vector<double> times;
    for (const auto &timing : timings) {
        summary.seconds += timing.seconds;
        summary.tokens += timing.tokens;
        summary.flops += timing.flops;
        summary.peakGibibytes = std::max(summary.peakGibibytes, timing.peakGibibytes);
        times.push_back(timing.seconds);
    }
    summary.medianSeconds = median(times);
    return summary;
}

double median(std::vector<double> values)
{
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

double seconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

BenchWorker::BenchWorker(const std::function<Turn()> &prepare)
{
    std::array<int, 2> requests{};
    std::array<int, 2> answers{};
    if (pipe(requests.data()) != 0 || pipe(answers.data()) != 0)
        throw Error("A process for a configuration cannot be made: there are no pipes left.");
    m_child = fork();
    if (m_child == 0) {
        close(requests[1]);
        close(answers[0]);
        serve(requests[0], answers[1], prepare);
    }
    close(requests[0]);
    close(answers[1]);
    m_requests = requests[1];
    m_answers = answers[0];
}

BenchWorker::BenchWorker(BenchWorker &&other) noexcept
    : m_child(std::exchange(other.m_child, -1))
    , m_requests(std::exchange(other.m_requests, -1))
    , m_answers(std::exchange(other.m_answers, -1))
{
}

BenchWorker::~BenchWorker()
{
    if (m_child < 0)
        return;
    close(m_requests);
    close(m_answers);
    kill(m_child, SIGTERM); // Later workers hold copies of its pipe, so that it may not see the end of it.
    waitpid(m_child, nullptr, 0);
}

Timing BenchWorker::turn(std::int64_t request) const
{
    Timing answer;
    if (write(m_requests, &request, sizeof request) != sizeof request
        || read(m_answers, &answer, sizeof answer) != sizeof answer)
        throw Error("The process of a configuration died.");
    return answer;
}

} // namespace supernet::bench
