// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"
#include "domain/project/housekeeping.h"
#include "domain/project/run_lock.h"
#include "domain/support/output_file.h"
#include "domain/support/sha256.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;
using Steps = std::vector<std::int64_t>;

/// A project with a run that has checkpoints of every hundredth step up to 600, whose best is that of 200.
class HousekeepingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::optional<Project> m_project;
    std::optional<Store> m_store;
    RunRecord m_run;

    fs::path checkpoint(std::int64_t step) const
    {
        return checkpointFolder(m_project->runFolder(m_run.name) / "checkpoints", step);
    }

    void save(std::int64_t step, double loss) const
    {
        const fs::path folder = checkpoint(step);
        fs::create_directories(folder);
        writeWholeFile(folder / "weights.safetensors", std::string(1000, 'w'));
        const nlohmann::json state{{"validation_loss", loss},
                                   {"sha256", {{"weights.safetensors", sha256OfFile(folder / "weights.safetensors")}}}};
        writeWholeFile(folder / CheckpointStateFile, state.dump());
    }

    Steps unneeded() const
    {
        Steps steps;
        for (const UnneededCheckpoint &found : unneededCheckpoints(*m_project, *m_store))
            steps.push_back(found.step);
        return steps;
    }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_project.emplace(Project::create(fs::path(m_temporary->path().toStdString()) / "p", "p"));
        m_store.emplace(m_project->openStore());
        m_run = m_store->addRun({});
        for (const std::int64_t step : {100, 200, 300, 400, 500, 600})
            save(step, step == 200 ? 1.0 : 2.0);
    }

    void theNewestAndTheBestAreNeeded() { QCOMPARE(unneeded(), (Steps{100, 300, 400, 500})); }

    void whatOthersStandOnIsNeeded()
    {
        RunRecord branch;
        branch.parentRun = m_run.id;
        branch.parentStep = 100;
        static_cast<void>(m_store->addRun(branch));
        Pick pick;
        pick.supernetRun = m_run.id;
        pick.supernetStep = 300;
        m_store->append(pick);
        std::vector<Evaluation> evaluations(1);
        evaluations.front().run = m_run.id + 1;
        evaluations.front().supernetRun = m_run.id;
        evaluations.front().supernetStep = 400;
        m_store->append(std::span<const Evaluation>(evaluations));
        QCOMPARE(unneeded(), Steps{500});
        m_store->enqueue(JobKind::Export, {{"arguments", {"--run=" + m_run.name + "@500", "--format", "onnx"}}});
        QCOMPARE(unneeded(), Steps{});
    }

    void whatTheRunWasToldToKeepIsNeeded()
    {
        RunRecord kept;
        kept.settings = {{"keep_every", 200}};
        m_run = m_store->addRun(kept);
        for (const std::int64_t step : {100, 200, 300, 400, 500})
            save(step, 2.0);
        QCOMPARE(unneeded(), (Steps{100, 300, 400, 500, 300})); // The other run's, and this one's without its best.
    }

    void aRunWhoseNewestIsDamagedKeepsAll()
    {
        std::ofstream(checkpoint(600) / "weights.safetensors", std::ios::app) << '!';
        QCOMPARE(unneeded(), Steps{});
    }

    void whatIsNotNeededIsFreedAndNothingElse()
    {
        const fs::path notes = checkpoint(100).parent_path() / "notes";
        std::ofstream(notes) << "mine";
        const auto before = sizesOf(*m_project, *m_store).checkpoints.at(m_run.name);
        const auto found = unneededCheckpoints(*m_project, *m_store);
        freeCheckpoints(*m_project, *m_store, found);
        QCOMPARE(checkpointSteps(notes.parent_path()), (Steps{200, 600}));
        QVERIFY(fs::exists(notes));
        QCOMPARE(std::distance(fs::directory_iterator(notes.parent_path()), {}), 3);
        std::uintmax_t freed = 0;
        for (const UnneededCheckpoint &checkpoint : found)
            freed += checkpoint.bytes;
        QVERIFY(freed > 4000);
        QCOMPARE(sizesOf(*m_project, *m_store).checkpoints.at(m_run.name), before - freed);
    }

    void nothingIsFreedWhileAJobIsAtWork()
    {
        const auto found = unneededCheckpoints(*m_project, *m_store);
        const RunRecord other = m_store->addRun({});
        fs::create_directories(m_project->runFolder(other.name));
        const auto alive = FileLock::tryAcquire(runLockFile(m_project->runFolder(other.name)));
        QVERIFY_EXCEPTION_THROWN(freeCheckpoints(*m_project, *m_store, found), Error);
        QCOMPARE(checkpointSteps(checkpoint(100).parent_path()).size(), std::size_t(6));
    }

    void aSingleByteOfCheckpointsIsTold()
    {
        const RunRecord other = m_store->addRun({});
        const fs::path folder = m_project->runFolder(other.name) / "checkpoints" / "step-000001";
        fs::create_directories(folder);
        std::ofstream(folder / "weights.safetensors") << 'x';
        QCOMPARE(sizesOf(*m_project, *m_store).checkpoints.at(other.name), std::uintmax_t(1));
    }

    void sizesAreOfWhatIsThere()
    {
        std::ofstream(m_project->dataFolder() / "train.tokens") << std::string(5000, 'x');
        fs::create_directories(m_project->exportsFolder() / "small");
        std::ofstream(m_project->exportsFolder() / "small" / "model.safetensors") << std::string(300, 'x');
        ExportRecord record;
        record.run = m_run.id;
        record.path = "exports/small";
        m_store->append(record);
        record.path = "/elsewhere";
        m_store->append(record);
        static_cast<void>(m_store->addRun({}));
        const ProjectSizes sizes = sizesOf(*m_project, *m_store);
        QCOMPARE(sizes.data, std::uintmax_t(5000));
        QCOMPARE(sizes.exports.size(), std::size_t(1));
        QCOMPARE(sizes.exports.at("exports/small"), std::uintmax_t(300));
        QVERIFY(sizes.store >= fs::file_size(m_project->storeFile()));
        QCOMPARE(sizes.checkpoints.size(), std::size_t(1)); // Not the run that has none.
        QCOMPARE(sizes.leftovers, std::uintmax_t(0));
    }
};

QTEST_GUILESS_MAIN(HousekeepingTest)
#include "test_housekeeping.moc"
