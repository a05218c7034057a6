// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "support/slowness.h"
#include "support/tiny_space.h"

#include <fstream>
#include <map>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <sstream>

using namespace supernet;
using nlohmann::json;
using supernet::test::Ended;
namespace fs = std::filesystem;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds: an orderly program ends long before.

/// Two kinds of supernet, each with two seeds, in seconds.
json study()
{
    json study = {{"format", "supernet-study"},
                  {"version", 1},
                  {"name", "tiny"},
                  {"title", "Tiny <study>"},
                  {"question", "Does it run?"}};
    study["data"]["demo"] = {{"seed", 1}, {"pairs", 300}, {"vocabulary", 150}};
    study["training"] = {{"batch_tokens", 128}, {"warmup_steps", 4},    {"validate_every", 0}, {"checkpoint_every", 5},
                         {"conflict_every", 4}, {"bleu_sentences", 10}, {"watched_subnets", 1}};
    study["matrix"] = json::array(
        {{{"spaces", {"tiny.json"}},
          {"policies", {{{"name", "plain"}}, {{"name", "mixed"}, {"granularity", "neuron"}, {"experts", 2}}}},
          {"samplers", {{{"name", "uniform"}}}},
          {"budgets", {{{"steps", 12}}}},
          {"seeds", {1, 2}}}});
    study["matrix"].push_back(study["matrix"][0]);
    study["matrix"][1]["policies"] = json::array(
        {{{"name", "dense"}, {"architecture", "largest"}},
         {{"name", "tokens"}, {"architecture", "largest"}, {"granularity", "token"}, {"experts", 3}}});
    study["matrix"][1]["seeds"] = {1};
    study["fidelity"] = {{"architectures", 3},
                         {"budget", {{"steps", 8}}},
                         {"samples", 100},
                         {"scoring", {{"beam", 1}, {"sentences", 10}}}};
    study["fronts"] = {
        {"latency",
         {{"architectures", 20}, {"repetitions", 1}, {"source_length", 4}, {"target_length", 4}, {"beams", {1}}}},
        {"predictor", {{"steps", 20}, {"width", 8}}},
        {"search", {{"population", 6}, {"generations", 2}, {"bleu_sentences", 5}}}};
    study["starts"] = {{"arms", {"plain", "mixed"}}, {"picks", 1}, {"budget", {{"steps", 4}}}};
    study["along"] = {{"every", 5}, {"seeds", {1}}};
    return study;
}

std::string content(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// The table of a report by name; throws where there is none.
json table(const json &report, const std::string &name)
{
    for (const json &table : report.at("tables")) {
        if (table.at("name") == name)
            return table;
    }
    throw std::runtime_error("no table " + name);
}

/// Whether a task trains a run of the matrix.
bool isSupernets(const std::string &title)
{
    return title.starts_with("Train ") && !title.starts_with("Train pick");
}

/// A figure of a table by its row's number and its column's title.
std::string cell(const json &table, std::size_t row, const std::string &title)
{
    const json &columns = table.at("columns");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].at("title") == title)
            return table.at("rows").at(row).at(i).get<std::string>();
    }
    throw std::runtime_error("no column " + title);
}

} // namespace

/// `supernet study` as a person has it.
class TestStudyCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::ofstream(root() / "tiny.json") << toJson(tiny::space());
        write("study.json", study());
        m_ended = run({QStringLiteral("--json")});
        QVERIFY2(m_ended.code == 0, m_ended.error.right(2000).constData());
        m_report = json::parse(content(reportFolder() / "report.json"));
    }

    void everySupernetIsTrainedComparedAndSearchedOnce()
    {
        std::map<JobKind, int> runs;
        for (const RunRecord &run : store("study.supernet").runs())
            ++runs[run.kind];
        QCOMPARE(runs[JobKind::Train], 6);
        QCOMPARE(runs[JobKind::Fidelity], 4 + 2 * 2); // at the end, and of two supernets after 5 and 10 steps
        // One set of standalone nets for all; two picks, which may be one, from two supernets and from scratch.
        QVERIFY2(runs[JobKind::Retrain] == 3 + 3 || runs[JobKind::Retrain] == 3 + 6,
                 std::to_string(runs[JobKind::Retrain]).c_str());
        QCOMPARE(runs[JobKind::Search], 4 + 2 * 2);
        QCOMPARE(runs[JobKind::Latency] + runs[JobKind::Predictor] + runs[JobKind::Prepare], 3);
    }

    void theReportHasEveryTable()
    {
        const std::map<std::string, std::size_t> rows{
            {"arms", 4},       {"conflict", 2},    {"fidelity-comparison", 1}, {"fidelity", 4},
            {"fronts", 4},     {"standalone", 3},  {"supernets", 6},           {"along", 2 * 3},
            {"starts", 2 * 3}, {"start-means", 2}, {"start-effects", 4}};
        for (const auto &[name, count] : rows) {
            QCOMPARE(table(m_report, name).at("rows").size(), count);
            QVERIFY(fs::exists(reportFolder() / (name + ".csv")));
            QVERIFY(content(reportFolder() / "tables.tex").find("\\label{tab:" + name + '}') != std::string::npos);
            QVERIFY(content(reportFolder() / "report.html").find("<section id=\"" + name + "\">") != std::string::npos);
        }
        QVERIFY(content(reportFolder() / "report.html").find("Tiny &lt;study&gt;") != std::string::npos);
        QVERIFY(content(reportFolder() / "report.html").find("<svg") != std::string::npos);
        QVERIFY(!m_report.at("findings").empty());
    }

    void everyRunShowsWhatItCost()
    {
        for (const char *name : {"supernets", "standalone"}) {
            const json costs = table(m_report, name);
            for (std::size_t row = 0; row < costs.at("rows").size(); ++row) {
                QCOMPARE(cell(costs, row, "Steps"), std::string(costs.at("name") == "supernets" ? "12" : "8"));
                for (const char *title : {"Tokens", "FLOPs", "Peak MB"})
                    QVERIFY2(std::stod(cell(costs, row, title)) > 0, title);
                QVERIFY(std::stod(cell(costs, row, "Seconds")) >= 0);
            }
        }
        const json costs = table(m_report, "supernets");
        QCOMPARE(cell(costs, 0, "Tokens"), cell(costs, 2, "Tokens")); // same data, seed and steps
        QVERIFY(std::stod(cell(costs, 0, "FLOPs")) < std::stod(cell(costs, 2, "FLOPs"))); // but experts to mix
    }

    void theReportSaysWhereItsFiguresComeFrom()
    {
        const json where = table(m_report, "provenance");
        const json data = Project::open(root() / "study.supernet").settings().at("data");
        std::map<std::string, std::string> values;
        for (const json &row : where.at("rows"))
            values[row.at(0).get<std::string>()] = row.at(1).get<std::string>();
        QCOMPARE(values["SHA-256 of the data"], data.at("checksum").get<std::string>());
        QCOMPARE(values["SHA-256 of the study"].size(), std::size_t(64));
        QCOMPARE(values["Seeds of mixed"], std::string("1 2"));
        QVERIFY(!cell(table(m_report, "hosts"), 0, "Program").empty());
    }

    void askedAgainItDoesNothingTwice()
    {
        const std::size_t runs = store("study.supernet").runs().size();
        const Ended again = run({});
        QVERIFY2(again.code == 0, again.error.constData());
        QCOMPARE(store("study.supernet").runs().size(), runs);
        QVERIFY(again.error.contains("in the store, as `plain-s1`"));
        const Ended listed = run({QStringLiteral("--list"), QStringLiteral("--json")});
        const json tasks = listed.event("result").at("tasks");
        QCOMPARE(tasks.size(), std::size_t(1 + 6 + 8 + 2 + 8 + 6));
        for (const json &task : tasks)
            QVERIFY2(task.at("done").get<bool>(), task.dump().c_str());
    }

    void itsOwnReportDoesNotDiffer()
    {
        const Ended checked = run(check(reportFolder()));
        QVERIFY2(checked.code == 0, checked.error.constData());
        const json result = checked.event("result").at("check");
        QVERIFY(result.at("compared").get<int>() > 50);
        QCOMPARE(result.at("exact").get<int>(), 0);
    }

    void anotherReportIsMarkedWhereItDiffers()
    {
        json other = m_report;
        for (json &table : other["tables"]) {
            if (table["name"] == "supernets")
                table["rows"][0][8] = "9.8765"; // the loss
        }
        std::ofstream(root() / "other.json") << other;
        const Ended checked = run(check(root() / "other.json"));
        QCOMPARE(checked.code, 1);
        QCOMPARE(checked.event("result").at("check").at("exact").get<int>(), 1);
        const std::string page = content(root() / "checked" / "report.html");
        QVERIFY(page.find("<span class=\"there\">9.8765</span>") != std::string::npos);
        QCOMPARE(QString::fromStdString(page).count(QStringLiteral("class=\"figure differs\"")), 1);
    }

    void aReportIsNotWrittenOverWhatIsNotOfIt()
    {
        const QString foreign = file("letters");
        fs::create_directories(foreign.toStdString());
        std::ofstream(root() / "letters" / "letter.txt") << "precious";
        const QStringList report{QStringLiteral("--report"), QStringLiteral("--output"), foreign};
        const Ended refused = run(report);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.error.contains("something else than a report"), refused.error.constData());
        QVERIFY(!fs::exists(root() / "letters" / "report.html"));
        QCOMPARE(run(report + QStringList{QStringLiteral("--force")}).code, 0);
        QCOMPARE(content(root() / "letters" / "letter.txt"), std::string("precious"));
        QCOMPARE(run(report).code, 0); // By now it is its own.
        std::ofstream(root() / "letters" / "report.html", std::ios::app) << "my own words";
        const Ended edited = run(report);
        QCOMPARE(edited.code, 1);
        QVERIFY2(edited.error.contains("report.html"), edited.error.constData());
        QVERIFY(content(root() / "letters" / "report.html").ends_with("my own words"));
        QCOMPARE(run(report + QStringList{QStringLiteral("--force")}).code, 0);
        QVERIFY(!content(root() / "letters" / "report.html").ends_with("my own words"));
    }

    void aReportIsWrittenWhereAnotherWasKilledBeforeItStood()
    {
        fs::create_directories(root() / "cut" / ".supernet-aside-k1LLed" / "new");
        const Ended ended = run({QStringLiteral("--report"), QStringLiteral("--output"), file("cut")});
        QVERIFY2(ended.code == 0, ended.error.constData());
        QVERIFY(fs::exists(root() / "cut" / "report.html"));
    }

    void aReportOfAnOlderProgramIsItsOwn()
    {
        fs::copy(reportFolder(), root() / "older");
        json older = json::parse(content(root() / "older" / "report.json"));
        older.erase("files");
        std::ofstream(root() / "older" / "report.json") << older;
        const Ended ended = run({QStringLiteral("--report"), QStringLiteral("--output"), file("older")});
        QVERIFY2(ended.code == 0, ended.error.constData());
    }

    void anotherTextIsNotWrittenOver()
    {
        static_cast<void>(Project::create(root() / "own-text.supernet", "own"));
        fs::create_directories(root() / "own-text.supernet" / "corpus");
        std::ofstream(root() / "own-text.supernet" / "corpus" / "train.en") << "precious";
        const Ended ended = supernet::test::supernet(whole({}, "own-text.supernet"));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("another text"), ended.error.constData());
        QCOMPARE(content(root() / "own-text.supernet" / "corpus" / "train.en"), std::string("precious"));
    }

    void aStoppedStudyGoesOnToTheSameFigures()
    {
        QProcess process;
        process.start(test::program(QStringLiteral("supernet")), whole({}, "other.supernet"));
        const auto trains = [&] {
            return fs::exists(root() / "other.supernet" / "runs" / "plain-s1" / "checkpoints" / "step-000005"
                              / "state.json");
        };
        QTRY_VERIFY_WITH_TIMEOUT(trains(), Patience);
        process.terminate();
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(store("other.supernet").runs().size() < store("study.supernet").runs().size());
        const Ended resumed = supernet::test::supernet(whole(check(reportFolder()), "other.supernet"));
        QVERIFY2(resumed.code == 0, resumed.error.right(2000).constData());
        QCOMPARE(resumed.event("result").at("check").at("exact").get<int>(), 0);
        const auto others = [&](const char *project) { // what is found, and so trained, hangs on measured latencies
            auto runs = store(project).runs();
            std::erase_if(runs, [](const RunRecord &run) { return run.kind == JobKind::Retrain; });
            return runs.size();
        };
        QCOMPARE(others("other.supernet"), others("study.supernet"));
    }

    void theDenseBaselineIsOneArchitectureTrainedForAsLong()
    {
        const RunRecord dense = *store("study.supernet").run("dense-s1");
        QCOMPARE(dense.settings.at("steps").get<int>(), 12);
        QCOMPARE(spaceFromJson(dense.settings.at("space")).distinct(), BigCount(1));
        const json arms = table(m_report, "arms");
        QCOMPARE(cell(arms, 2, "Supernet"), std::string("dense"));
        QVERIFY(std::stod(cell(arms, 2, "BLEU largest")) >= 0);
        QCOMPARE(cell(arms, 2, "BLEU smallest"), std::string("-"));
        const RunRecord tokens = *store("study.supernet").run("tokens-s1");
        QVERIFY(tokens.settings.at("space") == dense.settings.at("space"));
        QCOMPARE(tokens.settings.at("policy").at("experts").get<int>(), 3);
        QVERIFY(std::stod(cell(arms, 3, "BLEU largest")) >= 0);
        const json costs = table(m_report, "supernets");
        const double more = std::stod(cell(costs, 5, "FLOPs")) / std::stod(cell(costs, 4, "FLOPs"));
        QVERIFY(more > 1 && more < 1.2); // but for their choice, tokens compute as much as in the dense net
    }

    void startsAreWhatTheSearchesFound()
    {
        const Store facts = store("study.supernet");
        const json starts = table(m_report, "starts");
        for (std::size_t row = 0; row < 6; ++row) {
            const RunRecord run = *facts.run(cell(starts, row, "Run"));
            QCOMPARE(cell(starts, row, "Steps"), std::string("4"));
            const std::string from = cell(starts, row, "Trained from");
            QCOMPARE(run.settings.at("start").get<std::string>(),
                     std::string(from == "scratch" ? "scratch" : "inherited"));
            if (from != "scratch")
                QVERIFY(run.settings.at("supernet").get<std::string>().starts_with(from + "-s1@"));
        }
    }

    void checkpointsAlongTheRunAreComparedWithTheSameNets()
    {
        const json along = table(m_report, "along");
        const json fidelity = table(m_report, "fidelity");
        for (const std::size_t row : {2U, 5U}) { // the last of each supernet
            QCOMPARE(cell(along, row, "Step"), std::string("12"));
            QCOMPARE(cell(along, row, "Gap"), cell(fidelity, row == 2 ? 0 : 2, "Gap"));
            QVERIFY(std::stod(cell(along, row, "Hypervolume")) >= 0);
        }
        QCOMPARE(cell(along, 0, "Step"), std::string("5"));
    }

    void aSeedMoreTrainsOnlyWhatIsNew()
    {
        json more = study();
        more["matrix"][0]["seeds"] = {1, 2, 3};
        write("study.json", more);
        const std::size_t before = store("study.supernet").runs().size();
        const Ended ended = run({});
        write("study.json", study());
        QVERIFY2(ended.code == 0, ended.error.constData());
        QCOMPARE(store("study.supernet").runs().size(), before + 2 * 3); // train, compare and search two supernets
    }

    void faultyStudiesAreNamed_data()
    {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const char *patch, const char *named) {
            QTest::newRow(name) << QString::fromLatin1(patch) << QString::fromLatin1(named);
        };
        row("unknown key", R"({"metrix": []})", "metrix");
        row("unknown setting", R"({"training": {"batch_token": 5}})", "batch_token");
        row("a budget among settings", R"({"training": {"steps": 5}})", "steps");
        row("two budgets", R"({"fidelity": {"budget": {"steps": 8, "minutes": 1}}})", "budget");
        row("no seed",
            R"({"matrix": [{"spaces": ["demo"], "policies": [{"name": "a"}], "samplers": [{"name": "b"}], "budgets": [{"steps": 1}], "seeds": []}]})",
            "seed");
        row("two of one name",
            R"({"matrix": [{"spaces": ["demo"], "policies": [{"name": "a"}, {"name": "a"}], "samplers": [{"name": "b"}], "budgets": [{"steps": 1}], "seeds": [1]}]})",
            "`a`");
        row("cannot be trained", R"({"training": {"dropout": 2}})", "dropout");
        row("no study", R"({"format": "supernet-space"})", "format");
        row("newer", R"({"version": 2})", "newer");
        row("a path for a name", R"({"name": "../x"})", "name");
        row("starts of nobody", R"({"starts": {"arms": ["plain", "other"]}})", "`other`");
        row("starts without fronts", R"({"fronts": null})", "fronts");
        row("along a clock",
            R"({"matrix": [{"spaces": ["demo"], "policies": [{"name": "plain"}, {"name": "mixed", "granularity": "layer", "experts": 2}], "samplers": [{"name": "b"}], "budgets": [{"minutes": 1}], "seeds": [1]}]})",
            "steps");
        row("a dense baseline first",
            R"({"matrix": [{"spaces": ["demo"], "policies": [{"name": "plain", "architecture": "largest"}, {"name": "mixed", "granularity": "layer", "experts": 2}], "samplers": [{"name": "b"}], "budgets": [{"steps": 9}], "seeds": [1]}]})",
            "first arm");
        row("an unknown architecture",
            R"({"matrix": [{"spaces": ["demo"], "policies": [{"name": "plain", "architecture": "big"}], "samplers": [{"name": "b"}], "budgets": [{"steps": 9}], "seeds": [1]}]})",
            "architecture");
        row("wrong type", R"({"fidelity": {"architectures": "many"}})", "cannot be read");
    }
    void faultyStudiesAreNamed()
    {
        QFETCH(QString, patch);
        QFETCH(QString, named);
        json faulty = study();
        faulty.merge_patch(json::parse(patch.toStdString()));
        write("faulty.json", faulty);
        const Ended ended = supernet::test::supernet(
            {QStringLiteral("study"), file("faulty.json"), QStringLiteral("--project"), file("faulty.supernet")});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains(named.toUtf8()), ended.error.constData());
        QVERIFY(!fs::exists(root() / "faulty.supernet"));
    }

    void dataOfAnotherStudyAreRefused()
    {
        json other = study();
        other["data"]["demo"]["pairs"] = 200;
        write("other-data.json", other);
        const Ended ended = supernet::test::supernet(
            {QStringLiteral("study"), file("other-data.json"), QStringLiteral("--project"), file("study.supernet")});
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.error.contains("other data"), ended.error.constData());
    }

    void aStudyOfOnesOwnDataNeedsThem()
    {
        const Ended ended = supernet::test::supernet({QStringLiteral("study"), QStringLiteral("multi30k-sharing"),
                                                      QStringLiteral("--project"), file("nowhere")});
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.error.contains("supernet prepare"), ended.error.constData());
        QVERIFY(!fs::exists(root() / "nowhere"));
    }

    void shippedStudiesCanBeRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("supernets");
        QTest::newRow("demo-ablation") << QStringLiteral("demo-ablation") << 9;
        QTest::newRow("multi30k-sharing") << QStringLiteral("multi30k-sharing") << 2;
        QTest::newRow("reviewers") << QStringLiteral("reviewers") << 78;
    }
    void shippedStudiesCanBeRead()
    {
        QFETCH(QString, name);
        QFETCH(int, supernets);
        const bool makesData = name == QLatin1String("demo-ablation");
        const QString project = makesData ? file("fresh.supernet") : file("study.supernet");
        const Ended listed = supernet::test::supernet({QStringLiteral("study"), name, QStringLiteral("--list"),
                                                       QStringLiteral("--json"), QStringLiteral("--project"), project});
        QVERIFY2(listed.code == 0, listed.error.constData());
        int trainings = 0;
        const json tasks = listed.event("result").at("tasks");
        for (const json &task : tasks)
            trainings += isSupernets(task.at("title").get<std::string>()) ? 1 : 0;
        QCOMPARE(trainings, supernets);
    }

private:
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path reportFolder() const { return root() / "study.supernet" / "studies" / "tiny"; }
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    Store store(const char *project) const { return Project::open(root() / project).openStore(Store::Mode::ReadOnly); }
    void write(const char *name, const json &value) const { std::ofstream(root() / name) << value; }

    /// Compares with another report, leaving the study's own alone.
    QStringList check(const fs::path &report) const
    {
        return {QStringLiteral("--json"), QStringLiteral("--check"), QString::fromStdString(report.string()),
                QStringLiteral("--output"), file("checked")};
    }

    QStringList whole(const QStringList &arguments, const char *project = "study.supernet") const
    {
        return QStringList{QStringLiteral("study"), file("study.json"),          QStringLiteral("--threads"),
                           QStringLiteral("1"),     QStringLiteral("--project"), file(project)}
        + arguments;
    }

    Ended run(const QStringList &arguments) const { return supernet::test::supernet(whole(arguments)); }

    QTemporaryDir m_folder;
    Ended m_ended;
    json m_report;
};

QTEST_GUILESS_MAIN(TestStudyCommand)
#include "test_study_command.moc"
