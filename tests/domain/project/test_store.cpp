// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/store.h"
#include "domain/support/error.h"
#include "support/forked.h"

#include <cmath>
#include <csignal>
#include <fstream>
#include <limits>
#include <memory>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <set>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <sys/resource.h>

using namespace supernet;
using supernet::test::Forked;

namespace {

Metric metric(RunId run, int attempt, std::int64_t step, double value)
{
    Metric row;
    row.run = run;
    row.attempt = attempt;
    row.step = step;
    row.name = "train/loss";
    row.value = value;
    return row;
}

void append(Store &store, const Metric &row)
{
    store.append(std::span(&row, 1));
}

RunId addRun(Store &store, JobKind kind = JobKind::Train)
{
    RunRecord run;
    run.kind = kind;
    return store.addRun(run).id;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;

    std::string errorOf(const std::function<void()> &work)
    {
        try {
            work();
        } catch (const Error &error) {
            return error.message();
        }
        return {};
    }

    /// Makes the store from a sample of SQL text.
    void fromSample(const char *name)
    {
        std::ifstream sample(std::filesystem::path(SUPERNET_TEST_DATA) / name);
        const std::string text(std::istreambuf_iterator<char>(sample), {});
        QVERIFY(!text.empty());
        SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(text);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_folder->path().toStdString()) / "store.sqlite";
    }

    void aRunComesBackAsItWasWritten()
    {
        Store store(m_file);
        RunRecord run;
        run.name = "neuron-1";
        run.kind = JobKind::Search;
        run.settings = {{"limit", 12.5}, {"name", "größte"}};
        run.seed = std::numeric_limits<std::uint64_t>::max() - 1;
        run.threads = 2;
        run.device = "cpu";
        run.host = {{"cores", 2}};
        run.parentRun = 7;
        const RunRecord added = store.addRun(run);
        const auto read = Store(m_file, Store::Mode::ReadOnly).run("neuron-1");
        QVERIFY(read.has_value());
        QCOMPARE(read->id, added.id);
        QVERIFY(read->createdAt > 1'600'000'000'000);
        QCOMPARE(read->createdAt, added.createdAt);
        QVERIFY(read->kind == JobKind::Search);
        QVERIFY(read->settings == run.settings);
        QCOMPARE(read->seed, run.seed);
        QVERIFY(read->host == run.host);
        QVERIFY(read->parentRun == std::optional<RunId>(7));
        QVERIFY(!read->parentStep.has_value());
    }

    void aRunWithoutANameGetsAFreeOne()
    {
        Store store(m_file);
        RunRecord run;
        run.kind = JobKind::Search;
        QCOMPARE(store.addRun(run).name, std::string("search-1"));
        QCOMPARE(store.addRun(run).name, std::string("search-2"));
        run.kind = JobKind::Train;
        run.settings = {{"policy", {{"granularity", "neuron"}}}};
        QCOMPARE(store.addRun(run).name, std::string("neuron-1"));
        run.settings = {{"policy", {{"granularity", "none"}}}};
        QCOMPARE(store.addRun(run).name, std::string("plain-1"));
    }

    void aNameThatIsTakenOrNoFolderNameIsRefused()
    {
        Store store(m_file);
        RunRecord run;
        run.name = "one";
        static_cast<void>(store.addRun(run));
        for (const char *name : {"one", "../one", "a/b", ".hidden", "--help"}) {
            run.name = name;
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(store.addRun(run)), UsageError);
        }
        QCOMPARE(store.runs().size(), std::size_t(1));
    }

    void aNameUnderWhichThereAreCheckpointsIsTaken()
    {
        Store store(m_file);
        std::filesystem::create_directories(m_file.parent_path() / "runs" / "search-1" / "checkpoints");
        RunRecord run;
        run.kind = JobKind::Search;
        QCOMPARE(store.addRun(run).name, std::string("search-2"));
        run.name = "search-1";
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(store.addRun(run)), UsageError);
    }

    void numbersThatAreNoNumbersSurvive()
    {
        Store store(m_file);
        const RunId run = addRun(store);
        append(store, metric(run, 1, 1, std::nan("")));
        append(store, metric(run, 1, 2, std::numeric_limits<double>::infinity()));
        const auto rows = store.metrics(run);
        QVERIFY(std::isnan(rows.at(0).value));
        QVERIFY(std::isinf(rows.at(1).value));
    }

    void aFollowerSeesOnlyWhatIsNew()
    {
        Store writer(m_file);
        const RunId run = addRun(writer);
        const RunId other = addRun(writer);
        Store reader(m_file, Store::Mode::ReadOnly);
        append(writer, metric(run, 1, 1, 3.0));
        append(writer, metric(other, 1, 1, 9.0));
        const auto first = reader.metrics(run);
        QCOMPARE(first.size(), std::size_t(1));
        append(writer, metric(run, 1, 2, 2.5));
        const auto second = reader.metrics(run, first.back().id);
        QCOMPARE(second.size(), std::size_t(1));
        QCOMPARE(second.front().value, 2.5);
        QVERIFY(reader.metrics(run, second.back().id).empty());
    }

    void theDataVersionChangesWhenAnotherConnectionHasWritten()
    {
        Store writer(m_file);
        const RunId run = addRun(writer);
        Store reader(m_file, Store::Mode::ReadOnly);
        const auto before = reader.dataVersion();
        QCOMPARE(reader.dataVersion(), before);
        append(writer, metric(run, 1, 1, 1.0));
        QVERIFY(reader.dataVersion() != before);
    }

    void viewsLeaveOutWhatALaterAttemptOvertook()
    {
        Store store(m_file);
        const RunId run = addRun(store);
        QCOMPARE(store.beginAttempt(run, 0).attempt, 1);
        for (const int step : {50, 100, 150})
            append(store, metric(run, 1, step, step));
        QCOMPARE(store.beginAttempt(run, 100).attempt, 2);
        for (const int step : {150, 200})
            append(store, metric(run, 2, step, step + 0.5));
        std::vector<double> values;
        for (const Metric &row : store.metrics(run))
            values.push_back(row.value);
        QCOMPARE(values, (std::vector<double>{50, 100, 150.5, 200.5}));
        // A third attempt that goes back further overtakes the second one too.
        static_cast<void>(store.beginAttempt(run, 50));
        QCOMPARE(store.metrics(run).size(), std::size_t(1));
    }

    void everyKindOfFactComesBack()
    {
        Store store(m_file);
        const RunId run = addRun(store, JobKind::Search);
        ConflictSample sample;
        sample.run = run;
        sample.pair = "largest-smallest";
        sample.cosine = -0.25;
        store.append(std::span<const ConflictSample>(&sample, 1));
        QCOMPARE(store.conflictSamples(run).at(0).cosine, -0.25);

        std::vector<Candidate> candidates(2);
        for (Candidate &candidate : candidates) {
            candidate.run = run;
            candidate.architecture = {{"decoder_layers", 3}};
            candidate.latencyMeasured = true;
        }
        store.append(std::span(candidates));
        QVERIFY(candidates[0].id > 0 && candidates[1].id > candidates[0].id);
        QVERIFY(store.candidates(run).at(1).architecture == candidates[1].architecture);
        QVERIFY(store.candidates(run).at(1).latencyMeasured);

        Evaluation evaluation;
        evaluation.run = run;
        evaluation.value = 30.25;
        evaluation.state = "exported";
        store.append(std::span<const Evaluation>(&evaluation, 1));
        QCOMPARE(store.evaluations().at(0).value, 30.25);
        QCOMPARE(store.evaluations().at(0).state, std::string("exported"));

        Measurement measurement;
        measurement.run = run;
        measurement.protocol = {{"beam", 5}};
        measurement.trimmedMeanMs = 21.5;
        store.append(std::span<const Measurement>(&measurement, 1));
        QCOMPARE(store.measurements().at(0).trimmedMeanMs, 21.5);

        Pick pick;
        pick.label = "for the telephone";
        QCOMPARE(store.append(pick), RowId(1));
        QCOMPARE(store.picks().at(0).label, pick.label);

        ExportRecord record;
        record.run = run;
        record.path = "exports/small";
        QCOMPARE(store.append(record), RowId(1));
        QCOMPARE(store.exports().at(0).path, record.path);
    }

    void progressIsOneRowARun()
    {
        Store store(m_file);
        Progress progress;
        progress.run = addRun(store);
        progress.phase = "training";
        for (const double done : {1.0, 2.0, 3.0}) {
            progress.done = done;
            store.setProgress(progress);
        }
        QCOMPARE(store.progress(progress.run)->done, 3.0);
        QVERIFY(!store.progress(progress.run + 1).has_value());
    }

    void anAttemptThatDiedHasNoEnd()
    {
        Store store(m_file);
        const RunId run = addRun(store);
        const auto first = store.beginAttempt(run, 0);
        const auto second = store.beginAttempt(run, 10);
        store.endAttempt(run, second.attempt, "failed", "The disk is full.");
        const auto attempts = store.attempts(run);
        QVERIFY(!attempts.at(0).endedAt.has_value());
        QVERIFY(attempts.at(0).outcome.empty());
        QVERIFY(attempts.at(1).endedAt.has_value());
        QCOMPARE(attempts.at(1).message, std::string("The disk is full."));
        QCOMPARE(first.pid, std::int64_t(getpid()));
    }

    void measuredLatenciesOfAnEarlierAttemptAreSeen()
    {
        Store store(m_file);
        const RunId run = addRun(store, JobKind::Latency);
        for (const int attempt : {1, 2}) {
            static_cast<void>(store.beginAttempt(run, 0));
            append(store, metric(run, attempt, 5, attempt)); // Of a beam of 5.
        }
        QCOMPARE(store.metrics(run).size(), std::size_t(2));
    }

    void whichStepsHaveAMetric()
    {
        Store store(m_file);
        const RunId run = addRun(store);
        static_cast<void>(store.beginAttempt(run, 0));
        for (const int step : {3, 1, 2, 2})
            append(store, metric(run, 1, step, 0));
        static_cast<void>(store.beginAttempt(run, 2));
        append(store, metric(run, 2, 4, 0));
        QCOMPARE(store.metricSteps(run, "train/loss"), (std::vector<std::int64_t>{1, 2, 4}));
        QVERIFY(store.metricSteps(run, "valid/loss").empty());
    }

    void commandsReachTheRunThatTheyAreFor()
    {
        Store store(m_file);
        const RunId run = addRun(store);
        const RunId other = addRun(store);
        const RowId first = store.send(run, "pause");
        store.send(other, "stop");
        store.send(run, "limit-latency", 12.5);
        QCOMPARE(store.commands(run).size(), std::size_t(2));
        const auto later = store.commands(run, first);
        QCOMPARE(later.size(), std::size_t(1));
        QVERIFY(later.front().argument == 12.5);
    }

    void twoProcessesAppendAtOnceAndNothingIsLost()
    {
        RunId run = 0;
        {
            Store store(m_file);
            run = addRun(store);
        } // a connection must not cross a fork
        const auto work = [&](double value) {
            return [this, run, value](const Forked::Send &) {
                Store store(m_file);
                for (int step = 1; step <= 100; ++step)
                    append(store, metric(run, 1, step, value));
            };
        };
        Forked first(work(1.0));
        Forked second(work(2.0));
        QCOMPARE(first.wait(), 0);
        QCOMPARE(second.wait(), 0);
        const auto rows = Store(m_file).metrics(run);
        QCOMPARE(rows.size(), std::size_t(200));
        double sum = 0;
        for (const Metric &row : rows)
            sum += row.value;
        QCOMPARE(sum, 300.0);
    }

    void aReaderSeesWholeTransactionsWhileAnotherProcessWrites()
    {
        constexpr int transactions = 150;
        constexpr std::size_t rowsEach = 40;
        RunId run = 0;
        {
            Store store(m_file);
            run = addRun(store);
        }
        Forked writer([&](const Forked::Send &send) {
            Store store(m_file);
            send("ready");
            for (int step = 1; step <= transactions; ++step) {
                const std::vector<Metric> rows(rowsEach, metric(run, 1, step, step));
                store.append(std::span(rows));
            }
        });
        QCOMPARE(writer.line(), std::string("ready"));
        const Store reader(m_file, Store::Mode::ReadOnly);
        std::size_t seen = 0;
        std::set<std::size_t> sizes;
        QElapsedTimer timer;
        for (timer.start(); seen < transactions * rowsEach && timer.elapsed() < 60'000;) {
            const auto rows = reader.metrics(run);
            QVERIFY(rows.size() >= seen);
            QCOMPARE(rows.size() % rowsEach, std::size_t(0));
            seen = rows.size();
            sizes.insert(seen);
        }
        QCOMPARE(writer.wait(), 0);
        QCOMPARE(seen, transactions * rowsEach);
        QVERIFY(sizes.size() > 2); // It did read between the writes.
    }

    void twoWorkersNeverClaimTheSameItem()
    {
        constexpr int items = 60;
        {
            Store store(m_file);
            for (int i = 0; i < items; ++i)
                store.enqueue(JobKind::Train, {{"number", i}});
        }
        const auto work = [this](const Forked::Send &send) {
            Store store(m_file);
            while (const auto item = store.claimNext()) {
                send(std::to_string(item->id));
                store.finishQueueItem(item->id, "done");
            }
        };
        Forked first(work);
        Forked second(work);
        std::multiset<std::string> claimed;
        for (Forked *worker : {&first, &second}) {
            for (std::string line = worker->line(); !line.empty(); line = worker->line())
                claimed.insert(line);
        }
        QCOMPARE(claimed.size(), std::size_t(items));
        QCOMPARE(std::set<std::string>(claimed.begin(), claimed.end()).size(), std::size_t(items));
        for (const QueueItem &item : Store(m_file).queue())
            QCOMPARE(item.outcome, std::string("done"));
    }

    void anItemWaitsAgainAsLongAsItsJobHasNotBegun()
    {
        Store store(m_file);
        const RowId item = store.enqueue(JobKind::Train, {});
        QVERIFY(!store.releaseQueueItem(item));
        QVERIFY(store.claimNext().has_value());
        QVERIFY(store.releaseQueueItem(item));
        QCOMPARE(store.claimNext()->id, item);
        RunRecord run;
        const RunRecord begun = store.addRun(run, item);
        QCOMPARE(store.queue().front().run, std::optional(begun.id));
        QVERIFY(!store.releaseQueueItem(item));
    }

    void anItemIsBegunOnce()
    {
        Store store(m_file);
        const RowId item = store.enqueue(JobKind::Train, {});
        const RunRecord first = store.addRun(RunRecord(), item);
        QVERIFY_EXCEPTION_THROWN((void)store.addRun(RunRecord(), item), Error);
        QCOMPARE(store.runs().size(), std::size_t(1)); // Not half of it either.
        QCOMPARE(store.queue().front().run, std::optional(first.id));
    }

    void killedInTheMiddleOfWritingTheStoreKeepsWhatWasCommitted()
    {
        RunId run = 0;
        {
            Store store(m_file);
            run = addRun(store);
        }
        Forked writer([&](const Forked::Send &send) {
            Store store(m_file);
            for (int step = 1;; ++step) {
                append(store, metric(run, 1, step, 1.0));
                send(std::to_string(step));
            }
        });
        std::size_t said = 0;
        for (int i = 0; i < 50; ++i)
            said = std::stoul(writer.line());
        writer.kill();
        Store store(m_file);
        QVERIFY(store.metrics(run).size() >= said);
        append(store, metric(run, 2, 1, 1.0));
    }

    /// The shared memory beside a write-ahead log is a file of 32 KiB.
    void aDiskTooFullForTheSharedMemoryIsCalledFull()
    {
        addRun(*std::make_unique<Store>(m_file)); // which is closed then
        Forked opener([&](const Forked::Send &send) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {16'384, 16'384};
            setrlimit(RLIMIT_FSIZE, &limit);
            for (const Store::Mode mode : {Store::Mode::ReadWrite, Store::Mode::ReadOnly}) {
                try {
                    send(Store(m_file, mode).runs().empty() ? "empty" : "opened");
                } catch (const DiskFullError &error) {
                    send(error.message());
                }
            }
        });
        for (int mode = 0; mode < 2; ++mode)
            QVERIFY(opener.line().find("disk is full") != std::string::npos);
        QCOMPARE(opener.wait(), 0);
    }

    void aFullDiskIsSaidAndLosesNothing()
    {
        RunId run = 0;
        {
            Store store(m_file);
            run = addRun(store);
        }
        Forked writer([&](const Forked::Send &send) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {300'000, 300'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            Store store(m_file);
            int written = 0;
            const std::vector<Metric> rows(100, metric(run, 1, 1, 1.0));
            try {
                for (; written < 1'000'000; written += 100)
                    store.append(std::span(rows));
            } catch (const Error &error) {
                send(std::to_string(written));
                send(error.message());
            }
        });
        const std::size_t written = std::stoul(writer.line());
        const std::string message = writer.line();
        QVERIFY(written > 0 && written < 1'000'000);
        QVERIFY2(message.find(m_file.string()) != std::string::npos, message.c_str());
        QVERIFY2(message.find("disk") != std::string::npos, message.c_str());
        QCOMPARE(writer.wait(), 0);
        QCOMPARE(Store(m_file).metrics(run).size(), written);
    }

    void aDamagedStoreSaysWhichFileItIs()
    {
        std::ofstream(m_file) << std::string(8192, 'x');
        const std::string message = errorOf([&] { Store store(m_file); });
        QVERIFY2(message.find(m_file.string() + " is damaged") != std::string::npos, message.c_str());
    }

    void aStoreOfANewerVersionIsRefused()
    {
        static_cast<void>(Store(m_file));
        SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
        for (const auto mode : {Store::Mode::ReadWrite, Store::Mode::ReadOnly}) {
            const std::string message = errorOf([&] { Store store(m_file, mode); });
            QVERIFY2(message.find("version 99") != std::string::npos, message.c_str());
        }
    }

    /// tests/data/store-1.sql was written by the program that made stores of version 1, a row of every kind in it. A
    /// later version adds its migration and a sample of its own; this one stays.
    void aStoreOfTheFirstVersionIsReadWhole()
    {
        fromSample("store-1.sql");
        const Store store(m_file); // Takes it to today's version.
        const auto run = store.run("neuron-1");
        QVERIFY(run.has_value());
        QVERIFY(run->kind == JobKind::Train);
        QCOMPARE(run->seed, std::uint64_t(7));
        QCOMPARE(run->threads, 2);
        QVERIFY(run->settings["policy"]["granularity"] == "neuron");
        const auto attempts = store.attempts(run->id);
        QCOMPARE(attempts.size(), std::size_t(2));
        QCOMPARE(attempts[0].outcome, std::string());
        QCOMPARE(attempts[1].resumedFromStep, std::int64_t(10));
        QCOMPARE(attempts[1].message, std::string("Die Platte ist voll: größer."));
        QCOMPARE(store.metrics(run->id).size(), std::size_t(2)); // Step 20 of the first attempt is overtaken.
        QCOMPARE(store.metrics(run->id).back().value, 2.25);
        QCOMPARE(store.progress(run->id)->phase, std::string("training"));
        QCOMPARE(store.conflictSamples(run->id).at(0).cosine, -0.5);
        QCOMPARE(store.commands(run->id).at(0).verb, std::string("pause"));
        const auto search = store.run("search-1");
        QCOMPARE(search->parentRun.value(), run->id);
        QCOMPARE(store.candidates(search->id).at(0).latencyMs, 12.5);
        QCOMPARE(store.evaluations().at(0).value, 30.25);
        QCOMPARE(store.measurements().at(0).trimmedMeanMs, 21.5);
        QCOMPARE(store.picks().at(0).label, std::string("for the telephone"));
        QCOMPARE(store.exports().at(0).path, std::string("exports/small"));
        const auto queue = store.queue();
        QCOMPARE(queue.size(), std::size_t(2));
        QCOMPARE(queue[0].outcome, std::string("done"));
        QVERIFY(!queue[1].claimedAt.has_value());
    }

    /// Whoever changes the schema adds a version: what older programs wrote must become what a new store is.
    void anOlderStoreBecomesLikeANewOne()
    {
        fromSample("store-1.sql");
        const auto schemaOf = [](const std::filesystem::path &file) {
            static_cast<void>(Store(file));
            SQLite::Database database(file.string());
            std::set<std::string> texts{database.execAndGet("PRAGMA user_version").getString()};
            SQLite::Statement query(database, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL");
            while (query.executeStep())
                texts.insert(query.getColumn(0).getString());
            return texts;
        };
        QCOMPARE(schemaOf(m_file), schemaOf(m_file.parent_path() / "new.sqlite"));
    }

    void aMissingStoreIsNotMadeByReading()
    {
        const std::string message = errorOf([&] { Store store(m_file, Store::Mode::ReadOnly); });
        QVERIFY2(message.find(m_file.string()) != std::string::npos, message.c_str());
        QVERIFY(!std::filesystem::exists(m_file));
    }

    void aSealedStoreIsOneFileAndReadsWithoutOthers()
    {
        RunId run = 0;
        {
            Store store(m_file);
            run = addRun(store);
            append(store, metric(run, 1, 1, 4.0));
            store.seal();
        }
        Store reader(m_file, Store::Mode::ReadOnly);
        QCOMPARE(reader.metrics(run).size(), std::size_t(1));
        for (const auto &entry : std::filesystem::directory_iterator(m_file.parent_path()))
            QCOMPARE(entry.path(), m_file);
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "test_store.moc"
