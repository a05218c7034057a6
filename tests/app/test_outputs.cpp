// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a command writes where a person says: nothing that lies there is lost, and with --force it goes in one step.
#include "app/program.h"
#include "domain/project/project.h"
#include "support/tiny_space.h"
#include "support/tiny_text.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

using namespace supernet;
using namespace supernet::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

QStringList words(const QString &line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

void write(const fs::path &file, const std::string &text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string read(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

constexpr auto Latency = "latency --space %1 --vocabulary 60 --architectures 2 --repetitions 1 --source-length 4 "
                         "--target-length 4 --beam 1 --project %2 ";

} // namespace

class TestOutputs : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path path(const char *name) const { return fs::path(m_folder.path().toStdString()) / name; }
    QString text(const char *name) const { return QString::fromStdString(path(name).string()); }
    Ended latency(const QString &more) const
    {
        return supernet::test::supernet(words(QString::fromLatin1(Latency).arg(text("tiny.json"), text("p")) + more));
    }
    static Ended import(const QString &output, bool force = false)
    {
        return supernet::test::supernet(QStringList{QStringLiteral("space"), QStringLiteral("import"),
                                                    QStringLiteral("small"), QStringLiteral("--output"), output}
                                        + (force ? QStringList{QStringLiteral("--force")} : QStringList()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        tiny::writeText(m_folder.path().toStdString(), 100);
        std::ofstream(path("tiny.json")) << toJson(tiny::space());
    }

    /// Without --project the folder is that in which the command is called.
    void preparingLeavesTheCorpusOfTheCurrentFolder_data()
    {
        QTest::addColumn<bool>("inProject");
        QTest::newRow("a folder of one's own") << false;
        QTest::newRow("a project's folder") << true;
    }
    void preparingLeavesTheCorpusOfTheCurrentFolder()
    {
        QFETCH(bool, inProject);
        const fs::path folder = path(inProject ? "with-project" : "without");
        if (inProject)
            static_cast<void>(Project::create(folder, "p"));
        for (const char *name : {"data", "data.old", "data.new"}) {
            write(folder / name / "train.en", read(path("source.txt")));
            write(folder / name / "train.de", read(path("target.txt")));
        }
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(folder.string()));
        process.start(program(QStringLiteral("supernet")),
                      words(QStringLiteral("prepare --vocabulary 60 --source data/train.en --target data/train.de")));
        QVERIFY(process.waitForFinished(300'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains(inProject ? "something else than prepared data" : "such as"));
        for (const char *name : {"data", "data.old", "data.new"})
            QCOMPARE(read(folder / name / "train.en"), read(path("source.txt")));
        QCOMPARE(fs::exists(folder / "project.json"), inProject);
    }

    void aSpaceIsNotWrittenOverAFile()
    {
        write(path("space.json"), "precious");
        const Ended ended = import(text("space.json"));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("space.json exists already") && ended.error.contains("--force"),
                 ended.error.constData());
        QCOMPARE(read(path("space.json")), std::string("precious"));
        QCOMPARE(import(text("space.json"), true).code, 0);
        QVERIFY(json::parse(read(path("space.json"))).contains("genes"));
        QCOMPARE(import(text("new.json")).code, 0);
        QCOMPARE(read(path("new.json")), read(path("space.json")));
    }

    void whatALinkLeadsToIsNotWrittenOver()
    {
        write(path("target.json"), "precious");
        fs::create_symlink("target.json", path("link.json"));
        fs::create_symlink("nowhere.json", path("broken.json"));
        QCOMPARE(import(text("link.json")).code, 1);
        QCOMPARE(import(text("broken.json")).code, 1);
        QCOMPARE(read(path("target.json")), std::string("precious"));
        QCOMPARE(import(text("link.json"), true).code, 0);
        QVERIFY(fs::is_symlink(path("link.json")));
        QVERIFY(json::parse(read(path("target.json"))).contains("genes"));
    }

    void aFolderIsNoFile()
    {
        write(path("folder") / "file", "precious");
        QVERIFY(import(text("folder"), true).code != 0);
        QCOMPARE(read(path("folder") / "file"), std::string("precious"));
    }

    void pipesAreWrittenTo()
    {
        const Ended shown = import(QStringLiteral("/dev/stdout"));
        QCOMPARE(shown.code, 0);
        QVERIFY(json::parse(shown.out.toStdString()).contains("genes"));
        QCOMPARE(::mkfifo(path("pipe").c_str(), 0600), 0);
        QProcess reader;
        reader.start(QStringLiteral("cat"), {text("pipe")});
        QCOMPARE(import(text("pipe")).code, 0);
        QVERIFY(reader.waitForFinished(60'000));
        QCOMPARE(reader.readAllStandardOutput(), shown.out);
        QVERIFY(fs::is_fifo(path("pipe")));
    }

    void latenciesAreNotWrittenOverAFile()
    {
        static_cast<void>(Project::create(path("p"), "p"));
        write(path("latencies.json"), "precious");
        const QString output = QStringLiteral("--output ") + text("latencies.json");
        const Ended ended = latency(output);
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("exists already"), ended.error.constData());
        QCOMPARE(read(path("latencies.json")), std::string("precious"));
        QVERIFY(Project::open(path("p")).openStore().runs().empty()); // Refused before anything is measured.
        QCOMPARE(latency(output + QStringLiteral(" --force")).code, 0);
        QCOMPARE(json::parse(read(path("latencies.json")))["measurements"].size(), std::size_t(2));
    }

    void aPlanTakesTheFolderOfAnEarlierPlanOnly()
    {
        write(path("plan") / "letter.txt", "precious");
        const QString plan = QStringLiteral("--plan ") + text("plan");
        const QString force = QStringLiteral(" --force");
        QCOMPARE(latency(plan).code, 1);
        QCOMPARE(latency(plan + force).code, 1);
        fs::remove(path("plan") / "letter.txt");
        QCOMPARE(latency(plan + force).code, 0); // An empty folder.
        write(path("plan") / "measurements.json", "precious");
        QCOMPARE(latency(plan).code, 1);
        QCOMPARE(latency(plan + force).code, 0);
        QCOMPARE(read(path("plan") / "measurements.json"), std::string("precious"));
        QVERIFY(fs::exists(path("plan") / "supernet"));
        write(path("plan") / "README.md", "my own words");
        QCOMPARE(latency(plan + force).code, 1);
        QCOMPARE(read(path("plan") / "README.md"), std::string("my own words"));
    }

    void aProjectIsNotCopiedIntoWhatIsThere()
    {
        static_cast<void>(Project::create(path("original"), "original"));
        write(path("full") / "letter.txt", "precious");
        const auto copy = [&](const char *to) {
            return supernet::test::supernet(
                {QStringLiteral("project"), QStringLiteral("copy"), text("original"), text(to)});
        };
        const Ended ended = copy("full");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("letter.txt"), ended.error.constData());
        QCOMPARE(std::distance(fs::directory_iterator(path("full")), {}), std::ptrdiff_t(1));
        QCOMPARE(copy("copied").code, 0);
        QCOMPARE(copy("copied").code, 1);
    }
};

QTEST_GUILESS_MAIN(TestOutputs)
#include "test_outputs.moc"
