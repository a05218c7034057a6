// SPDX-License-Identifier: GPL-3.0-or-later
// A project may come from anybody: nothing in it starts a program, reaches outside its folder, or keeps one waiting.
#include "app/program.h"
#include "support/strangers_project.h"

#include <QtTest>

using namespace supernet;
using namespace supernet::test;
namespace fs = std::filesystem;

namespace {

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// The settings of another person, as long as it lives.
class AnotherPerson
{
public:
    AnotherPerson() { qputenv("SUPERNET_SETTINGS_FOLDER", m_folder.path().toLocal8Bit()); }
    ~AnotherPerson() { qputenv("SUPERNET_SETTINGS_FOLDER", m_before); }

private:
    QTemporaryDir m_folder;
    QByteArray m_before = qgetenv("SUPERNET_SETTINGS_FOLDER");
};

} // namespace

class TestStrangersProject : public QObject
{
    Q_OBJECT

private:
    static Ended run(const StrangersProject &theirs, const QStringList &arguments)
    {
        return supernet::test::supernet(arguments + QStringList{QStringLiteral("--project"), theirs.folder()});
    }
    static Ended enqueue(const StrangersProject &theirs, const QStringList &arguments)
    {
        return supernet::test::supernet(words("project queue --project") + QStringList{theirs.folder()} + arguments);
    }
    static QueueItem lastItem(const StrangersProject &theirs) { return theirs.store().queue().back(); }

    /// A job that is done in moments and needs no data.
    const QStringList m_quickJob = words("latency --space demo --vocabulary 60 --architectures 1 --repetitions 1 --beam 1");

private Q_SLOTS:
    void initTestCase() { qputenv("SUPERNET_PYTHON", "/bin/false"); } // Else a runtime may be there, and be measured.

    void aRowFromElsewhereWaitsForAYesAndIsShown()
    {
        const StrangersProject theirs;
        const RowId item = theirs.queue(JobKind::Latency, {"--runtime", "onnxruntime", "--python", theirs.canary()});
        const Ended worked = run(theirs, words("work"));
        QCOMPARE(worked.code, 0);
        QVERIFY(!theirs.hasRun());
        QVERIFY(!lastItem(theirs).claimedAt);
        const QByteArray accept = "supernet project accept " + QByteArray::number(static_cast<qlonglong>(item));
        for (const Ended &told : {worked, run(theirs, words("project queue")), run(theirs, words("project show"))}) {
            QVERIFY2(told.error.contains(accept), told.error.constData());
            QVERIFY2(told.error.contains("latency --runtime onnxruntime --python"), told.error.constData());
        }
    }

    void aRowsWordsDrawNothingOnTheTerminal()
    {
        const StrangersProject theirs;
        theirs.queue(JobKind::Latency, {"--space", "\x1b[2Jdemo\r\n"});
        for (const char *command : {"work", "project queue", "project show"}) {
            const Ended told = run(theirs, words(command));
            QVERIFY(!told.out.contains('\x1b') && !told.error.contains('\x1b'));
            QVERIFY((told.out + told.error).contains("'?[2Jdemo??'"));
        }
    }

    void whoQueuedARowRunsIt()
    {
        const StrangersProject theirs;
        QCOMPARE(enqueue(theirs, m_quickJob).code, 0);
        QCOMPARE(run(theirs, words("work")).code, 0);
        QCOMPARE(lastItem(theirs).outcome, std::string("done"));
    }

    void anotherPersonsRowRunsOnceItIsAccepted()
    {
        const StrangersProject theirs;
        QCOMPARE(enqueue(theirs, m_quickJob).code, 0);
        const AnotherPerson somebody;
        QCOMPARE(run(theirs, words("work")).code, 0);
        QVERIFY(!lastItem(theirs).claimedAt);
        QCOMPARE(run(theirs, words("project accept 1")).code, 0);
        QCOMPARE(run(theirs, words("work")).code, 0);
        QCOMPARE(lastItem(theirs).outcome, std::string("done"));
    }

    void aDeclinedRowIsOutOfTheQueue()
    {
        const StrangersProject theirs;
        theirs.queue(JobKind::Latency, {});
        QCOMPARE(run(theirs, words("project decline 1")).code, 0);
        QCOMPARE(lastItem(theirs).outcome, std::string("removed"));
        QCOMPARE(run(theirs, words("project accept 1")).code, 2);
        QVERIFY(!run(theirs, words("work")).error.contains("accept"));
    }

    /// A seal is under all that a row does: with another one's it waits.
    void aSealHoldsForItsOwnRowOnly()
    {
        const StrangersProject theirs;
        QCOMPARE(enqueue(theirs, m_quickJob).code, 0);
        auto settings = lastItem(theirs).settings;
        settings["arguments"] = {"--space", "small"};
        theirs.store().enqueue(JobKind::Latency, settings);
        theirs.store().enqueue(JobKind::Predictor, lastItem(theirs).settings);
        QCOMPARE(run(theirs, words("work")).code, 0);
        const auto items = theirs.store().queue();
        QCOMPARE(items[0].outcome, std::string("done"));
        QVERIFY(!items[1].claimedAt && !items[2].claimedAt);
    }

    void anAcceptedRowReachesNothingOutside_data()
    {
        QTest::addColumn<JobKind>("job");
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, JobKind job, const char *arguments) {
            QTest::newRow(name) << job << words(arguments);
        };
        row("an interpreter", JobKind::Latency, "--space demo --vocabulary 60 --runtime onnxruntime --python %canary");
        row("an interpreter, as one word", JobKind::Latency, "--space demo --vocabulary 60 --python=%canary");
        row("another project", JobKind::Latency, "--space demo --vocabulary 60 --project %outside/other.supernet");
        row("another row", JobKind::Latency, "--space demo --vocabulary 60 --queue-item 1");
        row("a file to write", JobKind::Latency, "--space demo --vocabulary 60 --output %outside/written");
        row("a file to write, by a way up", JobKind::Latency, "--space demo --vocabulary 60 --output ../written");
        row("a plan to write", JobKind::Latency, "--space demo --vocabulary 60 --plan=%outside/written");
        row("a text to read", JobKind::Prepare, "--tsv %outside/secret");
        row("a space to read", JobKind::Latency, "--vocabulary 60 --space %outside/secret");
        row("architectures to read", JobKind::Evaluate, "--architecture smallest,%outside/secret");
        row("a folder to write", JobKind::Export, "--architecture smallest --output %outside/written");
        row("no argument of the job", JobKind::Latency, "--steps 5");
        row("the end of options", JobKind::Latency, "--space demo --");
        row("a link in the project", JobKind::Latency, "--vocabulary 60 --space way-out/secret");
    }

    void anAcceptedRowReachesNothingOutside()
    {
        QFETCH(const JobKind, job);
        QFETCH(const QStringList, arguments);
        const StrangersProject theirs;
        fs::create_symlink(theirs.outside(""), theirs.path() / "way-out");
        std::vector<std::string> given;
        for (QString word : arguments) {
            word.replace(QStringLiteral("%canary"), QString::fromStdString(theirs.canary()));
            word.replace(QStringLiteral("%outside/"), QString::fromStdString(theirs.outside("").string()));
            given.push_back(word.toStdString());
        }
        theirs.queue(job, given);
        QCOMPARE(run(theirs, words("project accept 1")).code, 0);
        QCOMPARE(run(theirs, words("work")).code, 1);
        QCOMPARE(lastItem(theirs).outcome, std::string("failed"));
        QVERIFY(!lastItem(theirs).run);
        QVERIFY(!theirs.hasRun());
        QVERIFY(!fs::exists(theirs.outside("written")));
        QVERIFY(!fs::exists(theirs.outside("other.supernet")));
    }

    void nobodyQueuesAnInterpreter()
    {
        const StrangersProject theirs;
        const Ended ended = enqueue(theirs, words("export --architecture smallest --python /usr/bin/python3"));
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.error.contains("SUPERNET_PYTHON"), ended.error.constData());
        QVERIFY(theirs.store().queue().empty());
    }

    void aResumedRunTakesNoInterpreterFromTheProject()
    {
        const StrangersProject theirs;
        const QString name = QString::fromStdString(theirs.addLatencyRun());
        QVERIFY(run(theirs, words("latency --resume") + QStringList{name}).code != 0);
        QVERIFY(!theirs.hasRun());
    }

    /// The current folder may be the project's, and PATH may have an empty entry.
    void anInterpreterIsNotFoundInTheCurrentFolder()
    {
        const StrangersProject theirs;
        fs::copy_file(theirs.canary(), theirs.path() / "python3");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", ":.:" + path);
        qunsetenv("SUPERNET_PYTHON");
        QProcess process;
        process.setWorkingDirectory(theirs.folder());
        process.start(program(QStringLiteral("supernet")),
                      words("latency --space demo --vocabulary 60 --architectures 1 --runtime onnxruntime --repetitions 1"));
        const bool ended = process.waitForFinished(120'000);
        qputenv("PATH", path);
        qputenv("SUPERNET_PYTHON", "/bin/false");
        QVERIFY(ended);
        QVERIFY(!theirs.hasRun());
    }
};

QTEST_GUILESS_MAIN(TestStrangersProject)
#include "test_strangers_project.moc"
