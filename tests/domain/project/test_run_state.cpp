// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/run_state.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using nlohmann::json;

class TestRunState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project.emplace(Project::create(std::filesystem::path(m_folder->path().toStdString()) / "p", "p"));
        m_store.emplace(m_project->openStore());
    }

    void aRunIsTheSameThatWasToldAllThatIsWanted()
    {
        const RunRecord run = add({{"steps", 5}, {"rate", 0.5}, {"data", "x"}}, "done");
        QCOMPARE(found({{"steps", 5}, {"data", "x"}}), run.id);
        QCOMPARE(found({{"steps", 6}}), 0);
        QCOMPARE(found({{"steps", 5}, {"other", nullptr}}), 0);
        QCOMPARE(found({{"steps", 5}}, 2), 0); // another seed
        QCOMPARE(found({{"steps", 5}}, 1, JobKind::Search), 0);
    }

    void whatAnOlderProgramDidNotKnowWasOff()
    {
        const RunRecord run = add({{"steps", 5}, {"policy", {{"experts", 2}}}}, "done");
        json wanted = {{"steps", 5}, {"policy", {{"experts", 2}, {"blind", false}, {"gene", ""}}}, {"keep", 0}};
        wanted["stages"] = json::array();
        QCOMPARE(found(wanted), run.id);
        for (const auto &[key, value] :
             {std::pair{"/policy/blind", json(true)}, std::pair{"/policy/gene", json("x")},
              std::pair{"/policy/experts", json(3)}, std::pair{"/keep", json(1)}, std::pair{"/stages", json({"x"})}}) {
            json other = wanted;
            other[json::json_pointer(key)] = value;
            QCOMPARE(found(other), 0);
        }
    }

    void aFinishedOneCountsBeforeALaterUnfinishedOne()
    {
        const RunRecord stopped = add({{"steps", 5}}, "stopped");
        QCOMPARE(found({{"steps", 5}}), stopped.id);
        const RunRecord died = add({{"steps", 5}}, "");
        QCOMPARE(found({{"steps", 5}}), died.id);
        const RunRecord done = add({{"steps", 5}}, "done");
        static_cast<void>(add({{"steps", 5}}, "failed"));
        QCOMPARE(found({{"steps", 5}}), done.id);
        const RunRecord later = add({{"steps", 5}}, "done");
        QCOMPARE(found({{"steps", 5}}), later.id);
    }

private:
    RunRecord add(const json &settings, const std::string &outcome)
    {
        RunRecord run;
        run.settings = settings;
        run.seed = 1;
        run = m_store->addRun(run);
        const int attempt = m_store->beginAttempt(run.id, 0).attempt;
        if (!outcome.empty())
            m_store->endAttempt(run.id, attempt, outcome, {});
        return run;
    }

    RunId found(const json &wanted, std::uint64_t seed = 1, JobKind kind = JobKind::Train) const
    {
        const auto run = sameRun(*m_project, *m_store, kind, wanted, seed);
        return run ? run->id : 0;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Project> m_project;
    std::optional<Store> m_store;
};

QTEST_GUILESS_MAIN(TestRunState)
#include "test_run_state.moc"
