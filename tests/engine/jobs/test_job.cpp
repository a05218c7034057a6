// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/run_state.h"
#include "engine/jobs/job.h"
#include "support/forked.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace supernet;
using supernet::test::Forked;
namespace fs = std::filesystem;

namespace {

class Recorder final : public EventSink
{
public:
    void progress(const Progress &progress) override { phases.push_back(progress.phase); }
    void message(const std::string &text) override { messages.push_back(text); }

    std::vector<std::string> phases;
    std::vector<std::string> messages;
};

std::string content(const fs::path &file)
{
    std::ifstream input(file);
    return {std::istreambuf_iterator<char>(input), {}};
}

/// Asks until the job stops, as a loop between two steps does; false when it never did within five seconds.
bool stopsWithin5s(JobContext &context)
{
    for (int i = 0; i < 250; ++i) {
        if (context.stopRequested())
            return true;
        QThread::msleep(20);
    }
    return false;
}

} // namespace

class JobTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::optional<Project> m_project;
    Recorder m_events;
    std::stop_source m_stop;

    JobContext begin(JobKind kind = JobKind::Train, JobOptions options = {})
    {
        return JobContext::begin(*m_project, kind, {{"steps", 100}}, options, m_stop.get_token(), m_events);
    }

    Store store() const { return m_project->openStore(); }

private Q_SLOTS:
    void aDeviceThatTheBuildLacksIsRefused()
    {
        JobOptions options;
        options.device = "cuda";
        QVERIFY_EXCEPTION_THROWN(begin(JobKind::Train, options), UsageError);
        QVERIFY(store().runs().empty());
    }

    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        qputenv("SUPERNET_LOCK_FOLDER", m_temporary->path().toLocal8Bit());
        m_project = Project::create(m_temporary->path().toStdString() + "/demo.supernet", "demo");
        m_events = {};
        m_stop = {};
    }

    void aRunRecordsAllThatItsFiguresDependOn()
    {
        JobOptions options;
        options.seed = 42;
        options.threads = 3;
        const JobContext context = begin(JobKind::Search, options);
        const auto run = store().run(context.run().id);
        QCOMPARE(run->name, std::string("search-1"));
        QCOMPARE(run->seed, std::uint64_t(42));
        QCOMPARE(run->threads, 3);
        QVERIFY(run->settings["steps"] == 100);
        QVERIFY(run->host["cores"] > 0);
        QVERIFY(!run->host["processor"].get<std::string>().empty());
        QCOMPARE(context.attempt(), 1);
        QVERIFY(getpriority(PRIO_PROCESS, 0) >= 10);
    }

    void aRunIsAliveAsLongAsItsContext()
    {
        std::optional<JobContext> context = begin();
        const RunRecord run = context->run();
        QVERIFY(isAlive(*m_project, run));
        QCOMPARE(runState(*m_project, store(), run), std::string("running"));
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(JobContext::resume(*m_project, run.name, 0, m_stop.get_token(), m_events)), Error);
        context.reset();
        QCOMPARE(runState(*m_project, store(), run), std::string("died"));
    }

    void finishedAndFailedAttemptsSaySo()
    {
        JobContext done = begin();
        done.finish(JobOutcome::Done, "All well.");
        QCOMPARE(runState(*m_project, store(), done.run()), std::string("done"));
        JobContext stopped = begin();
        stopped.finish(JobOutcome::Stopped);
        QCOMPARE(runState(*m_project, store(), stopped.run()), std::string("stopped"));
        JobContext failed = begin();
        failed.fail("The disk is gone.");
        QCOMPARE(runState(*m_project, store(), failed.run()), std::string("failed"));
        QCOMPARE(store().attempts(failed.run().id).back().message, std::string("The disk is gone."));
    }

    void aResumeIsANewAttemptWithTheRunsOwnSettings()
    {
        JobOptions options;
        options.seed = 7;
        options.threads = 2;
        options.runName = "mine";
        {
            JobContext first = begin(JobKind::Train, options);
            first.finish(JobOutcome::Stopped);
        }
        const JobContext second = JobContext::resume(*m_project, "mine", 50, m_stop.get_token(), m_events);
        QCOMPARE(second.attempt(), 2);
        QCOMPARE(second.run().seed, std::uint64_t(7));
        QCOMPARE(second.run().threads, 2);
        QCOMPARE(store().attempts(second.run().id).back().resumedFromStep, std::int64_t(50));
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(JobContext::resume(*m_project, "other", 0, m_stop.get_token(), m_events)), UsageError);
    }

    void aResumeThatNeverBeginsHidesNothing()
    {
        JobContext first = begin();
        const std::string name = first.run().name;
        for (const int step : {10, 20, 30})
            first.metric(step, "train/loss", "", step);
        first.finish(JobOutcome::Stopped);
        const auto facts = [&] { return store().metricSteps(first.run().id, "train/loss"); };
        {
            JobContext resumed = JobContext::resume(*m_project, name, 10, m_stop.get_token(), m_events);
            QVERIFY_EXCEPTION_THROWN(runJob(resumed, []() -> JobOutcome { throw Error("The data are gone."); }), Error);
        }
        QCOMPARE(facts().size(), std::size_t(3));
        QCOMPARE(store().attempts(first.run().id).back().message, std::string("The data are gone."));
        static_cast<void>(JobContext::resume(*m_project, name, 10, m_stop.get_token(), m_events)); // and is dropped
        QCOMPARE(store().attempts(first.run().id).size(), std::size_t(2));
        JobContext resumed = JobContext::resume(*m_project, name, 10, m_stop.get_token(), m_events);
        resumed.start();
        QCOMPARE(facts(), std::vector<std::int64_t>{10});
    }

    void whatOthersStandOnSurvivesADiscard()
    {
        JobContext context = begin();
        for (const char *step : {"step-000100", "step-000200"}) {
            fs::create_directories(context.folder() / "checkpoints" / step);
            std::ofstream(context.folder() / "checkpoints" / step / "state.json") << "{}";
        }
        Pick pick;
        pick.supernetRun = context.run().id;
        pick.supernetStep = 100;
        store().append(pick);
        store().send(context.run().id, "discard");
        QVERIFY(stopsWithin5s(context));
        context.finish(JobOutcome::Stopped);
        QVERIFY(fs::exists(context.folder() / "checkpoints/step-000100/state.json"));
        QVERIFY(!fs::exists(context.folder() / "checkpoints/step-000200"));
    }

    void bufferedMetricsAreWrittenAtTheLatestWhenTheRunEnds()
    {
        JobContext context = begin();
        for (int step = 1; step <= 10; ++step)
            context.metric(step, "train/loss", "random", 10.0 - step);
        context.finish(JobOutcome::Done);
        const auto rows = store().metrics(context.run().id);
        QCOMPARE(rows.size(), std::size_t(10));
        QCOMPARE(rows.back().value, 0.0);
        QCOMPARE(rows.back().attempt, 1);
    }

    void theStopTokenAndTheStopCommandBothStop()
    {
        JobContext context = begin();
        QVERIFY(!context.stopRequested());
        store().send(context.run().id, "stop");
        QVERIFY(stopsWithin5s(context));
        QVERIFY(!context.discardRequested());
        JobContext other = begin();
        QVERIFY(!other.stopRequested());
        m_stop.request_stop();
        QVERIFY(other.stopRequested());
    }

    void aCommandForAnEarlierAttemptIsOver()
    {
        std::string name;
        {
            JobContext context = begin();
            name = context.run().name;
            store().send(context.run().id, "stop");
            context.finish(JobOutcome::Stopped);
        }
        JobContext resumed = JobContext::resume(*m_project, name, 10, m_stop.get_token(), m_events);
        QThread::msleep(60);
        QVERIFY(!resumed.stopRequested());
    }

    void pauseHoldsTheJobUntilItIsResumed()
    {
        JobContext context = begin();
        Progress progress;
        progress.phase = "training";
        context.progress(progress);
        const RunId run = context.run().id;
        store().send(run, "pause");
        std::jthread person([this, run] {
            Store own = store();
            while (own.progress(run)->phase != "paused")
                QThread::msleep(10);
            QThread::msleep(150);
            own.send(run, "resume");
        });
        QElapsedTimer timer;
        timer.start();
        while (std::find(m_events.phases.begin(), m_events.phases.end(), "paused") == m_events.phases.end())
            QVERIFY(!context.stopRequested());
        QVERIFY(timer.elapsed() >= 150);
        QCOMPARE(m_events.phases.back(), std::string("training"));
    }

    void aPausedJobCanBeStopped()
    {
        JobContext context = begin();
        store().send(context.run().id, "pause");
        store().send(context.run().id, "stop");
        QVERIFY(stopsWithin5s(context));
    }

    void otherCommandsGoToTheJob()
    {
        JobContext context = begin(JobKind::Search);
        store().send(context.run().id, "limit-latency", 12.5);
        std::vector<Command> heard;
        for (int i = 0; i < 100 && heard.empty(); ++i) {
            QVERIFY(!context.stopRequested([&](const Command &command) { heard.push_back(command); }));
            QThread::msleep(10);
        }
        QCOMPARE(heard.size(), std::size_t(1));
        QCOMPARE(heard.front().argument.get<double>(), 12.5);
    }

    void aDiscardedRunKeepsItsLogAndLosesItsCheckpoints()
    {
        JobContext context = begin();
        fs::create_directories(context.folder() / "checkpoints/step-000500");
        store().send(context.run().id, "discard");
        QVERIFY(stopsWithin5s(context));
        QVERIFY(context.discardRequested());
        context.finish(JobOutcome::Stopped);
        QVERIFY(!fs::exists(context.folder() / "checkpoints"));
        QVERIFY(fs::exists(context.folder() / "log"));
    }

    void progressIsThrottledButItsLastIsNot()
    {
        JobContext context = begin();
        Progress progress;
        progress.phase = "training";
        progress.total = 10'000;
        QElapsedTimer timer;
        timer.start();
        for (int i = 1; i <= 10'000; ++i) {
            progress.done = i;
            context.progress(progress);
        }
        QVERIFY(m_events.phases.size() <= std::size_t(3 + timer.elapsed() / 100));
        const auto stored = store().progress(context.run().id);
        QCOMPARE(stored->done, 10'000.0);
        QVERIFY(stored->memoryBytes > 1e6);
    }

    void messagesAndWholeErrorTextsAreInTheLog()
    {
        JobContext context = begin();
        context.message("The corpus has 3 bad lines.");
        QCOMPARE(m_events.messages.back(), std::string("The corpus has 3 bad lines."));
        QVERIFY_EXCEPTION_THROWN(
            runJob(context,
                   []() -> JobOutcome { throw std::runtime_error("shape mismatch\nframe #0: c10::Error\nframe #1"); }),
            std::runtime_error);
        const std::string log = content(context.folder() / "log");
        QVERIFY(log.find("3 bad lines") != std::string::npos);
        QVERIFY(log.find("frame #1") != std::string::npos);
        const auto attempt = store().attempts(context.run().id).back();
        QCOMPARE(attempt.outcome, std::string("failed"));
        QVERIFY(attempt.message.find("shape mismatch") != std::string::npos);
        QVERIFY(attempt.message.find("frame #") == std::string::npos);
    }

    void jobsWaitWhileSomebodyMeasures()
    {
        std::optional<FileLock> measuring = FileLock::tryAcquire(quietMachineLockFile());
        JobContext context = begin();
        std::jthread measurer([&measuring] {
            QThread::msleep(300);
            measuring.reset();
        });
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!context.stopRequested());
        QVERIFY(timer.elapsed() >= 200);
        QVERIFY(std::find(m_events.phases.begin(), m_events.phases.end(), "waiting for a quiet machine")
                != m_events.phases.end());
    }

    void whoMeasuresDoesNotWaitForItself()
    {
        JobContext context = begin(JobKind::Search);
        const auto quiet = context.quietMachine();
        QVERIFY(quiet.has_value());
        QVERIFY(FileLock::isHeld(quietMachineLockFile()));
        QThread::msleep(600);
        QVERIFY(!context.stopRequested());
        QVERIFY(m_events.messages.empty());
    }

    void anOpenStudioIsLeftOneCore()
    {
        const int cores = threadsFor(0);
        const auto studio = FileLock::tryAcquire(studioLockFile());
        QCOMPARE(threadsFor(0), std::max(1, cores - 1));
        QCOMPARE(threadsFor(5), 5);
    }

    void aFullDiskPausesTheJobAndItGoesOnWithNothingLost()
    {
        const fs::path folder = m_project->folder();
        constexpr int steps = 6'000;
        Forked job([&](const Forked::Send &send) {
            std::signal(SIGXFSZ, SIG_IGN);
            rlimit limit = {};
            getrlimit(RLIMIT_FSIZE, &limit);
            limit.rlim_cur = 400'000; // the hard limit stays, so that the parent can give space again
            setrlimit(RLIMIT_FSIZE, &limit);
            Project project = Project::open(folder);
            struct Sender final : EventSink
            {
                const Forked::Send &send;
                explicit Sender(const Forked::Send &send)
                    : send(send)
                {
                }
                void progress(const Progress &) override { }
                void message(const std::string &text) override { send(text); }
            } sender(send);
            JobContext context = JobContext::begin(project, JobKind::Train, {}, {}, {}, sender);
            send(std::to_string(getpid()));
            for (int step = 1; step <= steps; ++step) {
                context.metric(step, "train/loss", "random", step);
                if (step % 200 == 0)
                    context.flush();
            }
            context.finish(JobOutcome::Done);
        });
        const auto pid = static_cast<pid_t>(std::stol(job.line()));
        const std::string message = job.line();
        QVERIFY2(message.find("disk is full") != std::string::npos, message.c_str());
        const rlimit plenty = {RLIM_INFINITY, RLIM_INFINITY};
        QCOMPARE(prlimit(pid, RLIMIT_FSIZE, &plenty, nullptr), 0);
        QCOMPARE(job.wait(), 0);
        const Store after = store();
        const RunRecord run = after.runs().front();
        QCOMPARE(after.metrics(run.id).size(), std::size_t(steps));
        QCOMPARE(runState(*m_project, after, run), std::string("done"));
    }

    /// The limit holds for each file, so that not even the space put by can take the end of the run.
    void aJobThatIsStoppedOnAFullDiskEndsAtOnceAsStopped()
    {
        const fs::path folder = m_project->folder();
        Forked job([&](const Forked::Send &send) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {400'000, 400'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            Project project = Project::open(folder);
            struct Stopper final : EventSink
            {
                const Forked::Send &send;
                std::stop_source stop;
                explicit Stopper(const Forked::Send &send)
                    : send(send)
                {
                }
                void progress(const Progress &) override { }
                void message(const std::string &text) override
                {
                    send(text);
                    stop.request_stop(); // The first it says is that it waits.
                }
            } events(send);
            JobContext context = JobContext::begin(project, JobKind::Train, {}, {}, events.stop.get_token(), events);
            const JobOutcome outcome = runJob(context, [&] {
                for (int step = 1;; ++step) {
                    context.metric(step, "train/loss", "random", step);
                    if (step % 200 == 0)
                        context.flush();
                }
                return JobOutcome::Done;
            });
            send(outcome == JobOutcome::Stopped ? "stopped" : "done");
        });
        QVERIFY(job.line().find("goes on by itself") != std::string::npos);
        QVERIFY(job.line().starts_with("Stopped while the disk was full"));
        QVERIFY(job.line().find("shown as died") != std::string::npos);
        QCOMPARE(job.line(), std::string("stopped"));
        QCOMPARE(job.wait(), 0);
        const Store after = store();
        QCOMPARE(runState(*m_project, after, after.runs().front()), std::string("died"));
        QVERIFY(!after.metrics(after.runs().front().id).empty());
    }

    void theLastWordsOfAStoppedJobHaveSpacePutBy()
    {
        JobContext context = begin();
        const fs::path lock = runLockFile(context.folder());
        QVERIFY(fs::file_size(lock) > 64 * 1024);
        context.finish(JobOutcome::Stopped);
        QCOMPARE(fs::file_size(lock), std::uintmax_t(0));
    }

    void aJobWhoseProjectGoesAwayEndsWithASentence_data()
    {
        QTest::addColumn<bool>("moved");
        QTest::newRow("moved") << true;
        QTest::newRow("removed") << false;
    }
    void aJobWhoseProjectGoesAwayEndsWithASentence()
    {
        QFETCH(bool, moved);
        JobContext context = begin();
        const fs::path folder = m_project->folder();
        QString said;
        try {
            (void)runJob(context, [&] {
                if (moved)
                    fs::rename(folder, folder.string() + "-elsewhere");
                else
                    fs::remove_all(folder);
                return stopsWithin5s(context) ? JobOutcome::Stopped : JobOutcome::Done;
            });
        } catch (const Error &error) {
            said = QString::fromStdString(error.message());
        }
        QVERIFY2(said.contains(QString::fromStdString(folder.string())), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("removed or moved")), qPrintable(said));
    }

    void workThatWasStoppedMidwayEndsItsRunAsStopped()
    {
        JobContext context = begin();
        m_stop.request_stop();
        const JobOutcome outcome = runJob(context, [&]() -> JobOutcome {
            context.throwIfStopped();
            return JobOutcome::Done;
        });
        QCOMPARE(outcome, JobOutcome::Stopped);
        QCOMPARE(store().attempts(context.run().id).back().outcome, std::string("stopped"));
    }

    void whatCouldNotBeToldIsInTheFactsAndTheLog()
    {
        struct Deaf final : EventSink
        {
            void progress(const Progress &) override { }
            void message(const std::string &) override { }
            std::string lost() const override { return "Nobody listens."; }
        } deaf;
        JobContext context = JobContext::begin(*m_project, JobKind::Train, {}, {}, m_stop.get_token(), deaf);
        context.finish(JobOutcome::Done);
        QCOMPARE(store().attempts(context.run().id).back().message, std::string("Nobody listens."));
        QVERIFY(content(context.folder() / "log").find("Nobody listens.") != std::string::npos);
    }

    void aKilledJobLeavesAnOpenAttemptAndItsMetrics()
    {
        const fs::path folder = m_project->folder();
        Forked job([&](const Forked::Send &send) {
            Project project = Project::open(folder);
            Recorder events;
            JobContext context = JobContext::begin(project, JobKind::Train, {}, {}, {}, events);
            context.metric(1, "train/loss", "random", 3.0);
            context.flush();
            send(context.run().name);
            pause();
        });
        const std::string name = job.line();
        const RunRecord run = *store().run(name);
        QCOMPARE(runState(*m_project, store(), run), std::string("running"));
        job.kill();
        QCOMPARE(runState(*m_project, store(), run), std::string("died"));
        QCOMPARE(store().metrics(run.id).size(), std::size_t(1));
        const JobContext resumed = JobContext::resume(*m_project, name, 1, m_stop.get_token(), m_events);
        QCOMPARE(resumed.attempt(), 2);
    }
};

QTEST_GUILESS_MAIN(JobTest)
#include "test_job.moc"
