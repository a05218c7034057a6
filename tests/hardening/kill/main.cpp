// SPDX-License-Identifier: GPL-3.0-or-later
// Strikes the jobs of `supernet` at random moments, takes them up again, and counts what was lost.
#include "ledger.h"

#include <atomic>
#include <chrono>
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <thread>

namespace {

using namespace supernet::hardening;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options
{
    fs::path state;
    fs::path programs;
    std::vector<std::string> blows = {"all"};
    Wanted wanted;
    int atOnce = 1;
    bool tableOnly = false;
    bool anew = false;
};

std::mutex tellMutex;

void tell(const std::string &line)
{
    const std::lock_guard lock(tellMutex);
    std::cout << line << std::endl;
}

/// One trial; what had a fault stays in the folder `faults` for study.
void tryOnce(const Grounds &grounds, Ledger &ledger, const Ledger::Task &task)
{
    const std::string number = std::to_string(task.number);
    const fs::path folder = grounds.folder() / "trials" / number;
    TrialReport report;
    try {
        report = runTrial(grounds, jobNamed(task.job), task.blow, task.seed, folder);
    } catch (const std::exception &error) {
        report.faults.push_back({FaultKind::WrongEnd, error.what()});
    }
    ledger.record(task, report, grounds.program());
    std::string line = number + ' ' + task.job + ' ' + name(task.blow) + ": " + std::to_string(report.blows)
        + " hits in " + std::to_string(static_cast<int>(report.seconds)) + " s";
    for (const Fault &fault : report.faults)
        line += "\n    " + std::string(name(fault.kind)) + ": " + fault.what;
    if (report.faults.empty()) {
        fs::remove_all(folder);
    } else {
        const fs::path kept = grounds.folder() / "faults" / number;
        fs::create_directories(kept.parent_path());
        fs::remove_all(kept);
        fs::rename(folder, kept);
        for (const std::string &moment : report.moments)
            line += "\n    struck " + moment;
        line += "\n    kept in " + kept.string() + ", seed " + std::to_string(task.seed);
    }
    tell(line);
}

/// Calls `work` in so many threads at once. Throws what the first of them threw.
void inThreads(int count, const std::function<void()> &work)
{
    std::exception_ptr failure;
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([&] {
            try {
                work();
            } catch (const std::exception &) {
                const std::lock_guard lock(mutex);
                failure = std::current_exception();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    if (failure)
        std::rethrow_exception(failure);
}

/// What the jobs come to when nobody disturbs them.
void findReferences(const Grounds &grounds, const Options &options)
{
    std::atomic<std::size_t> next = 0;
    inThreads(options.atOnce, [&] {
        for (std::size_t i = next++; i < options.wanted.jobs.size(); i = next++)
            (void)grounds.reference(jobNamed(options.wanted.jobs[i]));
    });
}

void work(const Grounds &grounds, Ledger &ledger, const Wanted &wanted, Clock::time_point start)
{
    const auto isOver = [&] {
        return wanted.seconds > 0 && std::chrono::duration<double>(Clock::now() - start).count() > wanted.seconds;
    };
    while (!isOver()) {
        const auto task = ledger.next(wanted);
        if (!task)
            return;
        tryOnce(grounds, ledger, *task);
    }
}

int run(const Options &options)
{
    fs::create_directories(options.state);
    if (options.anew)
        fs::remove(options.state / "trials.jsonl");
    Ledger ledger(options.state / "trials.jsonl");
    if (options.tableOnly) {
        std::cout << ledger.table();
        return 0;
    }
    const auto start = Clock::now();
    const Grounds grounds(options.state, options.programs);
    findReferences(grounds, options);
    inThreads(options.atOnce, [&] { work(grounds, ledger, options.wanted, start); });
    std::cout << ledger.table();
    return ledger.hasFaults() ? 1 : 0;
}

std::vector<Blow> blowsNamed(const std::vector<std::string> &names)
{
    std::vector<Blow> blows;
    for (const std::string &text : names) {
        if (text == "all")
            return {std::begin(allBlows), std::end(allBlows)};
        blows.push_back(blowFromName(text));
    }
    return blows;
}

std::vector<std::string> jobNames()
{
    std::vector<std::string> names;
    for (const Job &job : allJobs())
        names.push_back(job.name);
    return names;
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    Wanted &wanted = options.wanted;
    const char *programs = std::getenv("SUPERNET_BIN");
    options.programs = programs ? programs : SUPERNET_PROGRAMS;
    CLI::App app("Strikes the jobs of supernet at random moments, takes them up again, and counts what was lost.");
    app.add_option("--state", options.state, "Folder that keeps what was tried: the same command goes on there")
        ->required();
    app.add_option("--programs", options.programs, "Where `supernet` lies")->capture_default_str();
    app.add_option("--signal", options.blows,
                   "KILL, HUP, TERM, PIPE (the reader leaves), DISK (full for a while) or all")
        ->delimiter(',')
        ->capture_default_str();
    app.add_option("--job", wanted.jobs, "Jobs to strike; by default all")
        ->delimiter(',')
        ->check(CLI::IsMember(jobNames()));
    app.add_option("--kills", wanted.kills, "How many KILLs shall meet a job alive")->capture_default_str();
    app.add_option("--others", wanted.others, "The same of each other signal")->capture_default_str();
    app.add_option("--seed", wanted.seed, "Of all that is drawn")->capture_default_str();
    app.add_option("--seconds", wanted.seconds, "Begin no trial after so many; 0: until all is done")
        ->capture_default_str();
    app.add_option("--at-once", options.atOnce, "Trials side by side")->check(CLI::Range(1, 64))->capture_default_str();
    app.add_flag("--anew", options.anew, "Forget what was tried");
    app.add_flag("--table", options.tableOnly, "Only show what there was so far");
    CLI11_PARSE(app, argc, argv);
    if (wanted.jobs.empty())
        wanted.jobs = jobNames();
    try {
        wanted.blows = blowsNamed(options.blows);
        return run(options);
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
