// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"
#include "domain/project/project.h"
#include "domain/project/run_state.h"
#include "domain/search/front_view.h"
#include "support/slowness.h"

#include <csignal>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace supernet;
using nlohmann::json;
using supernet::test::Ended;
namespace fs = std::filesystem;

namespace {

constexpr int Patience = 120'000 * supernet::Slowness; ///< Milliseconds: an orderly program ends long before.

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

/// A journey of seconds.
QStringList small(const char *steps = "60")
{
    return words("demo --threads 1 --pairs 600 --vocabulary 300 --architectures 24 --generations 3 "
                 "--population 10 --steps")
        << QString::fromLatin1(steps);
}

std::vector<json> eventsOf(const Ended &ended, const char *name)
{
    std::vector<json> found;
    for (const json &line : ended.lines())
        if (line.value("event", std::string()) == name)
            found.push_back(line);
    return found;
}

} // namespace

/// `supernet demo` as a visitor has it.
class TestDemoCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    Ended m_journey; ///< The whole one, with --json.

    QString project(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QStringList in(const char *name) const { return {QStringLiteral("--project"), project(name)}; }
    Store store(const char *name) const
    {
        return Project::open(project(name).toStdString()).openStore(Store::Mode::ReadOnly);
    }
    std::string stateOf(const char *name, const std::string &run) const
    {
        const Project opened = Project::open(project(name).toStdString());
        const Store facts = opened.openStore(Store::Mode::ReadOnly);
        const auto record = facts.run(run);
        return record ? runState(opened, facts, *record) : std::string();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_journey = supernet::test::supernet(small() << QStringLiteral("--json") << in("whole.supernet"));
        QVERIFY2(m_journey.code == 0, m_journey.error.right(2000).constData());
    }

    void everyLineIsJsonAndEveryStationIsAnnounced()
    {
        const auto stations = eventsOf(m_journey, "station");
        QVERIFY(stations.size() >= 8);
        for (std::size_t i = 0; i < stations.size(); ++i) {
            QVERIFY(stations[i]["number"] == i + 1);
            QVERIFY(stations[i]["count"] == stations.size());
            QVERIFY(stations[i]["behind"] == false);
        }
    }

    void theFrontIsThatOfItsSearch()
    {
        const json result = m_journey.event("result");
        const Store facts = store("whole.supernet");
        const RunRecord search = searchRun(facts, result["run"]);
        const auto members = frontOf(scoredCandidates(facts, search), FrontAxis::Loss);
        QCOMPARE(result["front"].size(), members.size());
        for (std::size_t i = 0; i < members.size(); ++i) {
            QVERIFY(result["front"][i]["id"] == members[i].candidate.architectureId);
            QVERIFY(result["front"][i]["measured_ms"] > 0);
        }
    }

    void twoPicksOfTheFrontAreExportedWithProofAndTested()
    {
        const json result = m_journey.event("result");
        QCOMPARE(result["picks"].size(), std::size_t(2));
        for (const json &pick : result["picks"]) {
            const fs::path folder = pick["export"].get<std::string>();
            QVERIFY(fs::exists(folder / "model.safetensors") && fs::exists(folder / "proof.json"));
            QVERIFY(pick["test_bleu"].is_number());
        }
        const Store facts = store("whole.supernet");
        QCOMPARE(facts.exports().size(), std::size_t(2));
        QCOMPARE(facts.picks().size(), std::size_t(2));
        QVERIFY(fs::exists(result["export"].get<std::string>()));
    }

    /// Nothing but the last station has seen the test data.
    void onlyThePicksAreScoredOnTheTest()
    {
        const json result = m_journey.event("result");
        std::set<std::string> tested;
        for (const Evaluation &evaluation : store("whole.supernet").evaluations())
            if (evaluation.split == "test")
                tested.insert(evaluation.architectureId);
        std::set<std::string> picked;
        for (const json &pick : result["picks"])
            picked.insert(pick["id"]);
        QVERIFY(tested == picked);
    }

    void threeSentencesAreTranslatedAsTheExportsTranslateThem()
    {
        const json result = m_journey.event("result");
        QCOMPARE(result["translations"].size(), std::size_t(3));
        QByteArray input;
        for (const json &line : result["translations"]) {
            QVERIFY(!line["reference"].get<std::string>().empty());
            input += QByteArray::fromStdString(line["source"]) + '\n';
        }
        for (const json &pick : result["picks"]) {
            const Ended ended = supernet::test::supernet({QStringLiteral("translate"), QStringLiteral("--threads"),
                                                          QStringLiteral("1"), QStringLiteral("--model"),
                                                          QString::fromStdString(pick["export"])},
                                                         input);
            QByteArray expected;
            for (const json &line : result["translations"])
                expected += QByteArray::fromStdString(line["translations"][pick["label"].get<std::string>()]) + '\n';
            QCOMPARE(ended.out, expected);
        }
    }

    void thePictureIsDrawnWhereTheStudioIsBuilt()
    {
        const json picture = m_journey.event("result")["picture"];
        const bool built = fs::exists(supernet::test::program(QStringLiteral("supernet-studio")).toStdString());
        QCOMPARE(picture.is_string(), built);
        if (built)
            QVERIFY(fs::file_size(picture.get<std::string>()) > 1000);
    }

    /// Else it could not be moved or shipped.
    void nothingInTheProjectNamesItsPlace()
    {
        int files = 0;
        for (const auto &entry : fs::recursive_directory_iterator(project("whole.supernet").toStdString())) {
            if (!entry.is_regular_file())
                continue;
            QFile file(QString::fromStdString(entry.path().string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(m_folder.path().toUtf8()), entry.path().c_str());
            ++files;
        }
        QVERIFY(files > 20);
    }

    void aFinishedDemoIsShownAgainWithoutNewRuns()
    {
        const auto before = store("whole.supernet").runs().size();
        const Ended again = supernet::test::supernet(QStringList{QStringLiteral("demo")} << in("whole.supernet"));
        QCOMPARE(again.code, 0);
        QCOMPARE(store("whole.supernet").runs().size(), before);
        QVERIFY2(again.error.contains("done before"), again.error.constData());
        const json result = m_journey.event("result");
        for (const char *text : {"Latency ms", "Test BLEU", "Exported", "knee", "best"})
            QVERIFY2(again.out.contains(text), again.out.constData());
        for (const json &line : result["translations"])
            QVERIFY(again.out.contains(QByteArray::fromStdString(line["source"])));
    }

    void anInterruptedDemoGoesOnWhereItWasLeft()
    {
        QProcess process;
        process.start(supernet::test::program(QStringLiteral("supernet")),
                      small("200") << QStringLiteral("--json") << in("stopped.supernet"));
        const fs::path settings = project("stopped.supernet").toStdString() + "/project.json";
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(settings) && stateOf("stopped.supernet", "neuron") == "running", Patience);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(Patience));
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(process.readAllStandardOutput().contains("\"stopped\""));
        QCOMPARE(stateOf("stopped.supernet", "neuron"), std::string("stopped"));

        const Ended resumed = supernet::test::supernet(words("demo --threads 1 --json") << in("stopped.supernet"));
        QVERIFY2(resumed.code == 0, resumed.error.right(2000).constData());
        const Store facts = store("stopped.supernet");
        const RunRecord training = facts.run("neuron").value();
        QCOMPARE(facts.attempts(training.id).size(), std::size_t(2));
        QCOMPARE(facts.metrics(training.id).back().step, 200); // as the first go was told
        const auto stations = eventsOf(resumed, "station");
        QVERIFY(stations[0]["behind"] == true && stations[1]["behind"] == true && stations[2]["behind"] == false);
        QVERIFY(!resumed.event("result")["front"].empty());
    }

    void aProjectThatIsNotTheDemosIsLeftAlone()
    {
        const QString other = project("other.supernet");
        QCOMPARE(supernet::test::supernet({QStringLiteral("project"), QStringLiteral("new"), other}).code, 0);
        Project::open(other.toStdString()).setSection("data", {{"vocabulary", 8}});
        const Ended ended = supernet::test::supernet(small() << in("other.supernet"));
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.error.contains("other.supernet"), ended.error.constData());
        QVERIFY(!fs::exists(other.toStdString() + "/corpus"));
    }
};

QTEST_GUILESS_MAIN(TestDemoCommand)
#include "test_demo_command.moc"
