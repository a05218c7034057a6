// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/job.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/checkpoint_references.h"
#include "domain/project/checkpoints_aside.h"
#include "domain/support/plain_error.h"
#include "domain/support/plain_file.h"
#include "domain/support/work_stopped.h"
#include "engine/jobs/host.h"
#include "engine/jobs/space_reserve.h"
#include "engine/jobs/space_wait.h"

#include <algorithm>
#include <chrono>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace supernet {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto commandInterval = 50ms;
constexpr auto progressInterval = 100ms;
constexpr auto flushInterval = 500ms;
constexpr auto quietInterval = 500ms;
constexpr auto folderInterval = 500ms;
constexpr auto diskRetryInterval = 1s;
constexpr int jobNiceness = 10;

std::int64_t unixMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// True once an interval, however often it is asked.
class Ticker
{
public:
    explicit Ticker(Clock::duration interval)
        : m_interval(interval)
    {
    }

    bool due()
    {
        const auto now = Clock::now();
        if (now < m_next)
            return false;
        m_next = now + m_interval;
        return true;
    }

private:
    Clock::duration m_interval;
    Clock::time_point m_next;
};

std::shared_ptr<spdlog::logger> openLog(const std::filesystem::path &folder)
{
    auto file = std::make_shared<spdlog::sinks::basic_file_sink_mt>((folder / "log").string());
    auto log = std::make_shared<spdlog::logger>("run", std::move(file));
    log->flush_on(spdlog::level::info);
    log->set_error_handler([](const std::string &) {}); // a full disk is said by the store, which matters more
    return log;
}

/// Jobs give way to whatever a person does at the machine. A process that is nicer already stays as it is.
void lowerPriority()
{
    if (getpriority(PRIO_PROCESS, 0) < jobNiceness)
        setpriority(PRIO_PROCESS, 0, jobNiceness);
}

FileLock lockRun(const Project &project, const RunRecord &run)
{
    const auto folder = project.runFolder(run.name);
    makeRunFolder(folder);
    requirePlainEntries(folder.parent_path(),
                        {run.name.c_str()}); // A link could have come since the project was opened.
    auto lock = FileLock::tryAcquire(runLockFile(folder));
    if (!lock)
        throw Error("The run \"" + run.name + "\" is at work already.",
                    "Wait for it, or stop it with `supernet project send " + run.name + " stop`.");
    return std::move(*lock);
}

RowId latestCommand(const Store &store, RunId run)
{
    const auto commands = store.commands(run);
    return commands.empty() ? 0 : commands.back().id;
}

} // namespace

int threadsFor(int wanted)
{
    if (wanted > 0)
        return wanted;
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return FileLock::isHeld(studioLockFile()) ? std::max(1, cores - 1) : cores;
}

struct JobContext::Private
{
    Private(Project &owner, Store opened, RunRecord record, std::int64_t fromStep, std::stop_token token,
            EventSink &events)
        : project(owner)
        , store(std::move(opened))
        , run(std::move(record))
        , lock(lockRun(owner, run))
        , reserve(runLockFile(owner.runFolder(run.name)))
        , log(openLog(owner.runFolder(run.name)))
        , stop(std::move(token))
        , sink(events)
        // What was sent to an earlier attempt is over.
        , seenCommand(latestCommand(store, run.id))
        , resumedFromStep(fromStep)
    {
        lowerPriority();
    }

    Project &project;
    Store store;
    RunRecord run;
    std::optional<FileLock> lock;
    SpaceReserve reserve; ///< In the lock's file, which is there in any case.
    std::shared_ptr<spdlog::logger> log;
    std::stop_token stop;
    EventSink &sink;
    RowId seenCommand = 0;
    std::int64_t resumedFromStep = 0;
    int attempt = 0; ///< 0 until it has begun.

    bool stopping = false;
    bool discarding = false;
    bool paused = false;
    bool measuring = false; ///< This job has held the quiet-machine lock, and waits for nobody's.
    std::vector<Metric> metrics;
    Progress shown;
    Ticker commandTicker{commandInterval};
    Ticker progressTicker{progressInterval};
    Ticker flushTicker{flushInterval};
    Ticker quietTicker{quietInterval};
    Ticker folderTicker{folderInterval};

    std::filesystem::path checkpoints() const { return project.runFolder(run.name) / "checkpoints"; }

    void start()
    {
        if (attempt > 0)
            return;
        const int next = static_cast<int>(store.attempts(run.id).size()) + 1;
        setLaterCheckpointsAside(checkpoints(), resumedFromStep, next);
        attempt = store.beginAttempt(run.id, resumedFromStep).attempt;
    }

    /// An attempt that never began is on record for what it says, and hides nothing.
    void startInVain() { attempt = store.beginAttempt(run.id, AttemptRecord::Void).attempt; }

    void say(const std::string &text)
    {
        log->info(text);
        sink.message(text);
    }

    void show(Progress progress)
    {
        progress.run = run.id;
        progress.at = unixMilliseconds();
        progress.memoryBytes = residentBytes();
        shown = std::move(progress);
        sink.progress(shown);
        try {
            store.setProgress(shown);
        } catch (const DiskFullError &) {
            // A gauge that stands still is no loss; the next fact to be written waits for space.
        }
    }

    void showPhase(const std::string &phase)
    {
        Progress progress = shown;
        progress.phase = phase;
        progress.rate = 0;
        show(std::move(progress));
    }

    void writeMetrics()
    {
        if (metrics.empty())
            return;
        store.append(std::span<const Metric>(metrics));
        metrics.clear();
    }

    void obey(const Command &command, const std::function<void(const Command &)> &handler)
    {
        if (command.verb == "pause")
            paused = true;
        else if (command.verb == "resume")
            paused = false;
        else if (command.verb == "stop")
            stopping = true;
        else if (command.verb == "discard")
            stopping = discarding = true;
        else if (handler)
            handler(command);
    }

    void readCommands(const std::function<void(const Command &)> &handler)
    {
        for (const Command &command : store.commands(run.id, seenCommand)) {
            seenCommand = command.id;
            log->info("Told to {} {}", command.verb, command.argument.is_null() ? "" : command.argument.dump());
            obey(command, handler);
        }
    }

    [[nodiscard]] bool isStopping() const { return stopping || stop.stop_requested(); }

    bool mustStop(const std::function<void(const Command &)> &handler)
    {
        if (folderTicker.due())
            requireFolder();
        if (commandTicker.due())
            readCommands(handler);
        return isStopping();
    }

    /// Open files outlive their folder, so that a job would write for hours into what nobody will find.
    void requireFolder() const
    {
        std::error_code ignored;
        const auto found = std::filesystem::symlink_status(project.runFolder(run.name), ignored);
        if (found.type() != std::filesystem::file_type::not_found)
            return;
        throw Error("The project's folder " + project.folder().string() + " was removed or moved while the run \""
                        + run.name + "\" was at work.",
                    "Put it back and resume the run.");
    }

    /// Shows `phase` for as long as `condition` holds. False when the job is to stop meanwhile.
    bool waitWhile(const std::string &phase, const std::function<void(const Command &)> &handler,
                   const std::function<bool()> &condition)
    {
        if (!condition())
            return true;
        const Progress before = shown;
        showPhase(phase);
        say("The run \"" + run.name + "\" is " + phase + '.');
        while (condition()) {
            if (mustStop(handler))
                return false;
            std::this_thread::sleep_for(commandInterval);
        }
        show(before);
        return true;
    }

    bool someoneElseMeasures() const
    {
        return !measuring && run.kind != JobKind::Latency && FileLock::isHeld(quietMachineLockFile());
    }

    /// False when the job is to stop instead of trying again.
    bool waitForSpace(const DiskFullError &error)
    {
        if (isStopping())
            return false;
        say(error.message() + " The run goes on by itself once there is space.");
        showPhase("waiting for disk space");
        for (const auto until = Clock::now() + diskRetryInterval; Clock::now() < until;) {
            if (mustStop({}))
                return false;
            std::this_thread::sleep_for(commandInterval);
        }
        return true;
    }

    void writing(const std::function<void()> &work)
    {
        for (;;) {
            try {
                work();
                return;
            } catch (const DiskFullError &error) {
                if (!waitForSpace(error))
                    throw;
            }
        }
    }

    void flush()
    {
        if (!metrics.empty())
            writing([this] { writeMetrics(); });
    }

    void end(const std::string &outcome, std::string message)
    {
        if (!lock)
            return;
        showPhase(outcome);
        if (const std::string lost = sink.lost(); !lost.empty())
            message += (message.empty() ? "" : " ") + lost;
        if (!message.empty())
            log->info(message);
        recordEnd(outcome, message);
        reserve.release();
        lock.reset();
    }

    void recordEnd(const std::string &outcome, const std::string &message)
    {
        const auto record = [&] {
            if (attempt == 0)
                startInVain();
            writeMetrics();
            settleCheckpointsAside(checkpoints(), store, run.id);
            store.endAttempt(run.id, attempt, outcome, message);
        };
        try {
            record();
        } catch (const DiskFullError &) {
            reserve.release();
            outcome == "failed" ? record() : writing(record);
        }
    }
};

JobContext::JobContext(std::unique_ptr<Private> d)
    : d(std::move(d))
{
}

JobContext::JobContext(JobContext &&) noexcept = default;
JobContext &JobContext::operator=(JobContext &&) noexcept = default;
JobContext::~JobContext() = default;

JobContext JobContext::begin(Project &project, JobKind kind, const nlohmann::json &settings, const JobOptions &options,
                             std::stop_token stop, EventSink &sink, std::optional<RunId> parentRun,
                             std::optional<std::int64_t> parentStep)
{
    if (options.device != "cpu")
        throw UsageError("This build computes on the processor; it has no device `" + options.device + "`.",
                         "Use --device cpu.");
    RunRecord run;
    run.name = options.runName;
    run.kind = kind;
    run.settings = settings;
    run.seed = options.seed;
    run.threads = threadsFor(options.threads);
    run.device = options.device;
    run.host = describeHost();
    run.parentRun = parentRun;
    run.parentStep = parentStep;
    // A row of the queue was asked for long ago: its job waits for space where one that a person starts is refused.
    const auto writing = [&](const std::function<void()> &work) {
        if (!options.queueItem)
            work();
        else if (!untilThereIsSpace(stop, sink, work))
            throw WorkStopped();
    };
    std::optional<Store> store;
    writing([&] {
        store.emplace(project.openStore());
        run = options.queueItem ? store->addRun(run, *options.queueItem) : store->addRun(run);
    });
    writing([&] { makeRunFolder(project.runFolder(run.name)); });
    for (const Issue &warning : project.warnings())
        sink.message(warning.sentence);
    JobContext begun(std::make_unique<Private>(project, std::move(*store), std::move(run), 0, std::move(stop), sink));
    begun.writing([&begun] { begun.start(); });
    return begun;
}

JobContext JobContext::resume(Project &project, const std::string &runName, std::int64_t fromStep, std::stop_token stop,
                              EventSink &sink)
{
    Store store = project.openStore();
    auto run = store.run(runName);
    if (!run)
        throw UsageError("The project has no run named \"" + runName + "\".", "See `supernet project runs`.");
    auto d = std::make_unique<Private>(project, std::move(store), std::move(*run), fromStep, std::move(stop), sink);
    settleCheckpointsAside(d->checkpoints(), d->store, d->run.id); // of an attempt that died
    return JobContext(std::move(d));
}

Project &JobContext::project()
{
    return d->project;
}

Store &JobContext::store()
{
    return d->store;
}

const RunRecord &JobContext::run() const
{
    return d->run;
}

int JobContext::attempt() const
{
    d->start();
    return d->attempt;
}

void JobContext::start(std::optional<std::int64_t> fromStep)
{
    d->resumedFromStep = fromStep.value_or(d->resumedFromStep);
    d->start();
}

std::filesystem::path JobContext::folder() const
{
    return d->project.runFolder(d->run.name);
}

bool JobContext::stopRequested(const std::function<void(const Command &)> &handler)
{
    requireMemoryRoom();
    if (d->flushTicker.due())
        d->flush();
    if (d->mustStop(handler))
        return true;
    if (d->paused && !d->waitWhile("paused", handler, [this] { return d->paused; }))
        return true;
    return d->quietTicker.due()
        && !d->waitWhile("waiting for a quiet machine", handler, [this] { return d->someoneElseMeasures(); });
}

void JobContext::throwIfStopped()
{
    if (stopRequested())
        throw WorkStopped();
}

bool JobContext::discardRequested() const
{
    return d->discarding;
}

bool JobContext::isStopping() const
{
    return d->isStopping();
}

void JobContext::progress(Progress progress)
{
    const bool last = progress.total > 0 && progress.done >= progress.total && d->shown.done < progress.total;
    if (d->progressTicker.due() || last || progress.phase != d->shown.phase)
        d->show(std::move(progress));
    if (d->flushTicker.due())
        d->flush();
}

void JobContext::message(const std::string &text)
{
    d->say(text);
}

void JobContext::logDetails(const std::string &text)
{
    d->log->info(text);
}

void JobContext::metric(std::int64_t step, std::string name, std::string subnet, double value)
{
    d->start();
    Metric metric;
    metric.run = d->run.id;
    metric.attempt = d->attempt;
    metric.step = step;
    metric.name = std::move(name);
    metric.subnet = std::move(subnet);
    metric.value = value;
    metric.at = unixMilliseconds();
    d->metrics.push_back(std::move(metric));
    if (d->flushTicker.due())
        d->flush();
}

void JobContext::flush()
{
    d->flush();
}

void JobContext::sync()
{
    d->flush();
    d->writing([this] { d->store.sync(); });
}

void JobContext::writing(const std::function<void()> &work)
{
    d->writing(work);
}

std::optional<FileLock> JobContext::quietMachine()
{
    std::optional<FileLock> held;
    const auto taken = [&held] {
        held = FileLock::tryAcquire(quietMachineLockFile());
        return held.has_value();
    };
    if (d->waitWhile("waiting for a quiet machine", {}, [&] { return !taken(); }))
        d->measuring = true;
    return held;
}

void JobContext::finish(JobOutcome outcome, const std::string &message)
{
    if (d->discarding) {
        dropCheckpointsAside(d->checkpoints());
        removeCheckpoints(d->checkpoints(), referredSteps(d->store, d->run));
    }
    d->end(outcome == JobOutcome::Done ? "done" : "stopped", d->discarding ? "Discarded on request." : message);
}

void JobContext::fail(const std::string &message)
{
    try {
        d->end("failed", message);
    } catch (const Error &error) {
        d->log->error(error.message()); // the failure itself is what the person is to hear about
    }
}

namespace {

/// The end of a job that was asked to stop while the disk is full.
void finishWithoutSpace(JobContext &context)
{
    const std::string said = "Stopped while the disk was full: what the run had not saved before is lost; it can be "
                             "resumed from there.";
    context.message(said);
    try {
        context.finish(JobOutcome::Stopped, said);
    } catch (const DiskFullError &) {
        context.message("Not even that could be written: the run will be shown as died.");
    }
}

JobOutcome untilStopped(const std::function<JobOutcome()> &work)
try {
    return work();
} catch (const WorkStopped &) {
    return JobOutcome::Stopped;
}

JobOutcome finished(JobContext &context, const std::function<JobOutcome()> &work)
{
    try {
        const JobOutcome outcome = untilStopped(work);
        context.finish(outcome);
        return outcome;
    } catch (const DiskFullError &) {
        if (!context.isStopping())
            throw;
    }
    finishWithoutSpace(context);
    return JobOutcome::Stopped;
}

} // namespace

JobOutcome runJob(JobContext &context, const std::function<JobOutcome()> &work)
{
    try {
        return finished(context, work);
    } catch (const std::exception &error) {
        context.logDetails(error.what());
        context.fail(asError(error).message());
        throw;
    }
}

} // namespace supernet
