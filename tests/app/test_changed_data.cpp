// SPDX-License-Identifier: GPL-3.0-or-later
// A net belongs to the data that it was trained on: every job says so where the project has other data by now.
#include "app/program.h"
#include "domain/project/project.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestChangedData : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path path(const char *name) const { return fs::path(m_folder.path().toStdString()) / name; }
    QString text(const char *name) const { return QString::fromStdString(path(name).string()); }
    Project project() const { return Project::open(path("p")); }

    Ended run(const QStringList &arguments, const char *project = "p", const QByteArray &input = {}) const
    {
        return supernet::test::supernet(arguments + QStringList{QStringLiteral("--project"), text(project)}, input);
    }

    Ended prepare(const char *project, const char *seed) const
    {
        return run(words(QStringLiteral("prepare --valid-size 20 --test-size 20 --vocabulary 60 --seed %1 --source %2 "
                                        "--target %3")
                             .arg(QString::fromLatin1(seed), text("source.txt"), text("target.txt"))),
                   project);
    }

    /// Puts other files, and what project.json tells of them, in place of the project's.
    void replaceData(const char *by, bool withSection) const
    {
        fs::remove_all(project().dataFolder());
        fs::copy(path(by), project().dataFolder());
        if (withSection) {
            json section = Project::open(path("other")).settings()["data"];
            if (fs::equivalent(path(by), path("own-data")))
                section = json::parse(std::ifstream(path("own-section.json")));
            project().setSection("data", section);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeText(m_folder.path().toStdString(), 300);
        std::ofstream(path("tiny.json")) << toJson(tiny::space());
        QCOMPARE(prepare("p", "1").code, 0);
        QCOMPARE(prepare("other", "2").code, 0);
        const QString train = QStringLiteral("train --batch-tokens 100 --validate-every 0 --conflict-every 0 "
                                             "--bleu-sentences 0 --steps 4 --run net --space ")
            + text("tiny.json");
        QCOMPARE(run(words(train)).code, 0);
        QCOMPARE(run(words(QStringLiteral("latency --architectures 24 --repetitions 1 --source-length 4 "
                                          "--target-length 4 --beam 1")))
                     .code,
                 0);
        QCOMPARE(run(words(QStringLiteral("predictor --steps 10"))).code, 0);
        QCOMPARE(
            run(words(QStringLiteral("search --generations 1 --population 6 --bleu-sentences 2 --run found"))).code, 0);
        QCOMPARE(
            run(words(QStringLiteral("retrain --architecture smallest --steps 2 --supernet net --run alone"))).code, 0);
        fs::copy(project().dataFolder(), path("own-data"));
        fs::copy(Project::open(path("other")).dataFolder(), path("other-data"));
        std::ofstream(path("own-section.json")) << project().settings()["data"];
    }

    void everyJobRefusesOtherData_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("resumed training") << QStringLiteral("train --resume net");
        QTest::newRow("branch") << QStringLiteral("train --from net --steps 8");
        QTest::newRow("evaluation") << QStringLiteral("evaluate --run net --metric loss --architecture largest");
        QTest::newRow("search") << QStringLiteral("search --generations 1 --population 4 --bleu-sentences 2");
        QTest::newRow("resumed search") << QStringLiteral("search --resume found");
        QTest::newRow("retraining") << QStringLiteral("retrain --architecture largest --steps 2 --supernet net");
        QTest::newRow("resumed retraining") << QStringLiteral("retrain --resume alone");
        QTest::newRow("export") << QStringLiteral("export --architecture smallest --proof-sentences 2");
        QTest::newRow("fidelity") << QStringLiteral("fidelity --architectures 1 --steps 2 --supernet net");
    }
    void everyJobRefusesOtherData()
    {
        QFETCH(QString, arguments);
        const auto runs = project().openStore().runs().size();
        const auto checkpoints = [&] {
            return std::distance(fs::recursive_directory_iterator(project().folder() / "runs"), {});
        };
        const auto before = checkpoints();
        replaceData("other-data", true); // As another preparation leaves it.
        Ended ended = run(words(arguments));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("other data"), ended.error.constData());
        replaceData("other-data", false); // By hand, or from a backup.
        project().setSection("data", json::parse(std::ifstream(path("own-section.json"))));
        ended = run(words(arguments));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("not that which the project records"), ended.error.constData());
        QCOMPARE(project().openStore().runs().size(), runs); // No run, no attempt, nothing lost.
        QCOMPARE(checkpoints(), before);
        replaceData("own-data", true);
    }

    void aNewTrainingRefusesDataThatTheProjectDoesNotKnow()
    {
        std::ofstream(project().dataFolder() / "valid.target.txt") << "edited by hand\n";
        const Ended ended = run(words(QStringLiteral("train --steps 2 --space ") + text("tiny.json")));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("valid.target.txt"), ended.error.constData());
        replaceData("own-data", true);
    }

    void aTranslationRefusesOtherData()
    {
        const QByteArray request = "{\"id\": 1, \"method\": \"translate\", \"params\": {\"supernet\": \"net\", "
                                   "\"architecture\": \"smallest\", \"sentences\": [\"a b\"]}}\n";
        const auto answer = [&] { return run({QStringLiteral("serve")}, "p", request); };
        const Ended own = answer();
        QVERIFY2(own.out.contains("translations"), own.out.constData());
        replaceData("other-data", true);
        const Ended other = answer();
        QVERIFY2(!other.out.contains("translations") && other.out.contains("other data"), other.out.constData());
        replaceData("own-data", true);
    }

    void latenciesOfAnotherVocabularyAreNotGoneOnWith()
    {
        json section = project().settings()["data"];
        section["vocabulary"] = 70;
        project().setSection("data", section);
        for (const char *job : {"predictor", "latency --resume latency-1"}) {
            const Ended ended = run(words(QString::fromLatin1(job)));
            QCOMPARE(ended.code, 1);
            QVERIFY2(ended.error.contains("vocabulary of 60"), ended.error.constData());
        }
        replaceData("own-data", true);
    }

    void withItsOwnDataAllGoesOn()
    {
        QCOMPARE(run(words(QStringLiteral("evaluate --run net --metric loss --architecture largest"))).code, 0);
        QCOMPARE(run(words(QStringLiteral("export --architecture smallest --proof-sentences 2"))).code, 0);
    }

    void preparingAgainIsRefusedWithWhatToDo()
    {
        const Ended ended = prepare("p", "2");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("`net`") && ended.error.contains("new project"), ended.error.constData());
        QCOMPARE(run(words(QStringLiteral("evaluate --run net --metric loss --architecture largest"))).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestChangedData)
#include "test_changed_data.moc"
