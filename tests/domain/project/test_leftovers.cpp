// SPDX-License-Identifier: GPL-3.0-or-later
// What jobs that were killed leave in a project goes when it is opened; nothing else does.
#include "domain/project/leftovers.h"
#include "domain/project/run_lock.h"
#include "domain/support/aside.h"
#include "support/forked.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <unistd.h>

using namespace supernet;
using supernet::test::Forked;
namespace fs = std::filesystem;

class LeftoversTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    fs::path run() const { return m_folder / "runs" / "one"; }

    /// What a process makes that writes to all of these at once.
    std::vector<Aside> writeEverywhere() const
    {
        std::vector<Aside> asides;
        for (const auto &file : {m_folder / "project.json", run() / "predictor.safetensors"})
            asides.push_back(Aside::file(file));
        for (const auto &folder :
             {m_folder / "exports" / "model", run() / "models", run() / "checkpoints" / "step-000100"})
            asides.push_back(Aside::folder(folder));
        return asides;
    }

    std::size_t count() const { return leftovers(Project::open(m_folder)).size(); }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_temporary->path().toStdString()) / "p";
        RunRecord record;
        record.name = "one";
        static_cast<void>(Project::create(m_folder, "p").openStore().addRun(record));
        fs::create_directories(run() / "checkpoints");
    }

    void whatALivingJobWritesStaysAndGoesOnceItIsKilled()
    {
        Forked job([&](const Forked::Send &send) {
            const auto asides = writeEverywhere();
            send(std::to_string(asides.size()));
            pause();
        });
        QCOMPARE(job.line(), std::string("5"));
        QCOMPARE(count(), std::size_t(5));
        job.kill();
        QCOMPARE(count(), std::size_t(0));
        QVERIFY(fs::is_empty(m_folder / "exports") && fs::is_empty(run() / "checkpoints"));
    }

    void filesOfOthersStay()
    {
        const std::vector<fs::path> mine{
            m_folder / "notes.part-12",           m_folder / "exports" / "one-0a1b2c3d.part-99999",
            m_folder / "exports" / "backup.old",  run() / "models.part-1",
            run() / "checkpoints" / "notes.part", m_folder / "data" / "train.tokens.part-7"};
        for (const fs::path &path : mine) {
            fs::create_directories(path);
            std::ofstream(path / "thesis") << "years of work";
        }
        static_cast<void>(Project::open(m_folder));
        for (const fs::path &path : mine)
            QVERIFY2(fs::exists(path / "thesis"), path.c_str());
    }

    void aCheckpointThatAnOlderProgramWasWritingGoesUnlessItsRunIsAlive()
    {
        const fs::path left = run() / "checkpoints" / "step-000100.part";
        const fs::path mine = run() / "checkpoints" / "step-000200.part";
        for (const fs::path &folder : {left, mine})
            fs::create_directories(folder);
        std::ofstream(left / "weights.safetensors.part-77") << "half";
        std::ofstream(mine / "notes") << "mine";
        {
            const auto alive = FileLock::tryAcquire(runLockFile(run()));
            static_cast<void>(Project::open(m_folder));
            QVERIFY(fs::exists(left));
        }
        static_cast<void>(Project::open(m_folder));
        QVERIFY(!fs::exists(left));
        QVERIFY(fs::exists(mine / "notes"));
    }

    void linksLeadNowhere()
    {
        const fs::path outside = m_temporary->path().toStdString() + "/outside";
        fs::create_directories(outside / "checkpoints");
        fs::path left;
        {
            Forked job([&](const Forked::Send &send) {
                const Aside aside = Aside::folder(outside / "checkpoints" / "step-000100");
                send(aside.path().string());
                pause();
            });
            left = job.line();
        }
        const Project project = Project::open(m_folder);
        fs::create_directory_symlink(outside, m_folder / "runs" / "two");
        fs::remove(m_folder / "exports");
        fs::create_directory_symlink(outside / "checkpoints", m_folder / "exports");
        sweepLeftovers(project);
        QVERIFY(fs::exists(left));
    }

    void whatCannotBeWrittenIsOpenedAllTheSame()
    {
        Forked job([&](const Forked::Send &send) {
            const auto asides = writeEverywhere();
            send("made");
            pause();
        });
        QCOMPARE(job.line(), std::string("made"));
        job.kill();
        const auto all = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
        fs::permissions(m_folder / "exports", all, fs::perm_options::remove);
        QCOMPARE(Project::open(m_folder).name(), std::string("p"));
        fs::permissions(m_folder / "exports", fs::perms::owner_write, fs::perm_options::add);
    }
};

QTEST_GUILESS_MAIN(LeftoversTest)
#include "test_leftovers.moc"
