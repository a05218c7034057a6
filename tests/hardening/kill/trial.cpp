// SPDX-License-Identifier: GPL-3.0-or-later
#include "trial.h"

#include "follower.h"
#include "leftovers.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace supernet::hardening {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr int mostBlows = 6; ///< Of a trial; then the job may come to its end.
constexpr int mostCommands = 24; ///< More do not bring it to an end.
constexpr double longestCommand = 600; ///< Seconds without an end: it hangs.
constexpr double longestFarewell = 4; ///< Seconds of processor time from a signal to the end.
constexpr double longestFullDisk = 2.2; ///< Seconds; a job that waits looks once a second.

class Trial
{
public:
    Trial(const Grounds &grounds, const Job &job, Blow blow, std::uint64_t seed, const fs::path &folder)
        : m_grounds(grounds)
        , m_job(job)
        , m_blow(blow)
        , m_folder(folder)
        , m_reference(grounds.reference(job))
        , m_random(streamKey(seed, "trial"))
        , m_before(grounds.runsOf(job.ground))
    {
        m_grounds.lay(job, folder);
        add(m_seen, rowsOf(store()));
    }

    TrialReport run()
    {
        const auto start = Clock::now();
        int last = -1;
        for (int commands = 0; m_report.faults.empty(); ++commands) {
            const auto words = nextCommand(m_job, projectOf(m_folder), last);
            if (words.empty())
                break;
            if (commands == mostCommands) {
                fault(FaultKind::NotResumable, "It comes to no end.");
                break;
            }
            last = command(words);
            checkFacts();
        }
        if (m_report.faults.empty())
            checkEnd();
        m_report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        return m_report;
    }

private:
    [[nodiscard]] fs::path store() const { return projectOf(m_folder) / "store.sqlite"; }
    [[nodiscard]] fs::path fullDiskFlag() const { return m_folder / "disk-is-full"; }
    void fault(FaultKind kind, const std::string &what) { m_report.faults.push_back({kind, what}); }
    [[nodiscard]] bool isLast() const { return m_report.blows >= m_blows; }

    int command(const std::vector<std::string> &words);
    int strike(Child &child, FolderWatch &watch, const std::vector<std::string> &words);
    int ended(Child &child, const std::vector<std::string> &words);
    int killed(Child &child);
    int signalled(Child &child, FolderWatch &watch, int signal);
    int unheard(Child &child, FolderWatch &watch);
    int outOfSpace(Child &child, FolderWatch &watch, const std::vector<std::string> &words);
    [[nodiscard]] Life lifeAhead();
    [[nodiscard]] bool hasBegun(pid_t process, std::string *outcome = nullptr) const;
    [[nodiscard]] std::string lastWords() const;
    void endOthers() const;
    void checkFacts();
    void checkAttempts();
    void checkEnd();

    const Grounds &m_grounds;
    const Job &m_job;
    Blow m_blow;
    fs::path m_folder;
    Reference m_reference;
    Random m_random;
    RunId m_before; ///< The last run of the ground.
    int m_blows = 1 + static_cast<int>(m_random.below(mostBlows));
    bool m_jobKilled = false; ///< Of a worker, which lived on and said so.
    Rows m_seen; ///< Committed and seen by a reader, ever.
    TrialReport m_report;
};

/// Runs a command, with a blow unless there were enough. Its exit code, or -1 when it was struck and did not end well.
int Trial::command(const std::vector<std::string> &words)
{
    std::vector<std::string> environment;
    if (m_blow == Blow::FullDisk)
        environment = {std::string("LD_PRELOAD=") + SUPERNET_FULL_DISK_LIBRARY,
                       "SUPERNET_FULL_DISK=" + fullDiskFlag().string(),
                       "SUPERNET_FULL_DISK_UNDER=" + projectOf(m_folder).string()};
    std::vector<std::string> told = words;
    if (m_job.way == Way::Edits && isLast())
        told.emplace_back("8"); // Some edits, then it is closed.
    Start start = m_grounds.start(m_job, told, m_folder, environment);
    start.piped = m_blow == Blow::ClosedPipe;
    Follower follower(store());
    FolderWatch watch(projectOf(m_folder));
    Child child(start);
    const int code = strike(child, watch, words);
    add(m_seen, follower.stop());
    return code;
}

int Trial::strike(Child &child, FolderWatch &watch, const std::vector<std::string> &words)
{
    Moment moment;
    if (!isLast())
        moment = drawMoment(m_random, lifeAhead());
    if (isLast() || !waitForMoment(child, watch, moment, longestCommand)) {
        Life rest;
        if (!waitForEnd(child, watch, longestCommand, rest)) {
            fault(FaultKind::NotResumable, "It hangs.");
            return -1;
        }
        return ended(child, words);
    }
    ++m_report.blows;
    m_report.moments.push_back(words.front() + (words.size() > 1 ? ' ' + words[1] : "") + ": " + moment.text());
    switch (m_blow) {
    case Blow::Kill:
        return killed(child);
    case Blow::Hangup:
        return signalled(child, watch, SIGHUP);
    case Blow::Terminate:
        return signalled(child, watch, SIGTERM);
    case Blow::ClosedPipe:
        return unheard(child, watch);
    case Blow::FullDisk:
        return outOfSpace(child, watch, words);
    }
    return -1;
}

/// What was struck before has less left to do.
Life Trial::lifeAhead()
{
    Life life = m_reference.life;
    if (m_report.blows == 0)
        return life;
    const double share = 0.1 + 0.9 * m_random.uniform();
    life.seconds *= share;
    life.bustle.writes = static_cast<int>(life.bustle.writes * share);
    life.bustle.changes = static_cast<int>(life.bustle.changes * share);
    return life;
}

std::string Trial::lastWords() const
{
    const std::string errors = textOf(m_folder / "errors");
    return errors.size() > 600 ? errors.substr(errors.size() - 600) : errors;
}

/// Of a command that nobody struck. A worker says that a job failed which was killed.
int Trial::ended(Child &child, const std::vector<std::string> &words)
{
    const int code = child.code();
    const bool reported = words.front() == "work" && code == 1 && m_report.blows > 0;
    if (code != 0 && !reported)
        fault(FaultKind::NotResumable,
              "`" + words.front() + "` ended with " + std::to_string(code) + ": " + lastWords());
    return code;
}

/// The program alone, or with all that it has started: of a worker also the job alone.
int Trial::killed(Child &child)
{
    const auto all = processesWith(trialEntry(m_folder));
    if (m_random.below(2) == 0) {
        child.signalAll(SIGKILL);
    } else if (m_job.way == Way::Works && all.size() > 1 && m_random.below(2) == 0) {
        ::kill(*std::ranges::find_if(all, [&](pid_t process) { return process != child.process(); }), SIGKILL);
        m_jobKilled = true;
        Life rest;
        FolderWatch watch(projectOf(m_folder));
        if (!waitForEnd(child, watch, longestCommand, rest))
            fault(FaultKind::NotResumable, "The worker hangs without its job.");
        return -1;
    }
    child.signal(SIGKILL); // A worker's job goes on by itself, and the next worker has to bear with it.
    const int code = child.code();
    if (code != 128 + SIGKILL)
        --m_report.blows; // It was faster.
    return code == 0 ? 0 : -1;
}

/// Stop and save: 130, and the attempt says so. Before the job has begun there is nothing to save.
int Trial::signalled(Child &child, FolderWatch &watch, int signal)
{
    // A terminal that closes tells everybody, whoever else ends a job only its program.
    signal == SIGHUP ? child.signalAll(signal) : child.signal(signal);
    const double before = child.processorSeconds();
    Life rest;
    while (!waitForEnd(child, watch, 1, rest)) {
        const double used = child.processorSeconds() - before;
        if (used > longestFarewell || rest.seconds > longestCommand) {
            fault(FaultKind::WrongEnd,
                  "It is still there " + std::to_string(rest.seconds) + " s (" + std::to_string(used)
                      + " s of processor time) after the signal.");
            return -1;
        }
    }
    const int code = child.code();
    std::string outcome;
    const bool begun = hasBegun(child.process(), &outcome);
    if (code == 0 || (code == 128 + signal && !begun))
        return code == 0 ? 0 : -1;
    if (code != 130 || (begun && outcome != "stopped" && outcome != "done"))
        fault(FaultKind::WrongEnd,
              "After the signal it ended with " + std::to_string(code) + ", its attempt "
                  + (begun ? "`" + outcome + '`' : "never begun") + ": " + lastWords());
    return -1;
}

/// The job goes on, and says at its end that nobody could read what it said.
int Trial::unheard(Child &child, FolderWatch &watch)
{
    child.closePipe();
    Life rest;
    if (!waitForEnd(child, watch, longestCommand, rest)) {
        fault(FaultKind::WrongEnd, "It hangs without its reader.");
        return -1;
    }
    const int code = child.code();
    m_report.blows -= code == 0 ? 1 : 0; // It had nothing to say any more.
    const bool said = textOf(m_folder / "errors").find("output") != std::string::npos;
    if (code != 0 && (code != 1 || !said))
        fault(FaultKind::WrongEnd, "Without its reader it ended with " + std::to_string(code) + ": " + lastWords());
    return m_job.way == Way::GoesOn ? -1 : 0; // What goes on has a result to print; the others are through.
}

/// The job waits, and goes on when there is space. Before it has begun it may end, and be started again.
int Trial::outOfSpace(Child &child, FolderWatch &watch, const std::vector<std::string> &words)
{
    Life rest;
    std::ofstream(fullDiskFlag()) << "full\n";
    (void)waitForEnd(child, watch, 0.05 + longestFullDisk * m_random.uniform(), rest);
    fs::remove(fullDiskFlag());
    if (m_job.way == Way::Edits) { // It edits on until it is killed.
        child.signal(SIGKILL);
        return -1;
    }
    if (!waitForEnd(child, watch, longestCommand, rest)) {
        fault(FaultKind::WrongEnd, "It hangs although there is space again.");
        return -1;
    }
    const int code = child.code();
    const bool refused = code == 1 && !hasBegun(child.process());
    if (code != 0 && !refused && words.front() != "work")
        fault(FaultKind::WrongEnd, "The full disk ended it with " + std::to_string(code) + ": " + lastWords());
    return code;
}

/// Whether an attempt of this process is on record, and how that ended.
bool Trial::hasBegun(pid_t process, std::string *outcome) const
{
    if (!fs::exists(projectOf(m_folder) / "project.json"))
        return false;
    const Store store = Project::open(projectOf(m_folder)).openStore(Store::Mode::ReadOnly);
    bool begun = false;
    for (const RunRecord &run : store.runs()) {
        for (const AttemptRecord &attempt : store.attempts(run.id)) {
            if (attempt.pid != process || run.id <= m_before)
                continue;
            begun = true;
            if (outcome)
                *outcome = attempt.outcome;
        }
    }
    return begun;
}

/// What was committed and seen is there, and the store is sound.
void Trial::checkFacts()
{
    if (const std::string damage = damageOf(store()); !damage.empty()) {
        fault(FaultKind::DamagedStore, damage);
        return;
    }
    try {
        if (fs::exists(projectOf(m_folder) / "project.json"))
            (void)Project::open(projectOf(m_folder));
        if (const std::string lost = firstLost(m_seen, rowsOf(store())); !lost.empty())
            fault(FaultKind::LostFacts, lost);
    } catch (const std::exception &error) {
        fault(FaultKind::DamagedStore, error.what());
    }
}

/// Waits for what a killed program has started; a job that a worker left works on, anything else ends by itself.
void Trial::endOthers() const
{
    const auto until = Clock::now() + std::chrono::duration<double>(m_job.way == Way::Works ? longestCommand : 5);
    while (!processesWith(trialEntry(m_folder)).empty() && Clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

/// No blow is a failure of the job, and what was queued is begun.
void Trial::checkAttempts()
{
    const Store store = Project::open(projectOf(m_folder)).openStore(Store::Mode::ReadOnly);
    for (const RunRecord &run : store.runs())
        for (const AttemptRecord &attempt : store.attempts(run.id))
            if (run.id > m_before && attempt.outcome == "failed")
                fault(FaultKind::WrongEnd, run.name + " failed: " + attempt.message);
    for (const QueueItem &item : store.queue())
        if (item.finishedAt && !item.run && !m_jobKilled && m_job.way == Way::Works)
            fault(FaultKind::LostFacts, "Item " + std::to_string(item.id) + " was queued and never begun.");
}

/// As whoever opens the project finds it, which sweeps it.
void Trial::checkEnd()
{
    endOthers();
    for (const pid_t process : processesWith(trialEntry(m_folder))) {
        fault(FaultKind::Leftovers, "still at work: process " + std::to_string(process));
        ::kill(process, SIGKILL);
    }
    checkFacts();
    checkAttempts();
    try {
        for (const std::string &left : leftoversIn(projectOf(m_folder), m_reference.paths))
            fault(FaultKind::Leftovers, left);
        const std::string other = difference(m_reference.outcome, outcomeOf(m_job, m_grounds, m_folder));
        if (!other.empty())
            fault(FaultKind::NotExact, other);
    } catch (const std::exception &error) {
        fault(FaultKind::NotExact, error.what());
    }
}

} // namespace

TrialReport runTrial(const Grounds &grounds, const Job &job, Blow blow, std::uint64_t seed, const fs::path &folder)
{
    fs::remove_all(folder);
    return Trial(grounds, job, blow, seed, folder).run();
}

} // namespace supernet::hardening
