// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/project/checkpoints_aside.h"
#include "domain/support/output_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;
using Steps = std::vector<std::int64_t>;

/// A run with the checkpoints of steps 100, 200 and 300 and facts of each, whose second attempt goes back to 100.
class CheckpointsAsideTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::optional<Store> m_store;
    fs::path m_checkpoints;
    RunId m_run = 0;

    void save(std::int64_t step, int attempt)
    {
        fs::create_directories(checkpointFolder(m_checkpoints, step));
        writeWholeFile(checkpointFolder(m_checkpoints, step) / CheckpointStateFile, std::to_string(attempt));
        Metric metric;
        metric.run = m_run;
        metric.attempt = attempt;
        metric.step = step;
        metric.name = "train/loss";
        m_store->append(std::span<const Metric>(&metric, 1));
    }

    void settle() { settleCheckpointsAside(m_checkpoints, *m_store, m_run); }

    Steps steps() const { return checkpointSteps(m_checkpoints); }
    Steps facts() const { return m_store->metricSteps(m_run, "train/loss"); }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        const fs::path folder = m_temporary->path().toStdString();
        m_store.emplace(folder / "store.sqlite");
        m_checkpoints = folder / "checkpoints";
        m_run = m_store->addRun({}).id;
        static_cast<void>(m_store->beginAttempt(m_run, 0));
        for (const std::int64_t step : {100, 200, 300})
            save(step, 1);
    }

    void laterOnesWaitUntilTheAttemptHasSaved()
    {
        setLaterCheckpointsAside(m_checkpoints, 100, 2);
        QVERIFY(hasCheckpointsAside(m_checkpoints));
        QCOMPARE(steps(), Steps{100});
        static_cast<void>(m_store->beginAttempt(m_run, 100));
        QCOMPARE(facts(), Steps{100});
        save(150, 2);
        dropCheckpointsAside(m_checkpoints);
        QVERIFY(!hasCheckpointsAside(m_checkpoints));
        settle();
        QCOMPARE(steps(), (Steps{100, 150}));
        QCOMPARE(facts(), (Steps{100, 150}));
        QCOMPARE(std::distance(fs::directory_iterator(m_checkpoints), {}), 2);
    }

    void theyComeBackWithTheirFactsWhenItNeverSaved()
    {
        setLaterCheckpointsAside(m_checkpoints, 100, 2);
        static_cast<void>(m_store->beginAttempt(m_run, 100));
        Metric metric;
        metric.run = m_run;
        metric.attempt = 2;
        metric.step = 120;
        metric.name = "train/loss";
        m_store->append(std::span<const Metric>(&metric, 1));
        settle();
        QVERIFY(!hasCheckpointsAside(m_checkpoints));
        QCOMPARE(steps(), (Steps{100, 200, 300}));
        QCOMPARE(facts(), (Steps{100, 200, 300})); // without what came to nothing
        static_cast<void>(m_store->beginAttempt(m_run, 300));
        QCOMPARE(facts(), (Steps{100, 200, 300}));
    }

    void anInterruptionWhileTheyAreMovedIsUndone()
    {
        setLaterCheckpointsAside(m_checkpoints, 100, 2);
        fs::rename(m_checkpoints / "before-attempt-2", m_checkpoints / "before-attempt-2.filling");
        fs::rename(m_checkpoints / "before-attempt-2.filling" / "step-000200", m_checkpoints / "step-000200");
        settle();
        QCOMPARE(steps(), (Steps{100, 200, 300}));
        QVERIFY(!hasCheckpointsAside(m_checkpoints));
    }

    void anInterruptionBeforeTheAttemptBeganIsUndone()
    {
        setLaterCheckpointsAside(m_checkpoints, 100, 2);
        settle();
        QCOMPARE(steps(), (Steps{100, 200, 300}));
        QCOMPARE(m_store->attempts(m_run).size(), std::size_t(1));
        QCOMPARE(facts(), (Steps{100, 200, 300}));
    }

    void anInterruptionBetweenTheNewCheckpointAndTheEndOfTheOldOnesIsCarriedOut()
    {
        setLaterCheckpointsAside(m_checkpoints, 100, 2);
        static_cast<void>(m_store->beginAttempt(m_run, 100));
        save(200, 2); // of the same step as one that waits
        settle();
        QCOMPARE(steps(), (Steps{100, 200}));
        QCOMPARE(facts(), (Steps{100, 200}));
        QVERIFY(!hasCheckpointsAside(m_checkpoints));
    }

    void anInterruptionOfBringingBackIsCarriedOut()
    {
        setLaterCheckpointsAside(m_checkpoints, 100, 2);
        static_cast<void>(m_store->beginAttempt(m_run, 100));
        m_store->voidAttempt(m_run, 2);
        fs::rename(m_checkpoints / "before-attempt-2" / "step-000200", m_checkpoints / "step-000200");
        settle();
        QCOMPARE(steps(), (Steps{100, 200, 300}));
        QCOMPARE(facts(), (Steps{100, 200, 300}));
    }

    void whatOnlyLooksAlikeStays()
    {
        for (const char *name : {"before-attempt-", "before-attempt-2.mine", "before-attempt-x"})
            fs::create_directories(m_checkpoints / name);
        writeWholeFile(m_checkpoints / "before-attempt-3", "mine");
        QVERIFY(!hasCheckpointsAside(m_checkpoints));
        settle();
        for (const char *name : {"before-attempt-", "before-attempt-2.mine", "before-attempt-x", "before-attempt-3"})
            QVERIFY2(fs::exists(m_checkpoints / name), name);
    }

    void pruningLeavesWhatIsNoCheckpointOfOurs()
    {
        for (const char *name : {"notes.part", "step-x.part", "step-000600.part"})
            fs::create_directories(m_checkpoints / name);
        pruneCheckpoints(m_checkpoints, {});
        QVERIFY(fs::exists(m_checkpoints / "notes.part") && fs::exists(m_checkpoints / "step-x.part"));
        QVERIFY(!fs::exists(m_checkpoints / "step-000600.part"));
    }
};

QTEST_GUILESS_MAIN(CheckpointsAsideTest)
#include "test_checkpoints_aside.moc"
