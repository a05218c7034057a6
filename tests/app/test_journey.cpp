// SPDX-License-Identifier: GPL-3.0-or-later
// The main job end to end, as a person does it at a terminal: every step is a process of the real program.
#include "app/program.h"
#include "domain/export/export_format.h"
#include "domain/project/run_state.h"
#include "domain/space/presets.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct Word
{
    const char *english;
    const char *german;
};

constexpr Word people[] = {{"the man", "der Mann"},       {"the woman", "die Frau"},         {"a child", "ein Kind"},
                           {"my brother", "mein Bruder"}, {"the old cook", "der alte Koch"}, {"a girl", "ein Mädchen"}};
constexpr Word verbs[] = {
    {"sees", "sieht"}, {"buys", "kauft"}, {"finds", "findet"}, {"paints", "malt"}, {"wants", "will"}};
constexpr Word things[] = {
    {"a house", "ein Haus"},     {"the bread", "das Brot"},    {"a red coat", "einen roten Mantel"},
    {"the picture", "das Bild"}, {"two apples", "zwei Äpfel"}, {"the book", "das Buch"}};
constexpr Word times[] = {{"today", "heute"}, {"in the morning", "am Morgen"}, {"often", "oft"}};

/// Every combination of the words above, one a line.
void writeCorpus(const fs::path &english, const fs::path &german)
{
    std::ofstream source(english);
    std::ofstream target(german);
    for (const Word &person : people)
        for (const Word &verb : verbs)
            for (const Word &thing : things)
                for (const Word &time : times) {
                    source << person.english << ' ' << verb.english << ' ' << thing.english << ' ' << time.english
                           << '\n';
                    target << person.german << ' ' << verb.german << ' ' << time.german << ' ' << thing.german << '\n';
                }
}

} // namespace

class JourneyTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_temporary;
    QString m_project;
    std::string m_pick; ///< Id of an architecture on the front.

    QString path(const char *name) const { return m_temporary.filePath(QString::fromLatin1(name)); }

    /// A command on the test's project with --json, which must end well.
    Ended step(QStringList arguments)
    {
        arguments << QStringLiteral("--project") << m_project << QStringLiteral("--json");
        const Ended ended = supernet::test::supernet(arguments);
        if (ended.code != 0)
            qWarning().noquote() << arguments.join(u' ') << '\n' << ended.out.right(2000) << ended.error.right(2000);
        return ended;
    }

    static QStringList words(const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }

    Store store() const { return Project::open(m_project.toStdString()).openStore(Store::Mode::ReadOnly); }

    std::optional<RunRecord> lastRun(JobKind kind) const
    {
        std::optional<RunRecord> found;
        for (const RunRecord &run : store().runs()) {
            if (run.kind == kind)
                found = run;
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_project = path("journey.supernet");
        writeCorpus(path("train.en").toStdString(), path("train.de").toStdString());
        // Here, since nothing else can be tried without data: what fails here skips the rest.
        const Ended ended = step(words("prepare --vocabulary 90 --valid-size 40 --test-size 40")
                                 << QStringLiteral("--source") << path("train.en") << QStringLiteral("--target")
                                 << path("train.de"));
        QCOMPARE(ended.code, 0);
        QVERIFY(ended.event("result").is_object());
        QVERIFY(fs::exists(Project::open(m_project.toStdString()).dataFolder() / "train.source.tokens"));
    }

    void trainsASupernet()
    {
        const Ended ended = step(
            words("train --space demo --policy neuron --steps 30 --batch-tokens 512 --warmup 10 "
                  "--validate-every 15 --checkpoint-every 10 --conflict-every 10 --bleu-sentences 20"));
        QCOMPARE(ended.code, 0);
        const auto run = lastRun(JobKind::Train);
        QVERIFY(run.has_value());
        QCOMPARE(run->name, std::string("neuron-1"));
        std::set<std::string> names;
        for (const Metric &metric : store().metrics(run->id))
            names.insert(metric.name);
        for (const char *name : {"train/loss", "valid/loss", "valid/bleu"})
            QVERIFY2(names.contains(name), name);
        QVERIFY(!store().conflictSamples(run->id).empty());
    }

    void measuresLatencies()
    {
        QCOMPARE(
            step(words("latency --architectures 24 --repetitions 2 --source-length 8 --target-length 8 --beam 1")).code,
            0);
        QCOMPARE(store().measurements().size(), std::size_t(24));
        for (const Measurement &measurement : store().measurements()) {
            QCOMPARE(measurement.protocol.at("beam").get<int>(), 1);
            QCOMPARE(measurement.protocol.at("threads").get<int>(), 1);
            QVERIFY(measurement.p10Ms <= measurement.medianMs && measurement.medianMs <= measurement.p90Ms);
            QCOMPARE(measurement.repetitions, std::int64_t(2));
        }
        QCOMPARE(step(words("latency --architectures 3 --repetitions 2 --source-length 8 --target-length 8 --beam 1,3"))
                     .code,
                 0);
        std::map<int, int> beams;
        for (const Measurement &measurement : store().measurements())
            ++beams[measurement.protocol.at("beam").get<int>()];
        QCOMPARE(beams, (std::map<int, int>{{1, 27}, {3, 3}}));
    }

    void learnsToPredictThem()
    {
        const Ended ended = step(words("predictor --steps 200 --run latency-1"));
        QCOMPARE(ended.code, 0);
        QVERIFY(lastRun(JobKind::Predictor).has_value());
        for (const char *model : {"predictor", "depth_line"}) // The line through decoder depth stands beside it.
            QVERIFY(ended.event("result").at("accuracy").at(model).at("mean_error_percent").is_number());
        const Ended said = supernet::test::supernet(words("predictor --steps 200 --run latency-1 --project")
                                                    << m_project);
        QVERIFY2(said.out.contains("Predictor") && said.out.contains("Line through decoder depth")
                     && said.out.contains("inside a depth"),
                 said.out.constData());
    }

    void searches()
    {
        QCOMPARE(step(words("search --generations 3 --population 10 --bleu-sentences 10")).code, 0);
        const auto run = lastRun(JobKind::Search);
        QVERIFY(run.has_value());
        QVERIFY(store().candidates(run->id).size() >= 10);
    }

    void searchesByBleuToo()
    {
        QCOMPARE(
            step(words("search --run by-bleu --fitness bleu --generations 2 --population 6 --bleu-sentences 10")).code,
            0);
        const RunRecord run = *store().run("by-bleu");
        std::set<std::string> scored;
        for (const Evaluation &evaluation : store().evaluations()) {
            QCOMPARE(evaluation.split, std::string("valid"));
            QVERIFY(evaluation.metric != "bleu" || evaluation.sentences == 10);
            scored.insert(evaluation.architectureId);
        }
        for (const Candidate &candidate : store().candidates(run.id))
            QVERIFY(scored.contains(candidate.architectureId));
    }

    void aLimitThatNothingMeetsNamesTheFastest()
    {
        const Ended ended = step(words("search --run hopeless --limit 0.0001"));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains(" ms"), ended.error.constData());
        QVERIFY(store().candidates(store().run("hopeless")->id).empty());
    }

    void showsTheFront()
    {
        const Ended ended = step(words("front --run search-1"));
        QCOMPARE(ended.code, 0);
        const auto lines = ended.lines();
        QVERIFY(!lines.empty());
        m_pick = lines.front().value("id", std::string());
        QVERIFY2(!m_pick.empty(), ended.out.constData());
    }

    void measuresAgainWhereItMatters()
    {
        const auto unmeasured = [this] {
            std::set<std::string> ids;
            for (const json &member : step(words("front --run search-1")).lines()) {
                if (member.at("measured_ms").is_null())
                    ids.insert(member.at("id").get<std::string>());
            }
            return ids;
        };
        const json protocol = store().run("search-1")->settings.at("latency_protocol");
        const std::set<std::string> before = unmeasured();
        QVERIFY(!before.empty());
        const std::size_t held = store().measurements().size();
        QCOMPARE(step(words("latency --front search-1 --architectures 1 --repetitions 2")).code, 0);
        QCOMPARE(store().measurements().size(), held + 1);
        QVERIFY(before.contains(store().measurements().back().architectureId));
        QVERIFY(store().measurements().back().protocol == protocol); // as its predictor's were taken
        QCOMPARE(step(words("latency --front search-1 --repetitions 2")).code, 0);
        QVERIFY(unmeasured().empty());
        const Ended wrong = step(words("latency --front by-nobody"));
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.error.contains("by-nobody"), wrong.error.constData());
    }

    void exportsASubnetThatStandsOnItsOwn()
    {
        const Ended ended = step(words("export --proof-sentences 5 --architecture") << QString::fromStdString(
                                     m_pick) << QStringLiteral("--output") << path("journey.supernet/exports/pick"));
        QCOMPARE(ended.code, 0);
        const fs::path model = Project::open(m_project.toStdString()).exportsFolder() / "pick";
        for (const char *file : {"model.safetensors", "config.json", "tokenizer.model", "proof.json"})
            QVERIFY2(fs::exists(model / file), file);
        QCOMPARE(store().exports().at(0).path, std::string("exports/pick"));
    }

    /// A fresh process of the program itself tries the file.
    void exportsInEightBitsForItself()
    {
        const Ended ended = step(words("export --proof-sentences 5 --format safetensors-int8 --architecture")
                                 << QString::fromStdString(m_pick) << QStringLiteral("--output") << path("pick-int8"));
        QCOMPARE(ended.code, 0);
        const json proof = store().exports().back().proof;
        const json &found = proof["verification"];
        QVERIFY2(found["verdict"] == "quantised", found.dump().c_str());
        QVERIFY2(found["runtime"].get<std::string>().starts_with("Supernet Studio"), found.dump().c_str());
        QCOMPARE(found["sentences"], 5);
        QVERIFY(found["largest_difference"] > 0 && found["beam_5_latency_ms"] > 0 && found["bleu"].is_number());
        QVERIFY(proof["bytes"] < store().exports().front().proof["bytes"]);
        const Ended translated = supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--model"),
                                                           path("pick-int8")},
                                                          "the man sees a house today\n");
        QCOMPARE(translated.code, 0);
        QCOMPARE(translated.out.count('\n'), 1);
    }

    void translatesWithTheExportLineByLine()
    {
        QByteArray input = "the man sees a house today\n\n   \t \nzzz \xff\xfe ???\n";
        input += QByteArray(10'000, 'a') + "\nnothing " + QByteArray(1, '\0') + " here\n"
            + QByteArray("dog ").repeated(2'500) + "\r\na girl buys the bread often"; // The last line has no end.
        for (const char *beam : {"1", "4"}) {
            const Ended ended = supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--model"),
                                                          m_project + QStringLiteral("/exports/pick"),
                                                          QStringLiteral("--beam"), QString::fromLatin1(beam)},
                                                         input);
            QCOMPARE(ended.code, 0);
            QCOMPARE(ended.out.count('\n'), 8);
            const auto lines = ended.out.split('\n');
            QVERIFY(lines[1].isEmpty()
                    && lines[2].isEmpty()); // what a net of a few steps says of the others may be empty too
            QVERIFY2(ended.error.contains("Line 4 is not valid UTF-8"), ended.error.constData());
        }
    }

    void servesWhatAPersonWaitsFor()
    {
        json requests[] = {
            {{"id", 1}, {"method", "hello"}},
            {{"id", 2}, {"method", "collapse"}, {"params", {{"architecture", m_pick}}}},
            {{"id", 3}, {"method", "coefficients"}, {"params", {{"architecture", "largest"}}}},
            {{"id", 4},
             {"method", "translate"},
             {"params", {{"architecture", m_pick}, {"beam", 2}, {"sentences", {"the man sees a house today", ""}}}}},
            {{"id", 5},
             {"method", "translate"},
             {"params", {{"architecture", {{"decoder_layers", 99}}}, {"sentences", {"a"}}}}},
            {{"id", 6}, {"method", "collapse"}, {"params", {{"architecture", "smallest"}}}},
            {{"id", 7},
             {"method", "translate"},
             {"params", {{"export", "exports/pick"}, {"beam", 2}, {"sentences", {"the man sees a house today", ""}}}}},
            {{"id", 8}, {"method", "export"}, {"params", {{"architecture", "smallest"}}}},
            {{"id", 9}, {"method", "experts"}},
            {{"id", 10}, {"method", "latencies"}, {"params", {{"space", toJson(loadSpace("demo"))}, {"samples", 20}}}},
        };
        QByteArray input;
        for (const json &request : requests)
            input += QByteArray::fromStdString(request.dump()) + '\n';
        const Ended ended = supernet::test::supernet({QStringLiteral("serve"), QStringLiteral("--project"), m_project},
                                                     input);
        QCOMPARE(ended.code, 0);
        const auto answers = ended.lines();
        QCOMPARE(answers.size(), std::size_t(10));
        for (std::size_t i = 0; i < answers.size(); ++i) {
            QCOMPARE(answers[i].at("id").get<std::size_t>(), i + 1);
            QVERIFY2(answers[i].contains(i == 4 ? "error" : "result"), answers[i].dump().c_str());
        }
        QVERIFY(answers[1]["result"]["id"] == m_pick);
        QVERIFY(answers[1]["result"]["parametersWithoutEmbeddings"]
                >= answers[5]["result"]["parametersWithoutEmbeddings"]);
        QVERIFY(!answers[2]["result"]["coefficients"].empty());
        QCOMPARE(answers[3]["result"]["translations"].size(), std::size_t(2));
        QVERIFY(answers[3]["result"]["milliseconds"] > 0);
        QVERIFY(answers[6]["result"]["translations"] == answers[3]["result"]["translations"]);
        QVERIFY(fs::exists(answers[7]["result"]["path"].get<std::string>()));
        QVERIFY(!answers[8]["result"]["similarity"].empty());
        const auto latencies = answers[9]["result"]["milliseconds"].get<std::vector<double>>();
        QCOMPARE(latencies.size(), std::size_t(20));
        QVERIFY(std::ranges::all_of(latencies, [](double ms) { return ms > 0; }));
    }

    void searchesOnlyWhatAFormatTakes()
    {
        QCOMPARE(
            step(words(
                     "search --run held --generations 1 --population 8 --bleu-sentences 4 --exportable-as ctranslate2"))
                .code,
            0);
        const auto run = lastRun(JobKind::Search);
        const SearchSpace space = spaceFromJson(run->settings["space"]);
        const auto candidates = store().candidates(run->id);
        QVERIFY(candidates.size() >= 8);
        for (const Candidate &candidate : candidates) {
            const auto shape = translationShape(space, architectureFromJson(candidate.architecture, space));
            QCOMPARE(exportFormat("ctranslate2").obstacle(shape, 90), std::string());
        }
    }

    void worksThroughTheQueue()
    {
        QCOMPARE(step({QStringLiteral("project"), QStringLiteral("queue")}).code, 0);
        const QStringList queue = {QStringLiteral("project"), QStringLiteral("queue"), QStringLiteral("--project"),
                                   m_project};
        QCOMPARE(supernet::test::supernet(queue
                                          + words("evaluate --architecture smallest --metric loss --sentences 10"))
                     .code,
                 0);
        QCOMPARE(supernet::test::supernet(queue + words("evaluate --run nobody")).code, 0);
        QCOMPARE(supernet::test::supernet({QStringLiteral("work"), QStringLiteral("--project"), m_project}).code, 1);
        const auto items = store().queue();
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[0].outcome, std::string("done"));
        QVERIFY(items[0].run.has_value());
        QCOMPARE(items[1].outcome, std::string("failed"));
    }

    void whatAKilledWorkerHadNotBegunIsDoneByTheNext()
    {
        Store queue = Project::open(m_project.toStdString()).openStore();
        const QStringList queued = QStringList{QStringLiteral("project"), QStringLiteral("queue"),
                                               QStringLiteral("--project"), m_project}
            + words("evaluate --architecture smallest --metric loss --sentences 10");
        QCOMPARE(supernet::test::supernet(queued).code, 0);
        QVERIFY(queue.claimNext().has_value()); // As by a worker that is no more.
        QCOMPARE(supernet::test::supernet({QStringLiteral("work"), QStringLiteral("--project"), m_project}).code, 0);
        QCOMPARE(store().queue().back().outcome, std::string("done"));
    }

    void whatAKilledWorkersJobDiedOfIsSaid()
    {
        Store queue = Project::open(m_project.toStdString()).openStore();
        const RowId item = queue.enqueue(JobKind::Evaluate, {{"arguments", {"--metric", "loss"}}});
        QCOMPARE(queue.claimNext()->id, item);
        RunRecord run;
        run.kind = JobKind::Evaluate;
        (void)queue.addRun(run, item);
        QCOMPARE(supernet::test::supernet({QStringLiteral("work"), QStringLiteral("--project"), m_project}).code, 0);
        QCOMPARE(store().queue().back().outcome, std::string("died"));
    }

    void aKilledTrainingIsFoundDeadAndResumed()
    {
        QProcess job;
        job.start(program(QStringLiteral("supernet")),
                  words("train --space demo --steps 400 --batch-tokens 512 --validate-every 0 --checkpoint-every 5 "
                        "--conflict-every 0 --project")
                      << m_project);
        const Project project = Project::open(m_project.toStdString());
        const fs::path second = project.runFolder("plain-1") / "checkpoints/step-000010/state.json";
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(second), 60'000);
        QCOMPARE(runState(project, store(), *store().run("plain-1")), std::string("running"));
        job.kill();
        QVERIFY(job.waitForFinished(10'000));
        QCOMPARE(runState(project, store(), *store().run("plain-1")), std::string("died"));

        QProcess resumed;
        resumed.start(program(QStringLiteral("supernet")),
                      words("train --resume plain-1 --json --project") << m_project);
        QTRY_COMPARE_WITH_TIMEOUT(store().attempts(store().run("plain-1")->id).size(), std::size_t(2), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(store().metrics(store().run("plain-1")->id).back().attempt == 2, 30'000);
        ::kill(static_cast<pid_t>(resumed.processId()), SIGTERM);
        QVERIFY(resumed.waitForFinished(30'000));
        QCOMPARE(resumed.exitStatus(), QProcess::NormalExit);
        QCOMPARE(resumed.exitCode(), 130);
        const auto attempts = store().attempts(store().run("plain-1")->id);
        QVERIFY(attempts.back().resumedFromStep >= 10);
        QCOMPARE(attempts.back().outcome, std::string("stopped"));
    }

    void aRunningJobIsPausedAndStoppedFromOutside()
    {
        QProcess job;
        job.start(program(QStringLiteral("supernet")), words("train --resume plain-1 --json --project") << m_project);
        const Project project = Project::open(m_project.toStdString());
        const RunRecord run = *store().run("plain-1");
        QTRY_VERIFY_WITH_TIMEOUT(isAlive(project, run), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(store().attempts(run.id).size(), std::size_t(3), 30'000);
        QCOMPARE(step(words("project send plain-1 pause")).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(store().progress(run.id)->phase, std::string("paused"), 30'000);
        QCOMPARE(step(words("project send plain-1 stop")).code, 0);
        QVERIFY(job.waitForFinished(30'000));
        QCOMPARE(job.exitCode(), 130);
        QCOMPARE(runState(project, store(), run), std::string("stopped"));
    }

    void exitCodesAndErrorsSayWhatWentWrong_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no command") << QString() << 2;
        QTest::newRow("an unknown command") << QStringLiteral("dance") << 2;
        QTest::newRow("an unknown option") << QStringLiteral("train --dance") << 2;
        QTest::newRow("an unknown shell") << QStringLiteral("completion tcsh") << 2;
        QTest::newRow("a word for a number") << QStringLiteral("train --steps many") << 2;
        QTest::newRow("help") << QStringLiteral("--help") << 0;
        QTest::newRow("version") << QStringLiteral("--version") << 0;
        QTest::newRow("help of a command") << QStringLiteral("train --help") << 0;
        QTest::newRow("no project") << QStringLiteral("project show --project /nonexistent") << 1;
        QTest::newRow("no such run") << QStringLiteral("train --resume nobody --project PROJECT") << 2;
    }

    void exitCodesAndErrorsSayWhatWentWrong()
    {
        QFETCH(QString, arguments);
        QFETCH(int, code);
        const Ended ended = supernet::test::supernet(
            arguments.replace(QStringLiteral("PROJECT"), m_project).split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(ended.code, code);
        QVERIFY(code == 0 ? !ended.out.isEmpty() && ended.error.isEmpty() : !ended.error.isEmpty());
    }

    void everyCommandHasHelpWithExamples()
    {
        const Ended bash = supernet::test::supernet({QStringLiteral("completion"), QStringLiteral("bash")});
        QCOMPARE(bash.code, 0);
        for (const char *command :
             {"prepare", "train", "evaluate", "score", "latency", "predictor", "search", "front", "retrain", "fidelity",
              "study", "export", "import", "translate", "space", "project", "work", "serve", "demo"}) {
            const Ended help = supernet::test::supernet({QString::fromLatin1(command), QStringLiteral("--help")});
            QVERIFY2(help.code == 0, command);
            QVERIFY2(help.out.contains("Example"), command);
            QVERIFY2(bash.out.contains(command), command);
        }
    }

    void anErrorWithJsonIsAnEventToo()
    {
        const Ended ended = supernet::test::supernet(words("project show --json --project /nonexistent"));
        QCOMPARE(ended.code, 1);
        QVERIFY(ended.event("error").at("message").get<std::string>().find("/nonexistent") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(JourneyTest)
#include "test_journey.moc"
