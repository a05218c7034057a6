// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/queue_rows.h"
#include "domain/project/run_lock.h"
#include "domain/project/run_state.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <spawn.h>
#include <stop_token>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace supernet::cli {

namespace {

/// The command line of a queue row: `supernet JOB --project DIR --queue-item N ARGUMENTS...`. Throws UsageError when the
/// row may not be run.
std::vector<std::string> commandLine(const QueueItem &item, const Invocation &invocation)
{
    const std::vector<std::string> arguments = argumentsOf(item);
    if (originOf(item) == QueueOrigin::Own)
        checkQueued(item.job, arguments);
    else
        checkQueuedElsewhere(item.job, arguments, invocation.projectFolder());
    std::vector<std::string> words = {std::filesystem::read_symlink("/proc/self/exe").string(),
                                      name(item.job),
                                      "--project",
                                      invocation.projectFolder().string(),
                                      "--queue-item",
                                      std::to_string(item.id)};
    if (invocation.json)
        words.push_back("--json");
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
}

/// The file actions of a new program that begins in `folder`, or in ours.
class BeginningIn
{
public:
    explicit BeginningIn(const std::filesystem::path &folder)
    {
        posix_spawn_file_actions_init(&m_actions);
        if (!folder.empty())
            posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str());
    }
    ~BeginningIn() { posix_spawn_file_actions_destroy(&m_actions); }
    BeginningIn(const BeginningIn &) = delete;
    BeginningIn &operator=(const BeginningIn &) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t *actions() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

/// Runs a program in a folder (empty: ours) with our input and output until it ends, and hands a stop request on to it. Its
/// exit code.
int runChild(const std::vector<std::string> &words, const std::filesystem::path &folder, const std::stop_token &stop)
{
    const BeginningIn beginning(folder);
    std::vector<char *> arguments;
    for (const auto &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (const int failure = posix_spawn(&child, arguments[0], beginning.actions(), nullptr, arguments.data(), environ))
        throw Error("The program " + words.front() + " could not be started: " + std::strerror(failure) + '.');
    const std::stop_callback forward(stop, [child] { kill(child, SIGTERM); });
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

const char *nameOf(int code)
{
    switch (code) {
    case Done:
        return "done";
    case Stopped:
        return "stopped";
    default:
        return code > 128 ? "died" : "failed";
    }
}

/// Rows that a worker claimed and, killed, never finished: those whose job had not begun wait again. Called with the
/// worker's lock held.
void finishAbandoned(const Project &project, Store &store)
{
    for (const QueueItem &item : store.queue()) {
        if (!item.claimedAt || item.finishedAt || store.releaseQueueItem(item.id))
            continue;
        const auto run = item.run ? store.run(*item.run) : std::nullopt;
        if (!run || !isAlive(project, *run))
            store.finishQueueItem(item.id, run ? runState(project, store, *run) : "died");
    }
}

/// What this worker runs without being told.
bool mayRun(const QueueItem &item)
{
    return isWaiting(item) && !needsYes(item);
}

class Worker
{
public:
    Worker(Invocation &invocation, bool once)
        : m_invocation(invocation)
        , m_once(once)
        , m_project(Project::open(invocation.projectFolder()))
        , m_store(m_project.openStore())
        , m_stop(invocation.stopToken())
    {
    }

    int run()
    {
        // A row that comes while we are about to leave would find our lock, and nobody: so look again without it.
        do {
            const auto lock = FileLock::tryAcquire(workerLockFile(m_project.folder()));
            if (!lock) {
                m_invocation.sink().message("Another worker is at this project's queue already.");
                return Done;
            }
            finishAbandoned(m_project, m_store);
            workThrough();
        } while (!m_once && !m_stop.stop_requested() && somethingWaits());
        return tell();
    }

private:
    bool somethingWaits() const
    {
        const auto items = m_store.queue();
        return std::any_of(items.begin(), items.end(), mayRun);
    }

    void workThrough()
    {
        while (!m_stop.stop_requested()) {
            std::optional<QueueItem> item;
            if (!written([&] { item = m_store.claimNext(mayRun); }) || !item)
                return;
            m_invocation.sink().message("Item " + std::to_string(item->id) + ": " + describe(*item));
            const std::string outcome = outcomeOf(*item, run(*item));
            bool through = false;
            if (!written([&] { through = finish(item->id, outcome); }))
                return; // The next worker finds what became of it.
            if (through) {
                ++m_done;
                m_failed += outcome == "failed" || outcome == "died" ? 1 : 0;
            }
            if (m_once)
                return;
        }
    }

    /// The exit code of the row's job; of one that may not be run, as wrong use.
    int run(const QueueItem &item)
    {
        try {
            // What another person's row names by a relative path is meant to lie in the project.
            const bool own = originOf(item) == QueueOrigin::Own;
            return runChild(commandLine(item, m_invocation), own ? std::filesystem::path() : m_project.folder(),
                            m_stop);
        } catch (const UsageError &error) {
            m_invocation.sink().message(error.message());
            return WrongUse;
        }
    }

    /// A full disk holds the queue up, as it does a job. False when it still did when the worker was told to stop.
    bool written(const std::function<void()> &work)
    {
        for (int tries = 0; !m_stop.stop_requested() || tries == 0; ++tries) {
            try {
                work();
                return true;
            } catch (const DiskFullError &error) {
                if (tries == 0)
                    m_invocation.sink().message(error.message());
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }

    /// A job that could not tell all that it had to say ends with 1, and is done nevertheless.
    [[nodiscard]] std::string outcomeOf(const QueueItem &item, int code) const
    {
        const auto run = runOf(item.id);
        if (run && runState(m_project, m_store, *run) == "done")
            return "done";
        return nameOf(code);
    }

    /// False when the row is not through: we were told to stop before its job began, and it waits again; or its job was
    /// begun for a worker that was killed, and works still.
    bool finish(RowId item, const std::string &outcome)
    {
        if (m_stop.stop_requested() && m_store.releaseQueueItem(item))
            return false;
        const auto run = runOf(item);
        if (run && outcome == "failed" && isAlive(m_project, *run))
            return false;
        m_store.finishQueueItem(item, outcome);
        return true;
    }

    std::optional<RunRecord> runOf(RowId item) const
    {
        const auto items = m_store.queue();
        const auto found = std::ranges::find(items, item, &QueueItem::id);
        return found != items.end() && found->run ? m_store.run(*found->run) : std::nullopt;
    }

    int tell()
    {
        const auto items = m_store.queue();
        if (const std::string waiting = waitingForYes(items, m_project.folder()); !waiting.empty())
            m_invocation.sink().message(waiting);
        m_invocation.result({{"items", m_done},
                             {"failed", m_failed},
                             {"waiting_for_yes", std::count_if(items.begin(), items.end(), needsYes)}},
                            std::to_string(m_done) + " items worked through, " + std::to_string(m_failed)
                                + " of them failed.");
        if (m_stop.stop_requested())
            return Stopped;
        return m_failed > 0 ? Failed : Done;
    }

    Invocation &m_invocation;
    const bool m_once;
    Project m_project;
    Store m_store;
    std::stop_token m_stop;
    int m_done = 0;
    int m_failed = 0;
};

} // namespace

void addWorkCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("work", "Work through a project's queue, one job after the other");
    addProjectOption(command, invocation);
    addJsonOption(command, invocation);
    const auto once = std::make_shared<bool>(false);
    command.add_flag("--once", *once, "End after one item");
    setExamples(command,
                {"supernet project queue --project demo.supernet train --policy neuron --steps 500",
                 "supernet work --project demo.supernet"});
    invocation.runsJob(command, [once](Invocation &invocation) { return Worker(invocation, *once).run(); });
}

} // namespace supernet::cli
