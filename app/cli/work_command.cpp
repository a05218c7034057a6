// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "domain/project/run_lock.h"
#include "domain/project/run_state.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <spawn.h>
#include <stop_token>
#include <sys/wait.h>
#include <unistd.h>

namespace supernet::cli {

namespace {

/// The command line of a queue row: `supernet JOB ARGUMENTS... --project DIR --queue-item N`.
std::vector<std::string> commandLine(const QueueItem &item, const Invocation &invocation)
{
    std::vector<std::string> words = {std::filesystem::read_symlink("/proc/self/exe").string(), name(item.job)};
    for (const auto &argument : item.settings.value("arguments", nlohmann::json::array()))
        words.push_back(argument.is_string() ? argument.get<std::string>() : argument.dump());
    words.insert(words.end(),
                 {"--project", invocation.projectFolder().string(), "--queue-item", std::to_string(item.id)});
    if (invocation.json)
        words.push_back("--json");
    return words;
}

/// Runs a program with our input and output until it ends, and hands a stop request on to it. Its exit code.
int runChild(const std::vector<std::string> &words, const std::stop_token &stop)
{
    std::vector<char *> arguments;
    for (const auto &word : words)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (const int failure = posix_spawn(&child, arguments[0], nullptr, nullptr, arguments.data(), environ))
        throw Error("The program " + words.front() + " could not be started: " + std::strerror(failure) + '.');
    const std::stop_callback forward(stop, [child] { kill(child, SIGTERM); });
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

const char *outcomeOf(int code)
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

bool isWaiting(const QueueItem &item)
{
    return !item.claimedAt;
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
        return std::any_of(items.begin(), items.end(), isWaiting);
    }

    void workThrough()
    {
        while (!m_stop.stop_requested()) {
            const auto item = m_store.claimNext();
            if (!item)
                return;
            m_invocation.sink().message("Item " + std::to_string(item->id) + ": " + name(item->job));
            const std::string outcome = outcomeOf(runChild(commandLine(*item, m_invocation), m_stop));
            if (finish(item->id, outcome)) {
                ++m_done;
                m_failed += outcome == "failed" || outcome == "died" ? 1 : 0;
            }
            if (m_once)
                return;
        }
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
        m_invocation.result({{"items", m_done}, {"failed", m_failed}},
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
    invocation.runs(command, [once](Invocation &invocation) { return Worker(invocation, *once).run(); });
}

} // namespace supernet::cli
