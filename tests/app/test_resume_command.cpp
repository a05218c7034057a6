// SPDX-License-Identifier: GPL-3.0-or-later
// Going back to an earlier checkpoint, and whatever stands in its way.
#include "app/tiny_project.h"
#include "domain/project/checkpoint_folder.h"
#include "domain/project/run_state.h"
#include "domain/support/sha256.h"

#include <fstream>
#include <QtTest>
#include <SQLiteCpp/Database.h>

using namespace supernet;
namespace fs = std::filesystem;

class TestResumeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto prepared = m_project.prepare();
        QVERIFY2(prepared.code == 0, prepared.error.constData());
        const auto trained = m_project.run(m_project.training("run"));
        QVERIFY2(trained.code == 0, trained.error.constData());
        m_losses = m_project.trainingLosses("run");
        QCOMPARE(m_losses.size(), std::size_t(200));
    }

    void aResumeThatCannotBeginLeavesLaterCheckpointsAndFacts()
    {
        const auto data = m_project.folder() / "data" / "train.source.tokens";
        fs::rename(data, m_project.root() / "aside");
        const auto refused = m_project.run("train --resume run@100");
        fs::rename(m_project.root() / "aside", data);
        QCOMPARE(refused.code, 1);
        QCOMPARE(steps(), (std::vector<std::int64_t>{100, 150, 200}));
        QVERIFY(m_project.trainingLosses("run") == m_losses);
        QCOMPARE(state(), std::string("done")); // It was refused before an attempt began.
    }

    void aDamagedCheckpointToGoBackToLeavesLaterOnes()
    {
        const auto file = m_project.checkpoint("run", 100) / "weights.safetensors";
        fs::copy_file(file, m_project.root() / "whole");
        std::ofstream(file, std::ios::app) << '!';
        const auto refused = m_project.run("train --resume run@100");
        fs::rename(m_project.root() / "whole", file);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.error.contains("weights.safetensors"), refused.error.constData());
        QCOMPARE(steps(), (std::vector<std::int64_t>{100, 150, 200}));
        QVERIFY(m_project.trainingLosses("run") == m_losses);
    }

    void whatAKilledResumeHadSetAsideComesBack()
    {
        fs::path aside;
        for (int time = 0; time < 5 && !fs::exists(aside); ++time) {
            QCOMPARE(m_project.run("train --resume run").code, 0); // To its end, where it was killed too late.
            const auto attempt = m_project.store().attempts(m_project.store().run("run")->id).size() + 1;
            aside = m_project.checkpoint("run", 100).parent_path() / ("before-attempt-" + std::to_string(attempt));
            QVERIFY(m_project.killWhenThereIs(
                aside, {QStringLiteral("train"), QStringLiteral("--resume"), QStringLiteral("run@100")}));
        }
        QVERIFY(fs::exists(aside / "step-000200" / "state.json"));
        QCOMPARE(m_project.run("project runs").code, 0); // Any command that opens the project.
        QCOMPARE(steps(), (std::vector<std::int64_t>{100, 150, 200}));
        QVERIFY(m_project.trainingLosses("run") == m_losses);
    }

    void laterCheckpointsGoOnceTheFirstNewOneIsThere()
    {
        const std::string before = sha256OfFile(m_project.checkpoint("run", 200) / "weights.safetensors");
        const auto resumed = m_project.run("train --resume run@100");
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        const auto checkpoints = m_project.checkpoint("run", 100).parent_path();
        QCOMPARE(std::distance(fs::directory_iterator(checkpoints), {}), 3);
        QCOMPARE(steps(), (std::vector<std::int64_t>{100, 150, 200}));
        QCOMPARE(sha256OfFile(m_project.checkpoint("run", 200) / "weights.safetensors"), before);
        QVERIFY(m_project.trainingLosses("run") == m_losses);
    }

    void nothingIsTakenFromUnderOthers()
    {
        RunRecord search;
        search.name = "later-search";
        search.kind = JobKind::Search;
        search.parentRun = m_project.store().run("run")->id;
        search.parentStep = 200;
        Store store = Project::open(m_project.folder()).openStore();
        static_cast<void>(store.addRun(search));
        Pick pick;
        pick.supernetRun = *search.parentRun;
        pick.supernetStep = 150;
        pick.label = "small";
        store.append(pick);
        static_cast<void>(store.enqueue(JobKind::Export, {{"arguments", {"--run", "run@150"}}}));
        const auto attempts = store.attempts(*search.parentRun).size();
        const auto refused = m_project.run("train --resume run@100");
        QCOMPARE(refused.code, 2);
        for (const char *word : {"`later-search` (step 200)", "`small` (step 150)", "queued item 1", "--from run@100"})
            QVERIFY2(refused.error.contains(word), refused.error.constData());
        QCOMPARE(steps(), (std::vector<std::int64_t>{100, 150, 200}));
        QVERIFY(m_project.trainingLosses("run") == m_losses);
        QCOMPARE(store.attempts(*search.parentRun).size(), attempts);
    }

    void whatOthersStandOnIsNotPruned()
    {
        QProcess process;
        m_project.start(process, m_project.training("pruned", {{"--checkpoint-every", "20"}}));
        const auto first = m_project.checkpoint("pruned", 20);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(first / "state.json"), 120'000);
        Pick pick;
        Store store = Project::open(m_project.folder()).openStore();
        pick.supernetRun = store.run("pruned")->id;
        pick.supernetStep = 20;
        store.append(pick);
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(fs::exists(first / "state.json"));
        QVERIFY(!fs::exists(m_project.checkpoint("pruned", 40)));
    }

    void whatAKilledAttemptToldAfterItsLastCheckpointIsNotToldAgain()
    {
        // Killed after its last validation, but before the checkpoint that says so.
        QVERIFY(m_project.run(m_project.training("told", {{"--validate-every", "0"}})).code == 0);
        const auto before = figures("told");
        forgetValidation("told", 200);
        const auto resumed = m_project.run("train --resume told");
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        QCOMPARE(m_project.store().attempts(m_project.store().run("told")->id).size(), std::size_t(2));
        QVERIFY(figures("told") == before);
        QVERIFY(validationLoss("told", 200));
    }

    void aValidationThatAStopCutShortIsMadeUpFor()
    {
        QVERIFY(m_project.run(m_project.training("owing", {{"--validate-every", "50"}})).code == 0);
        const auto before = figures("owing");
        forgetValidation("owing", 150);
        database().exec("DELETE FROM metrics WHERE step = 150 AND name LIKE 'valid/%' AND run = (SELECT id FROM runs "
                        "WHERE name = 'owing')");
        const auto resumed = m_project.run("train --resume owing@150");
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        QVERIFY(figures("owing") == before);
    }

    void missingFactsAreSaid()
    {
        database().exec("DELETE FROM metrics WHERE step > 120 AND run = (SELECT id FROM runs WHERE name = 'run')");
        const auto resumed = m_project.run("train --resume run");
        QCOMPARE(resumed.code, 0);
        QVERIFY2(resumed.error.contains("80 steps between 121 and 200"), resumed.error.constData());
    }

private:
    std::vector<std::int64_t> steps() const { return checkpointSteps(m_project.checkpoint("run", 0).parent_path()); }
    SQLite::Database database() const
    {
        return {(m_project.folder() / "store.sqlite").string(), SQLite::OPEN_READWRITE};
    }

    /// The figures of a run that do not hang on the machine; of costs which there are.
    std::multimap<std::string, double> figures(const std::string &run) const
    {
        std::multimap<std::string, double> found;
        const Store store = m_project.store();
        for (const Metric &metric : store.metrics(store.run(run)->id)) {
            if (metric.name == "train/tokens_per_second")
                continue;
            const bool isMeasured = metric.name == "cost/seconds" || metric.name == "cost/peak_memory";
            found.emplace(metric.name + ' ' + metric.subnet + ' ' + std::to_string(metric.step),
                          isMeasured ? 0 : metric.value);
        }
        return found;
    }

    fs::path checkpointState(const std::string &run, int step) const
    {
        return m_project.checkpoint(run, step) / "state.json";
    }

    std::optional<double> validationLoss(const std::string &run, int step) const
    {
        const auto state = nlohmann::json::parse(std::ifstream(checkpointState(run, step)));
        return state.contains("validation_loss") ? std::optional(state["validation_loss"].get<double>()) : std::nullopt;
    }

    /// As the checkpoint was before the validation of its step.
    void forgetValidation(const std::string &run, int step) const
    {
        auto state = nlohmann::json::parse(std::ifstream(checkpointState(run, step)));
        QVERIFY(state.erase("validation_loss") == 1);
        std::ofstream(checkpointState(run, step)) << state;
    }

    std::string state() const
    {
        const Project project = Project::open(m_project.folder());
        const Store store = project.openStore(Store::Mode::ReadOnly);
        return runState(project, store, *store.run("run"));
    }

    test::TinyProject m_project;
    std::map<std::int64_t, double> m_losses;
};

QTEST_GUILESS_MAIN(TestResumeCommand)
#include "test_resume_command.moc"
