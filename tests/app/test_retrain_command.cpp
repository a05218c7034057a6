// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/project/run_state.h"
#include "domain/support/sha256.h"
#include "support/slowness.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds: an orderly program ends long before.

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

/// The retrain and fidelity commands as a person has them: nets trained alone beside the supernet they come from.
class TestRetrainCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeText(root(), 400);
        std::ofstream(root() / "tiny.json") << toJson(tiny::space());
        auto output = run(words("prepare --valid-size 40 --test-size 20 --vocabulary 60 --source")
                          << m_folder.filePath(QStringLiteral("source.txt")) << QStringLiteral("--target")
                          << m_folder.filePath(QStringLiteral("target.txt")));
        QVERIFY2(output.code == 0, output.error.constData());
        output = run(words("train --steps 100 --warmup 20 --batch-tokens 100 --checkpoint-every 50 --validate-every 50 "
                           "--bleu-sentences 20 --policy neuron --routed all --run supernet --space")
                     << m_folder.filePath(QStringLiteral("tiny.json")));
        QVERIFY2(output.code == 0, output.error.constData());
    }

    void theInheritedCurveBeginsWithTheInheritedLoss()
    {
        const auto evaluated = run(words("evaluate --run supernet --architecture smallest --metric loss --json"));
        QCOMPARE(evaluated.code, 0);
        const double loss = evaluated.event("result").at("scores").at(0).at("score");
        const auto output = run(
            words("retrain --architecture smallest --steps 20 --validate-every 10 --run inherits --json"));
        QVERIFY2(output.code == 0, output.error.constData());
        const auto result = output.event("result");
        const auto &curve = result.at("curve");
        QCOMPARE(curve.size(), std::size_t(3));
        QCOMPARE(curve[0].at("step").get<int>(), 0);
        QVERIFY(std::abs(curve[0].at("loss").get<double>() - loss) < 1e-6);
        QVERIFY(curve[2].at("loss") != curve[0].at("loss"));
        QVERIFY(curve[2].at("seconds").get<double>() > curve[1].at("seconds").get<double>());
        QVERIFY(result.at("standalone").is_null());
    }

    void bothStartsAreComparedOnceThereIsAStandaloneNet()
    {
        const auto scratch = run(words("retrain --architecture smallest --start scratch --steps 30 --validate-every 10 "
                                       "--beam 2 --run alone --json"));
        QVERIFY2(scratch.code == 0, scratch.error.constData());
        const auto inherited = run(
            words("retrain --architecture smallest --steps 20 --validate-every 10 --beam 2 --json"));
        QVERIFY2(inherited.code == 0, inherited.error.constData());
        const auto standalone = inherited.event("result").at("standalone");
        QCOMPARE(standalone.at("run").get<std::string>(), std::string("alone"));
        QCOMPARE(standalone.at("step").get<int>(), 30);
        QCOMPARE(standalone.at("bleu"), scratch.event("result").at("curve").back().at("bleu"));

        const Store store = openStore();
        int found = 0;
        for (const Evaluation &evaluation : store.evaluations()) {
            const auto weights = store.run(evaluation.supernetRun);
            if (weights->name != "alone")
                continue;
            ++found;
            QCOMPARE(evaluation.state, std::string("scratch"));
            QCOMPARE(evaluation.supernetStep, 30);
            QCOMPARE(evaluation.metric, std::string("bleu"));
            QCOMPARE(evaluation.architectureId, tiny::space().smallestArchitecture().id());
            QVERIFY(evaluation.signature.find("|beam:2|alpha:1|version:") != std::string::npos);
            QCOMPARE(store.run(*weights->parentRun)->name, std::string("supernet"));
        }
        QCOMPARE(found, 1);
    }

    void aNetTrainedAloneIsEvaluatedAndExportedAsASupernetIs()
    {
        const auto evaluated = run(words("evaluate --run alone --architecture largest --metric bleu --beam 2 --json"));
        QVERIFY2(evaluated.code == 0, evaluated.error.constData());
        const Store store = openStore();
        const Evaluation again = store.evaluations().back();
        QCOMPARE(again.state, std::string("scratch"));
        QCOMPARE(again.architectureId, tiny::space().smallestArchitecture().id());
        const auto evaluations = store.evaluations();
        const auto scored = std::ranges::find(evaluations, store.run(std::string("alone"))->id, &Evaluation::run);
        QCOMPARE(again.value, scored->value);
        const auto exported = run(words("export --run alone --architecture largest --json"));
        QVERIFY2(exported.code == 0, exported.error.constData());
    }

    void resumeAfterKillIsBitExact()
    {
        const auto training = [](const char *name) {
            return words("retrain --architecture largest --steps 120 --checkpoint-every 40 --validate-every 0 "
                         "--bleu-sentences 0 --run")
                << QString::fromLatin1(name);
        };
        const auto straight = run(training("straight"));
        QVERIFY2(straight.code == 0, straight.error.constData());
        QProcess process;
        process.start(test::program(QStringLiteral("supernet")), whole(training("killed")));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint("killed", 40) / "state.json"), Patience);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(Patience));
        QVERIFY(!fs::exists(checkpoint("killed", 120) / "state.json"));
        const auto resumed = run(words("retrain --resume killed"));
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpoint("killed", 120) / file), sha256OfFile(checkpoint("straight", 120) / file));
    }

    void theValidationBeforeTheFirstStepCountsOnceWhateverHappened()
    {
        QProcess process;
        process.start(test::program(QStringLiteral("supernet")),
                      whole(
                          words("retrain --architecture smallest --steps 4000 --checkpoint-every 0 --bleu-sentences 0 "
                                "--beam 1 --sentences 4 --run early")));
        const auto hasBegun = [this] {
            const Store store = openStore();
            const auto run = store.run(std::string("early"));
            const auto metrics = run ? store.metrics(run->id) : std::vector<Metric>();
            return std::ranges::find(metrics, std::string("train/loss"), &Metric::name) != metrics.end();
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasBegun(), Patience);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL); // No checkpoint was saved.
        QVERIFY(process.waitForFinished(Patience));

        const std::size_t attempts = openStore().attempts(openStore().run(std::string("early"))->id).size();
        process.start(test::program(QStringLiteral("supernet")), whole(words("retrain --resume early")));
        const auto hasResumed = [&] {
            const Store store = openStore();
            const auto metrics = store.metrics(store.run(std::string("early"))->id);
            return store.attempts(store.run(std::string("early"))->id).size() > attempts
                && std::ranges::find(metrics, std::string("train/loss"), &Metric::name) != metrics.end();
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasResumed(), Patience);
        process.terminate();
        QVERIFY(process.waitForFinished(Patience));
        std::ptrdiff_t first = 0;
        for (const Metric &metric : openStore().metrics(openStore().run(std::string("early"))->id))
            first += metric.name == "valid/loss" && metric.step == 0 ? 1 : 0;
        QCOMPARE(first, std::ptrdiff_t(1));
    }

    void theScoreOfAKilledAttemptIsNotToldAgain()
    {
        QCOMPARE(run(words("retrain --architecture smallest --steps 10 --validate-every 0 --bleu-sentences 0 --beam 1 "
                           "--sentences 4 --run scored"))
                     .code,
                 0);
        const RunId scored = openStore().run(std::string("scored"))->id;
        const auto scores = [&] { return std::ranges::count(openStore().evaluations(), scored, &Evaluation::run); };
        QCOMPARE(scores(), std::ptrdiff_t(1));
        QCOMPARE(run(words("retrain --resume scored")).code, 0); // As after a kill between the score and the end.
        QCOMPARE(scores(), std::ptrdiff_t(1));
    }

    void fidelityTrainsWhatIsMissingAndNothingTwice()
    {
        const auto asked = words(
            "fidelity --architectures 3 --stratified --steps 15 --warmup 5 --bleu-sentences 0 --beam 1 "
            "--samples 50 --json");
        const std::size_t before = openStore().runs().size();
        const auto first = run(asked);
        QVERIFY2(first.code == 0, first.error.constData());
        QCOMPARE(openStore().runs().size(), before + 4); // itself and three standalone nets
        const auto scores = first.event("result").at("scores");
        QCOMPARE(scores.size(), std::size_t(3));
        QVERIFY(scores[0].at("depth") != scores[1].at("depth"));
        QCOMPARE(first.event("result").at("fidelity").at("architectures").get<int>(), 3);

        const std::size_t evaluations = openStore().evaluations().size();
        const auto again = run(asked);
        QCOMPARE(openStore().runs().size(), before + 5);
        QCOMPARE(openStore().evaluations().size(), evaluations);
        QVERIFY(again.event("result").at("scores") == scores);
        QVERIFY(again.event("result").at("fidelity") == first.event("result").at("fidelity"));

        // Scored in another way, or one architecture more: the nets are there already.
        const auto more = run(words("fidelity --architectures 4 --stratified --steps 15 --warmup 5 --bleu-sentences 0 "
                                    "--beam 2 --samples 50 --json"));
        QVERIFY2(more.code == 0, more.error.constData());
        QCOMPARE(openStore().runs().size(), before + 7);
        QCOMPARE(more.event("result").at("scores")[0].at("run"), scores[0].at("run"));
    }

    void aStoppedFidelityRunGoesOn()
    {
        const auto asked = words(
            "fidelity --architectures 2 --seed 5 --steps 400 --checkpoint-every 20 --bleu-sentences 0 "
            "--beam 1 --samples 50 --json");
        const std::size_t before = openStore().runs().size();
        QProcess process;
        process.start(test::program(QStringLiteral("supernet")), whole(asked));
        const auto standalone = [&] {
            const auto runs = openStore().runs();
            return runs.size() > before + 1 ? runs[before + 1].name : std::string();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!standalone().empty() && fs::exists(checkpoint(standalone(), 20) / "state.json"),
                                 Patience);
        process.terminate();
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 130);
        const std::size_t stopped = openStore().runs().size();
        const auto resumed = run(asked);
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        const Store store = openStore();
        QCOMPARE(store.runs().size(), before + 4); // two fidelity runs and two nets
        QVERIFY(stopped <= before + 3);
        QVERIFY(store.attempts(store.run(standalone())->id).size() >= 2);
    }

    void aTournamentStopsTheHopelessAndTrainsTheBest()
    {
        const auto asked = words("tournament --architecture smallest,largest --budget 48 --warmup 2 --bleu-sentences 0 "
                                 "--beam 1 --sentences 10 --json");
        const std::size_t before = openStore().runs().size();
        const auto ended = run(asked);
        QVERIFY2(ended.code == 0, ended.error.constData());
        const auto result = ended.event("result");
        // Four contestants, 16 steps a round: 4, then 8, then 16 more.
        const auto expected = nlohmann::json::parse(
            R"([{"contestants": 4, "until_step": 4}, {"contestants": 2, "until_step": 12}, {"contestants": 1, "until_step": 28}])");
        QVERIFY(result.at("rounds") == expected);
        const auto &contestants = result.at("contestants");
        const int out[] = {0, 2, 1, 1};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(contestants[i].at("out_after_round").get<int>(), out[i]);
            theScoreIsAStateOfItsArchitecture(contestants[i]);
            QCOMPARE(stepsTaken(contestants[i].at("run")), i == 0 ? 28 : i == 1 ? 12 : 4);
        }
        QVERIFY(contestants[2].at("loss") <= contestants[3].at("loss"));
        QCOMPARE(openStore().runs().size(), before + 6); // the inherited scores, four trainings, the losers' scores
        QCOMPARE(result.at("inherited").size(), std::size_t(2));
        const auto again = run(asked);
        QVERIFY(again.event("result").at("contestants") == contestants);
        QCOMPARE(openStore().runs().size(), before + 6);
        aWinnerIsWhoTrainedAlone(contestants[0]);
    }

    void aTournamentTakesUpWhatAKillLeftOfAContestant()
    {
        const auto asked = words("tournament --architecture smallest,largest --budget 48 --seed 3 --warmup 2 "
                                 "--bleu-sentences 0 --beam 1 --sentences 10 --json");
        const auto ended = run(asked);
        QVERIFY2(ended.code == 0, ended.error.constData());
        const auto contestants = ended.event("result").at("contestants");
        const std::string withSteps = contestants[2].at("run");
        const std::string withFiguresAlone = contestants[3].at("run");
        for (const std::string &net : {withSteps, withFiguresAlone})
            leaveDead(net);
        fs::remove_all(checkpoint(withFiguresAlone, 4));
        const auto again = run(asked);
        QVERIFY2(again.code == 0, again.error.constData());
        QVERIFY(again.event("result").at("contestants") == contestants);
        for (const std::string &net : {withSteps, withFiguresAlone}) {
            const Project project = Project::open(root() / "p");
            QCOMPARE(runState(project, openStore(), *openStore().run(net)), std::string("stopped"));
            QVERIFY(fs::exists(checkpoint(net, 4) / "state.json"));
        }
    }

    void wrongUseIsRefusedBeforeThereIsARun()
    {
        const std::size_t before = openStore().runs().size();
        QCOMPARE(run(words("retrain --dropout 2")).code, 2);
        QCOMPARE(run(words("retrain --beam 0")).code, 2);
        QCOMPARE(run(words("retrain --resume supernet")).code, 2);
        QCOMPARE(run(words("fidelity --steps -1")).code, 2);
        QCOMPARE(run(words("tournament --architecture smallest --budget 3")).code, 2);
        QVERIFY(run(words("tournament --budget 300")).error.contains("no picks"));
        QCOMPARE(openStore().runs().size(), before);
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }
    Store openStore() const { return Project::open(root() / "p").openStore(Store::Mode::ReadOnly); }

    fs::path checkpoint(const std::string &run, int step) const
    {
        const QString name = QStringLiteral("step-%1").arg(step, 6, 10, QLatin1Char('0'));
        return root() / "p" / "runs" / run / "checkpoints" / name.toStdString();
    }

    /// As a kill leaves a run: its last attempt has no end.
    void leaveDead(const std::string &run) const
    {
        SQLite::Database database((root() / "p" / "store.sqlite").string(), SQLite::OPEN_READWRITE);
        SQLite::Statement change(database, "UPDATE attempts SET outcome = '', ended_at = NULL WHERE run = ?");
        change.bind(1, openStore().run(run)->id);
        QVERIFY(change.exec() > 0);
    }

    int stepsTaken(const std::string &run) const
    {
        std::int64_t steps = 0;
        for (const Metric &metric : openStore().metrics(openStore().run(run)->id)) {
            if (metric.name == "train/loss")
                steps = std::max(steps, metric.step);
        }
        return static_cast<int>(steps);
    }

    /// Stopped between its rounds, it came to the same as one that is trained in one go.
    void aWinnerIsWhoTrainedAlone(const nlohmann::json &winner)
    {
        const QString start = QString::fromStdString(winner.at("start").get<std::string>());
        const auto straight = run(words("retrain --steps 28 --warmup 2 --validate-every 4 --checkpoint-every 4 "
                                        "--bleu-sentences 0 --beam 1 --sentences 10 --run in-one-go --architecture")
                                  << QString::fromStdString(winner.at("id").get<std::string>())
                                  << QStringLiteral("--start") << start);
        QVERIFY2(straight.code == 0, straight.error.constData());
        QCOMPARE(sha256OfFile(checkpoint("in-one-go", 28) / "weights.safetensors"),
                 sha256OfFile(checkpoint(winner.at("run"), 28) / "weights.safetensors"));
    }

    /// Scored with the weights that it ended with, whether it won or was out.
    void theScoreIsAStateOfItsArchitecture(const nlohmann::json &contestant) const
    {
        const RunId run = openStore().run(contestant.at("run").get<std::string>())->id;
        const auto evaluations = openStore().evaluations();
        QCOMPARE(std::ranges::count(evaluations, run, &Evaluation::supernetRun), std::ptrdiff_t(1));
        const auto score = std::ranges::find(evaluations, run, &Evaluation::supernetRun);
        QCOMPARE(score->supernetStep, contestant.at("steps").get<std::int64_t>());
        QCOMPARE(score->architectureId, contestant.at("id").get<std::string>());
        QCOMPARE(score->state, std::string(contestant.at("start") == "scratch" ? "scratch" : "retrained"));
        QCOMPARE(score->value, contestant.at("bleu").get<double>());
    }

    /// With the project added, and one thread: several wait for each other when a machine is busy.
    QStringList whole(QStringList arguments) const
    {
        return arguments << QStringLiteral("--project") << m_folder.filePath(QStringLiteral("p"))
                         << QStringLiteral("--threads") << QStringLiteral("1");
    }

    test::Ended run(const QStringList &arguments) const { return test::supernet(whole(arguments)); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRetrainCommand)
#include "test_retrain_command.moc"
