// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/support/sha256.h"
#include "support/slowness.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <set>
#include <sys/resource.h>
#include <unistd.h>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds: an orderly program ends long before.

QStringList words(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromLatin1(text);
    return list;
}

} // namespace

/// The train and evaluate commands as a person has them, on a made-up corpus of a few hundred sentences.
class TestTrainCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeText(root(), 400);
        std::ofstream(root() / "tiny.json") << toJson(tiny::space());
        const auto output = run(words({"prepare", "--valid-size", "40", "--test-size", "20", "--vocabulary", "60"})
                                << QStringLiteral("--source") << m_folder.filePath(QStringLiteral("source.txt"))
                                << QStringLiteral("--target") << m_folder.filePath(QStringLiteral("target.txt")));
        QVERIFY2(output.code == 0, output.error.constData());
    }

    void resumeAfterKillIsBitExact_data()
    {
        QTest::addColumn<QString>("policy");
        for (const char *policy : {"none", "network", "layer", "neuron", "partition", "hypernetwork"})
            QTest::newRow(policy) << QString::fromLatin1(policy);
    }
    void resumeAfterKillIsBitExact()
    {
        QFETCH(QString, policy);
        const QString straight = policy + QStringLiteral("-straight");
        const QString killed = policy + QStringLiteral("-killed");
        const auto output = run(training(straight, policy));
        QVERIFY2(output.code == 0, output.error.constData());

        QProcess process;
        start(process, training(killed, policy));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(killed, 100) / "state.json"), Patience);
        QCOMPARE(process.state(), QProcess::Running);
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(Patience));
        QVERIFY(!fs::exists(checkpoint(killed, 200) / "state.json"));

        const auto resumed = run(words({"train", "--resume"}) << killed);
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpoint(killed, 200) / file), sha256OfFile(checkpoint(straight, 200) / file));
    }

    void neitherProbesNorValidationChangeAWeight()
    {
        QVERIFY(!store().conflictSamples(store().run("neuron-straight")->id).empty());
        const auto output = run(
            training(QStringLiteral("unwatched"), QStringLiteral("neuron"),
                     {{"--conflict-every", "0"}, {"--validate-every", "0"}, {"--bleu-sentences", "0"}}));
        QVERIFY2(output.code == 0, output.error.constData());
        QVERIFY(store().conflictSamples(store().run("unwatched")->id).empty());
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpoint(QStringLiteral("unwatched"), 200) / file),
                     sha256OfFile(checkpoint(QStringLiteral("neuron-straight"), 200) / file));
    }

    void conflictIsShownByPartBeforeAndAfterProjection()
    {
        const auto output = run(
            training(QStringLiteral("projected"), QStringLiteral("none"),
                     {{"--sampling", "sandwich"}, {"--surgery", "nasvit"}, {"--surgery-from", "0"}}));
        QVERIFY2(output.code == 0, output.error.constData());
        std::map<std::string, std::vector<nlohmann::json>> rows;
        for (const char *by : {"net", "group", "layer", "tensor"}) {
            const auto shown = conflict({"projected", "--json", "--pair", "largest-smallest", "--by", by});
            QVERIFY2(shown.code == 0, shown.error.constData());
            for (const QByteArray &line : shown.out.trimmed().split('\n'))
                rows[by].push_back(nlohmann::json::parse(line.toStdString()));
        }
        QCOMPARE(rows["net"].size(), std::size_t(1));
        QCOMPARE(rows["group"].size(), std::size_t(4)); // embedding, both attentions, feed-forward
        QVERIFY(rows["group"].size() < rows["layer"].size() && rows["layer"].size() < rows["tensor"].size());
        for (const auto &row : rows["tensor"])
            QVERIFY2(row["projected_share"]["value"] <= row["share"]["value"], row.dump().c_str());
        const auto table = conflict({"projected"});
        QVERIFY2(table.out.contains("Opposed projected") && table.out.contains("net"), table.out.constData());
        QCOMPARE(conflict({"nobody"}).code, 2);
    }

    void validationWatchesSmallestFixedRandomOnesAndLargest()
    {
        std::map<std::string, std::set<std::int64_t>> steps;
        for (const auto &metric : store().metrics(store().run("neuron-straight")->id))
            if (metric.name == "valid/loss" || metric.name == "valid/bleu")
                steps[metric.name + ' ' + metric.subnet].insert(metric.step);
        QCOMPARE(steps.size(), 8U);
        for (const char *subnet : {"smallest", "random-1", "random-2", "largest"})
            for (const char *name : {"valid/loss ", "valid/bleu "})
                QCOMPARE(steps[std::string(name) + subnet], (std::set<std::int64_t>{100, 200}));
    }

    void trainingNeverOpensTheTestSplit()
    {
        const auto data = root() / "p" / "data";
        const auto aside = root() / "aside";
        fs::create_directory(aside);
        for (const char *file : {"test.source.tokens", "test.target.tokens", "test.source.txt", "test.target.txt"})
            fs::rename(data / file, aside / file);
        const auto output = run(training(QStringLiteral("untested"), QStringLiteral("none"), {{"--steps", "100"}}));
        for (const auto &entry : fs::directory_iterator(aside))
            fs::rename(entry.path(), data / entry.path().filename());
        QVERIFY2(output.code == 0, output.error.constData());
    }

    void aFullDiskPausesTrainingAndNothingIsLost()
    {
        const auto name = QStringLiteral("full");
        QProcess process;
        start(process, training(name, QStringLiteral("none")));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(name, 50) / "state.json"), Patience);
        const auto pid = static_cast<pid_t>(process.processId());
        rlimit limit = {4096, RLIM_INFINITY}; // The hard limit stays, so that there can be space again.
        QCOMPARE(::prlimit(pid, RLIMIT_FSIZE, &limit, nullptr), 0);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT(
            (said += process.readAllStandardError()).contains("goes on by itself once there is space"), Patience);
        QCOMPARE(process.state(), QProcess::Running);
        limit.rlim_cur = RLIM_INFINITY;
        QCOMPARE(::prlimit(pid, RLIMIT_FSIZE, &limit, nullptr), 0);
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 0);
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpoint(name, 200) / file),
                     sha256OfFile(checkpoint(QStringLiteral("none-straight"), 200) / file));
        QCOMPARE(trainingLosses("full"), trainingLosses("none-straight"));
        QCOMPARE(trainingLosses("full").size(), 200U);
    }

    void dataCutShortWhileTrainingIsSaidAndTheRunGoesOnLater()
    {
        const auto name = QStringLiteral("cut");
        const auto file = root() / "p" / "data" / "train.target.tokens";
        const auto copy = root() / "train.target.tokens";
        fs::copy_file(file, copy);
        QProcess process;
        start(process, training(name, QStringLiteral("none")));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(name, 50) / "state.json"), Patience);
        fs::resize_file(file, 0);
        QVERIFY(process.waitForFinished(Patience));
        const auto said = process.readAllStandardError();
        fs::rename(copy, file);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(said.contains("cut short") && said.contains("resume"), said.constData());
        QCOMPARE(run(words({"train", "--resume"}) << name).code, 0);
        QCOMPARE(sha256OfFile(checkpoint(name, 200) / "weights.safetensors"),
                 sha256OfFile(checkpoint(QStringLiteral("none-straight"), 200) / "weights.safetensors"));
        QCOMPARE(trainingLosses("cut"), trainingLosses("none-straight"));
    }

    void aDamagedCheckpointCanBeGoneBackBehind()
    {
        const auto name = QStringLiteral("full");
        const auto losses = trainingLosses("full");
        const auto sum = sha256OfFile(checkpoint(name, 200) / "weights.safetensors");
        std::ofstream(checkpoint(name, 200) / "weights.safetensors", std::ios::app) << '!';
        const auto damaged = run(words({"train", "--resume"}) << name);
        QCOMPARE(damaged.code, 1);
        QVERIFY2(damaged.error.contains("step-000200/weights.safetensors") && damaged.error.contains("RUN@STEP"),
                 damaged.error.constData());
        QVERIFY(run(words({"train", "--resume", "full@70"})).error.contains("no checkpoint of step 70"));
        QCOMPARE(run(words({"train", "--resume", "full@150"})).code, 0);
        QCOMPARE(sha256OfFile(checkpoint(name, 200) / "weights.safetensors"), sum);
        QCOMPARE(trainingLosses("full"), losses);
    }

    void aBranchWithoutAChangeTakesTheVerySteps()
    {
        const auto output = run(words({"train", "--from", "neuron-straight@100", "--run", "unchanged"}));
        QVERIFY2(output.code == 0, output.error.constData());
        for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
            QCOMPARE(sha256OfFile(checkpoint(QStringLiteral("unchanged"), 200) / file),
                     sha256OfFile(checkpoint(QStringLiteral("neuron-straight"), 200) / file));
    }

    void aBranchGoesOnWithOtherSettings()
    {
        const auto output = run(words({"train", "--from", "none-straight@100", "--run", "branched", "--learning-rate",
                                       "0.0005", "--sampling", "sandwich", "--steps", "160"}));
        QVERIFY2(output.code == 0, output.error.constData());
        const auto parent = store().run("none-straight");
        const auto branch = store().run("branched");
        QCOMPARE(branch->parentRun, std::optional(parent->id));
        QCOMPARE(branch->parentStep, std::optional<std::int64_t>(100));
        QCOMPARE(branch->seed, parent->seed);
        auto expected = parent->settings;
        expected["peak_learning_rate"] = 0.0005;
        expected["sampling"] = "sandwich";
        expected["steps"] = 160;
        QCOMPARE(branch->settings.dump(), expected.dump());
        const auto losses = trainingLosses("branched");
        QCOMPARE(losses.begin()->first, 101);
        QCOMPARE(losses.rbegin()->first, 160);
        QVERIFY(losses.at(101) != trainingLosses("none-straight").at(101)); // It trains other subnets.
    }

    void aBranchThatDiedBeforeItSavedBeginsAgain()
    {
        const auto losses = trainingLosses("branched");
        fs::remove_all(checkpoint(QStringLiteral("branched"), 160).parent_path());
        QCOMPARE(run(words({"train", "--resume", "branched"})).code, 0);
        QCOMPARE(trainingLosses("branched"), losses);
    }

    void whatABranchCannotChangeIsRefused()
    {
        const auto before = store().runs().size();
        for (const char *option : {"--policy", "--batch-tokens", "--seed"}) {
            const auto refused = run(words(
                {"train", "--from", "none-straight", option, std::strcmp(option, "--policy") == 0 ? "layer" : "50"}));
            QCOMPARE(refused.code, 2);
            QVERIFY2(refused.error.contains(option), refused.error.constData());
        }
        const auto spent = run(words({"train", "--from", "none-straight@200"}));
        QCOMPARE(spent.code, 2);
        QVERIFY2(spent.error.contains("--steps"), spent.error.constData());
        QCOMPARE(run(words({"train", "--from", "none-straight", "--resume", "none-straight"})).code, 2);
        QCOMPARE(store().runs().size(), before);
    }

    void aCheckpointThatARunStartsFromStays()
    {
        const auto name = QStringLiteral("parent");
        QProcess process;
        start(process, training(name, QStringLiteral("none"), {{"--checkpoint-every", "20"}}));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(name, 20) / "state.json"), Patience);
        RunRecord branch;
        branch.kind = JobKind::Train;
        branch.parentRun = store().run("parent")->id;
        branch.parentStep = 20;
        (void)Project::open(root() / "p").openStore().addRun(branch);
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(fs::exists(checkpoint(name, 20) / "state.json"));
        QVERIFY(!fs::exists(checkpoint(name, 40) / "state.json"));
    }

    void aTerminalShowsABarWithTheTimeLeftAndAPipeDoesNot()
    {
        const auto piped = run(training(QStringLiteral("piped"), QStringLiteral("none"), {{"--steps", "60"}}));
        QCOMPARE(piped.code, 0);
        QVERIFY(!piped.error.contains('\r') && !piped.error.contains("left"));
        const auto shown = onTerminal(training(QStringLiteral("shown"), QStringLiteral("none"), {{"--steps", "60"}}));
        QVERIFY2(shown.contains("\rtraining  [") && shown.contains("/60 steps") && shown.contains(" left"),
                 shown.constData());
    }

    void evaluationAgreesWithTheTrainingRun()
    {
        const auto output = run(
            words({"evaluate", "--run", "none-straight", "--metric", "loss,bleu,chrf,ter", "--beam", "2", "--json"}));
        QVERIFY2(output.code == 0, output.error.constData());
        const auto store = Project::open(root() / "p").openStore(Store::Mode::ReadOnly);
        const auto evaluations = store.evaluations();
        QCOMPARE(evaluations.size(), 8U);
        for (const auto &evaluation : evaluations) {
            QCOMPARE(evaluation.split, std::string("valid"));
            QCOMPARE(evaluation.sentences, 40);
            QCOMPARE(evaluation.supernetStep, 200);
            if (evaluation.metric == "loss")
                QVERIFY(std::abs(evaluation.value - lastMetric(store, "valid/loss", evaluation.architectureId)) < 1e-6);
            else
                QVERIFY(evaluation.signature.find("|beam:2|alpha:1|version:") != std::string::npos);
        }
    }

    void terminateMeansStopAndSave()
    {
        QProcess process;
        start(process, training(QStringLiteral("stopped"), QStringLiteral("none")));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(checkpoint(QStringLiteral("stopped"), 50) / "state.json"), Patience);
        process.terminate();
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 130);
        const auto store = Project::open(root() / "p").openStore(Store::Mode::ReadOnly);
        const auto attempts = store.attempts(store.run(std::string("stopped"))->id);
        QCOMPARE(attempts.back().outcome, std::string("stopped"));
    }

    void aLossThatIsNotANumberSaysWhatToChange()
    {
        const auto output = run(
            training(QStringLiteral("wild"), QStringLiteral("none"), {{"--learning-rate", "1e38"}}));
        QCOMPARE(output.code, 1);
        QVERIFY2(output.error.contains("is not a number") && output.error.contains("learning rate"),
                 output.error.constData());
    }

    void vanishedDataIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"train.source.tokens", "train.target.tokens", "valid.source.tokens",
                                 "valid.target.txt", "tokenizer.model"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void vanishedDataIsNamed()
    {
        QFETCH(QString, file);
        const auto path = root() / "p" / "data" / file.toStdString();
        const auto aside = root() / file.toStdString();
        fs::rename(path, aside);
        const auto output = run(training(QStringLiteral("without-") + file, QStringLiteral("none")));
        const auto resumed = run(words({"train", "--resume", "stopped"}));
        fs::rename(aside, path);
        for (const auto &ended : {output, resumed}) {
            QCOMPARE(ended.code, 1);
            QVERIFY2(ended.error.contains(file.toUtf8()), ended.error.constData());
        }
        QVERIFY(fs::exists(checkpoint(QStringLiteral("stopped"), 50) / "state.json"));
    }

    void aGroupIsARunForEachSeed()
    {
        auto asked = training(QStringLiteral("group"), QStringLiteral("layer"), {{"--steps", "20"}, {"--seeds", "4,5"}})
            << QStringLiteral("--json");
        const auto before = store().runs().size();
        const auto first = run(asked);
        QVERIFY2(first.code == 0, first.error.constData());
        QCOMPARE(store().runs().size(), before + 2);
        const RunRecord five = *store().run("group-s5");
        QCOMPARE(five.seed, 5U);
        QVERIFY(five.settings == store().run("group-s4")->settings);
        const auto figures = first.event("result").at("validation");
        QCOMPARE(figures.size(), std::size_t(2 * 4)); // loss and BLEU of the watched subnets
        for (const auto &figure : figures) {
            QCOMPARE(figure.at("runs").get<int>(), 2);
            QVERIFY(figure.at("low") <= figure.at("mean") && figure.at("mean") <= figure.at("high"));
        }
        asked.replaceInStrings(QStringLiteral("4,5"), QStringLiteral("4,5,6")); // what is there is not trained again
        const auto more = run(asked);
        QVERIFY2(more.code == 0, more.error.constData());
        QCOMPARE(store().runs().size(), before + 3);
        QVERIFY(more.event("result").at("validation")[0].at("runs") == 3);
    }

    void scoresOfAnotherProgramAreJoined()
    {
        const std::string largest = tiny::space().largestArchitecture().id();
        std::ofstream(root() / "comet.tsv") << "# by sentence\n"
                                            << largest << "\t0.5\nsmallest\t0.25\n\n"
                                            << largest << "\t0.75\r\n"
                                            << largest << "\t1\n";
        const auto joined = run(joining("none-straight", "comet.tsv", "COMET"));
        QVERIFY2(joined.code == 0, joined.error.constData());
        const auto result = joined.event("result");
        QCOMPARE(result.at("scores").size(), std::size_t(2));
        QVERIFY(result.at("scores")[0].at("interval")[0].get<double>() < 0.75);
        QVERIFY(result.at("scores")[1].at("interval").is_null());
        std::vector<Evaluation> facts = store().evaluations();
        std::erase_if(facts, [](const Evaluation &fact) { return fact.metric != "comet"; });
        QCOMPARE(facts.size(), std::size_t(2));
        QCOMPARE(facts[0].architectureId, largest);
        QCOMPARE(facts[0].value, 0.75);
        QCOMPARE(facts[0].sentences, 3);
        QCOMPARE(facts[0].split, std::string("test"));
        QCOMPARE(facts[0].supernetRun, store().run("none-straight")->id);
        const std::string signature = "scorer:COMET|version:2.2/model|sentences:3|file:";
        QCOMPARE(facts[0].signature, signature + sha256OfFile(root() / "comet.tsv"));
    }

    void scoresThatCannotBeJoinedAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("scorer");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const char *text, const char *scorer, const char *named) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(scorer)
                                << QString::fromLatin1(named);
        };
        row("no tab", "largest\t1\nlargest 1\n", "COMET", "Line 2");
        row("no number", "largest\tgood\n", "COMET", "`good`");
        row("not finite", "largest\tnan\n", "COMET", "`nan`");
        row("unknown", "beef0000\t1\n", "COMET", "beef0000");
        row("empty", "# nothing\n", "COMET", "no score");
        row("our own", "largest\t30\n", "BLEU", "itself");
    }
    void scoresThatCannotBeJoinedAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(QString, scorer);
        QFETCH(QString, named);
        std::ofstream(root() / "faulty.tsv") << text.toStdString();
        const auto runs = store().runs().size();
        const auto joined = run(joining("none-straight", "faulty.tsv", scorer.toLatin1().constData()));
        QVERIFY(joined.code != 0);
        QVERIFY2(joined.error.contains(named.toUtf8()), joined.error.constData());
        QCOMPARE(store().runs().size(), runs);
    }

    void wrongUseIsRefusedBeforeThereIsARun()
    {
        const auto runs = [&] { return store().runs().size(); };
        const auto before = runs();
        QCOMPARE(run(training(QStringLiteral("bad"), QStringLiteral("none"), {{"--dropout", "2"}})).code, 2);
        QCOMPARE(run(words({"evaluate", "--metric", "meteor"})).code, 2);
        QVERIFY(run(words({"evaluate", "--run", "nobody"})).error.contains("nobody"));
        QVERIFY(run(words({"evaluate", "--architecture", "0123abcd"})).error.contains("0123abcd"));
        QCOMPARE(runs(), before);
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }

    fs::path checkpoint(const QString &run, int step) const
    {
        const QString name = QStringLiteral("step-%1").arg(step, 6, 10, QLatin1Char('0'));
        return root() / "p" / "runs" / run.toStdString() / "checkpoints" / name.toStdString();
    }

    /// A short run; `options` take the place of those of the same name.
    QStringList training(const QString &run, const QString &policy,
                         std::initializer_list<std::pair<const char *, const char *>> options = {}) const
    {
        std::map<std::string, std::string> chosen{{"--steps", "200"},
                                                  {"--warmup", "20"},
                                                  {"--batch-tokens", "100"},
                                                  {"--checkpoint-every", "50"},
                                                  {"--validate-every", "100"},
                                                  {"--bleu-sentences", "10"},
                                                  {"--routed", "all"},
                                                  {"--run", run.toStdString()},
                                                  {"--policy", policy.toStdString()},
                                                  {"--space", (root() / "tiny.json").string()}};
        for (const auto &[name, value] : options)
            chosen[name] = value;
        if (policy == QLatin1String("partition")) // whose parts have all tensors apart
            chosen.erase("--routed");
        QStringList list{QStringLiteral("train")};
        for (const auto &[name, value] : chosen)
            list << QString::fromStdString(name) << QString::fromStdString(value);
        return list;
    }

    QStringList joining(const char *run, const char *file, const char *scorer) const
    {
        return words({"evaluate", "--json", "--run", run, "--split", "test", "--scorer", scorer, "--scorer-version",
                      "2.2/model", "--scores"})
            << m_folder.filePath(QString::fromLatin1(file));
    }

    Store store() const { return Project::open(root() / "p").openStore(Store::Mode::ReadOnly); }

    /// By step, of the attempts that count.
    std::map<std::int64_t, double> trainingLosses(const std::string &run) const
    {
        std::map<std::int64_t, double> losses;
        for (const auto &metric : store().metrics(store().run(run)->id))
            if (metric.name == "train/loss")
                losses[metric.step] = metric.value;
        return losses;
    }

    /// What a command writes to standard error when that is a terminal.
    QByteArray onTerminal(const QStringList &arguments) const
    {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
        ::grantpt(terminal);
        ::unlockpt(terminal);
        const std::string name = ::ptsname(terminal);
        QProcess process;
        process.setChildProcessModifier([&name] { ::dup2(::open(name.c_str(), O_RDWR | O_NOCTTY), STDERR_FILENO); });
        start(process, arguments);
        QByteArray shown;
        char buffer[4096];
        for (ssize_t count = 0;
             (count = ::read(terminal, buffer, sizeof buffer)) > 0;) // Fails when nobody has it open.
            shown.append(buffer, count);
        process.waitForFinished(Patience);
        ::close(terminal);
        return shown;
    }

    /// With the project added, and one thread: several wait for each other when a machine is busy.
    QStringList whole(QStringList arguments) const
    {
        return arguments << QStringLiteral("--project") << m_folder.filePath(QStringLiteral("p"))
                         << QStringLiteral("--threads") << QStringLiteral("1");
    }

    test::Ended conflict(std::initializer_list<const char *> arguments) const
    {
        return test::supernet(words({"project", "conflict", "--project"})
                              << m_folder.filePath(QStringLiteral("p")) << words(arguments));
    }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.start(test::program(QStringLiteral("supernet")), whole(arguments));
    }

    test::Ended run(const QStringList &arguments) const { return test::supernet(whole(arguments)); }

    static double lastMetric(const Store &store, const std::string &name, const std::string &architectureId)
    {
        const auto subnet = architectureId == tiny::space().largestArchitecture().id() ? "largest" : "smallest";
        double value = -1;
        for (const auto &metric : store.metrics(store.run(std::string("none-straight"))->id))
            if (metric.name == name && metric.subnet == subnet && metric.step == 200)
                value = metric.value;
        return value;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestTrainCommand)
#include "test_train_command.moc"
