// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"
#include "domain/project/run_lock.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <stop_token>
#include <string>

namespace supernet {

/// Where a job tells how far it is, besides the store: a terminal's progress bar, a pipe's JSON lines, a test.
class EventSink
{
public:
    virtual ~EventSink() = default;
    virtual void progress(const Progress &progress) = 0;
    virtual void message(const std::string &text) = 0; ///< One line for a person.
    /// What of all that could not be told (the reader has left, the disk is full), as a sentence; empty: nothing.
    [[nodiscard]] virtual std::string lost() const { return {}; }
};

struct JobOptions
{
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: all cores, less one while a studio is open.
    std::string device = "cpu";
    std::string runName; ///< Empty: a free name from the store.
    std::optional<RowId> queueItem; ///< The row of the queue that this run comes from.
    /// Runs other programs' runtimes; see chosenPython(). Of the command line, and never kept in a project: who gets it from
    /// elsewhere would run a program that a stranger chose.
    std::string python;
};

enum class JobOutcome { Done, Stopped };

/// One process's go at one run: holds the run's lock, its attempt and its store, forwards progress (at most some ten
/// times a second) to store and sink, and reads the commands that arrive for it. On destruction without finish() the
/// attempt stays open: a run with no lock and an open attempt died.
class JobContext
{
public:
    /// Makes a new run. Throws Error.
    static JobContext begin(Project &project, JobKind kind, const nlohmann::json &settings, const JobOptions &options,
                            std::stop_token stop, EventSink &sink, std::optional<RunId> parentRun = {},
                            std::optional<std::int64_t> parentStep = {});
    /// Takes up an existing run again with its own seed, threads and device. Throws Error when it is alive. Its attempt
    /// begins with start(), so that one that cannot even begin (data gone, checkpoint damaged) hides no facts.
    static JobContext resume(Project &project, const std::string &runName, std::int64_t fromStep, std::stop_token stop,
                             EventSink &sink);

    JobContext(JobContext &&) noexcept;
    JobContext &operator=(JobContext &&) noexcept;
    ~JobContext();

    [[nodiscard]] Project &project();
    [[nodiscard]] Store &store();
    [[nodiscard]] const RunRecord &run() const;
    [[nodiscard]] int attempt() const; ///< Starts it if need be.
    /// Begins the attempt of a resumed run: call it once all that it needs is there. Facts beyond the step from which it
    /// goes on are overtaken; checkpoints beyond it are set aside, and come back if it ends before it saved one. The first
    /// fact begins it too. `fromStep` where it is not the one that resume() was told.
    void start(std::optional<std::int64_t> fromStep = {});
    [[nodiscard]] std::filesystem::path folder() const; ///< runs/RUN/

    /// Reads new commands; blocks while paused (showing `paused`); true when the job is to stop and save.
    /// Commands that are not pause, resume, stop or discard go to `handler`. Cheap: call once per step.
    [[nodiscard]] bool stopRequested(const std::function<void(const Command &)> &handler = {});
    /// For loops deep below a job: throws WorkStopped, which runJob() knows, where stopRequested() says yes.
    void throwIfStopped();
    [[nodiscard]] bool discardRequested() const;
    /// Whether the job was asked to stop, as far as it has looked; looks no further.
    [[nodiscard]] bool isStopping() const;

    void progress(Progress progress); ///< Fills run, time and memory.
    void message(const std::string &text); ///< To the sink and to runs/RUN/log.
    void logDetails(const std::string &text); ///< To runs/RUN/log only.
    void metric(std::int64_t step, std::string name, std::string subnet, double value); ///< Buffered; see flush().
    void flush(); ///< Writes buffered metrics in one transaction; also happens about every half second.
    void sync(); ///< flush(); all that is in the store lasts through a power cut. Before what stands on it is saved.

    /// Runs `work`, which writes files. While the disk is full it waits, saying so, and tries again; when the job is
    /// asked to stop meanwhile, the DiskFullError goes on to the caller.
    void writing(const std::function<void()> &work);
    /// Waits until no other job measures, then holds the machine-wide lock, at which other jobs of ours wait.
    /// Empty when the job was asked to stop meanwhile. Hold it as long as you measure.
    [[nodiscard]] std::optional<FileLock> quietMachine();

    /// Ends the attempt and lets go of the run; a discarded run loses its checkpoints. Only the first call counts.
    /// Waits for disk space as writing() does, and has some put by for a job that is to stop meanwhile.
    void finish(JobOutcome outcome, const std::string &message = {});
    void fail(const std::string &message);

private:
    struct Private;
    std::unique_ptr<Private> d;
    explicit JobContext(std::unique_ptr<Private> d);
};

/// The job's border: runs `work` and finishes the context with what it returned. A job that was asked to stop and threw
/// WorkStopped, or could not save because the disk is full, has stopped. What else is thrown becomes a failed attempt
/// with a sentence for a person, with the whole text (LibTorch's backtrace) in the log, and is thrown on.
JobOutcome runJob(JobContext &context, const std::function<JobOutcome()> &work);

/// Threads for a job that was told `wanted`: as told, or for 0 every core, less one while a studio is open.
[[nodiscard]] int threadsFor(int wanted);

} // namespace supernet
