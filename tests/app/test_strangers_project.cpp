// SPDX-License-Identifier: GPL-3.0-or-later
// A project may come from anybody: nothing in it starts a program, reaches outside its folder, or keeps one waiting.
#include "app/program.h"
#include "support/strangers_project.h"
#include "support/tiny_text.h"

#include <QtTest>
#include <set>
#include <sys/stat.h>

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
    const QStringList m_quickJob = words(
        "latency --space demo --vocabulary 60 --architectures 1 --repetitions 1 --beam 1");

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
            QVERIFY(QByteArray(told.out + told.error)
                        .contains("'?[2Jdemo?"
                                  "?'"));
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
        process.start(
            program(QStringLiteral("supernet")),
            words("latency --space demo --vocabulary 60 --architectures 1 --runtime onnxruntime --repetitions 1"));
        const bool ended = process.waitForFinished(120'000);
        qputenv("PATH", path);
        qputenv("SUPERNET_PYTHON", "/bin/false");
        QVERIFY(ended);
        QVERIFY(!theirs.hasRun());
    }

    void aLinkOrAPipeInAProjectIsRefused_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("what");
        for (const char *place :
             {"runs/latency-1/log", "runs/latency-1/lock", "runs/latency-1", "runs", "data", "data/tokenizer.model",
              "exports/model", "store.sqlite", "store.sqlite-wal", "project.json"})
            QTest::addRow("a link, %s", place) << QString::fromLatin1(place) << QStringLiteral("link");
        for (const char *place : {"runs/latency-1/log", "data/tokenizer.model", "project.json", "store.sqlite"})
            QTest::addRow("a pipe, %s", place) << QString::fromLatin1(place) << QStringLiteral("pipe");
        QTest::addRow("a device") << QStringLiteral("runs/latency-1/log") << QStringLiteral("/dev/zero");
    }

    void aLinkOrAPipeInAProjectIsRefused()
    {
        QFETCH(const QString, place);
        QFETCH(const QString, what);
        const StrangersProject theirs;
        const QString latency = QString::fromStdString(theirs.addLatencyRun());
        fs::create_directories(theirs.path() / "runs" / latency.toStdString());
        const fs::path planted = theirs.path() / place.toStdString();
        const fs::path target = fs::is_directory(planted) ? theirs.outside("folder") : theirs.secretFile();
        fs::create_directories(theirs.outside("folder"));
        fs::remove_all(planted);
        if (what == u"pipe")
            QCOMPARE(mkfifo(planted.c_str(), 0600), 0);
        else
            fs::create_symlink(what == u"link" ? target : fs::path(what.toStdString()), planted);
        const std::string before = theirs.secret();
        const OpenWatch watch(target);
        QList<QStringList> commands = {words("work"), words("project copy %from %to")};
        if (place == u"runs/latency-1/log") // All open a project alike: every way in is tried once for each kind.
            commands.append(QList<QStringList>{words("project show"), words("project runs"), words("serve"),
                                               words("train --steps 1"),
                                               words("latency --resume") + QStringList{latency}});
        for (const QStringList &command : std::as_const(commands)) {
            QStringList line = command;
            line.replaceInStrings(QStringLiteral("%from"), theirs.folder());
            line.replaceInStrings(QStringLiteral("%to"), QString::fromStdString(theirs.outside("copy").string()));
            const Ended ended = line.contains(theirs.folder()) ? supernet::test::supernet(line) : run(theirs, line);
            QCOMPARE(ended.code, 1);
            QVERIFY2(ended.error.contains(what == u"pipe" ? "is a pipe" : "is a link"), ended.error.constData());
        }
        QVERIFY(!watch.wasOpened());
        QCOMPARE(theirs.secret(), before);
        QVERIFY(fs::is_empty(theirs.outside("folder")));
        QVERIFY(!fs::exists(theirs.outside("copy")));
    }

    void aCopyFollowsNoLink()
    {
        const StrangersProject theirs;
        fs::create_symlink(theirs.secretFile(), theirs.path() / "notes");
        const fs::path copy = theirs.outside("copy");
        const Ended ended = supernet::test::supernet(words("project copy")
                                                     << theirs.folder() << QString::fromStdString(copy.string()));
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.error.contains("notes is a link"), ended.error.constData());
        QVERIFY(!fs::exists(copy));
    }

    /// What else a person keeps in the folder is none of a project's files.
    void aPersonsOwnLinkBesideTheProjectsFilesIsNoFault()
    {
        const StrangersProject theirs;
        fs::create_symlink(theirs.secretFile(), theirs.path() / "notes");
        QCOMPARE(run(theirs, words("project show")).code, 0);
    }

    void aProjectMayBeReachedByALink()
    {
        const StrangersProject theirs;
        fs::create_directory_symlink(theirs.path(), theirs.outside("link.supernet"));
        const Ended ended = supernet::test::supernet(
            words("project show --project") << QString::fromStdString(theirs.outside("link.supernet").string()));
        QVERIFY2(ended.code == 0, ended.error.constData());
    }

    void aLinkInAnExportedModelIsNotFollowed()
    {
        const StrangersProject theirs;
        const fs::path model = theirs.outside("model");
        for (const char *file : {"proof.json", "config.json", "tokenizer.model", "model.safetensors", "more"}) {
            fs::remove_all(model);
            fs::create_directories(model);
            fs::create_symlink(theirs.secretFile(), model / file);
            const OpenWatch watch(theirs.secretFile());
            const QString folder = QString::fromStdString(model.string());
            for (const QStringList &command : {words("import") << folder, words("translate --model") << folder}) {
                const Ended ended = command.first() == u"import" ? run(theirs, command)
                                                                 : supernet::test::supernet(command);
                QCOMPARE(ended.code, 1);
                QVERIFY2(ended.error.contains("is a link"), ended.error.constData());
            }
            QVERIFY(!watch.wasOpened());
        }
        QVERIFY(fs::is_empty(theirs.path() / "exports"));
    }

    void servesNoModelFromElsewhere()
    {
        const StrangersProject theirs;
        fs::create_directories(theirs.outside("model"));
        fs::create_directory_symlink(theirs.outside("model"), theirs.path() / "way-out");
        theirs.change("INSERT INTO exports VALUES (1, 1, 'a', '" + theirs.outside("model").string() + "', '{}', 1)");
        const OpenWatch watch(theirs.outside("model"));
        QByteArray requests;
        for (const std::string &place :
             {theirs.outside("model").string(), std::string("../model"), std::string("way-out")})
            requests += QByteArray::fromStdString(nlohmann::json{{"id", 1},
                                                                 {"method", "translate"},
                                                                 {"params", {{"export", place}, {"sentences", {"a"}}}}}
                                                      .dump()
                                                  + '\n');
        const Ended ended = supernet::test::supernet(words("serve --project") << theirs.folder(), requests);
        QCOMPARE(ended.lines().size(), std::size_t(3));
        for (const auto &answer : ended.lines())
            QVERIFY(answer["error"]["message"].get<std::string>().find("does not lie in the project")
                    != std::string::npos);
        QVERIFY(!watch.wasOpened());
    }

    void whatAPersonNamesMayBeAPipe()
    {
        const StrangersProject theirs;
        QProcess process;
        process.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"),
             QStringLiteral("'%1' space show <('%1' space import demo)").arg(program(QStringLiteral("supernet")))});
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    void aTextMayBeAPipe()
    {
        const StrangersProject ours;
        tiny::writeText(ours.outside(""), 300);
        const auto prepared = [&](const QString &project, const QString &source, const QString &target) {
            QProcess process;
            process.start(QStringLiteral("bash"),
                          {QStringLiteral("-c"),
                           QStringLiteral("cd '%1' && '%2' prepare --project '%3' --valid-size 20 --test-size 20 "
                                          "--vocabulary 60 --source %4 --target %5")
                               .arg(QString::fromStdString(ours.outside("").string()),
                                    program(QStringLiteral("supernet")), project, source, target)});
            process.waitForFinished(120'000);
            return process.exitCode() == 0 ? QByteArray() : process.readAllStandardError();
        };
        const QString piped = QString::fromStdString(ours.outside("piped.supernet").string());
        QCOMPARE(prepared(piped, QStringLiteral("<(cat source.txt)"), QStringLiteral("<(gzip -c target.txt)")),
                 QByteArray());
        const QString plain = QString::fromStdString(ours.outside("plain.supernet").string());
        QCOMPARE(prepared(plain, QStringLiteral("source.txt"), QStringLiteral("target.txt")), QByteArray());
        const auto tokens = [](const QString &project) {
            QFile file(project + QStringLiteral("/data/train.target.tokens"));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(!tokens(plain).isEmpty());
        QCOMPARE(tokens(piped), tokens(plain));
        QCOMPARE(QDir(piped + QStringLiteral("/runs/prepare-1")).entryList({QStringLiteral("given*")}), QStringList());
        QVERIFY(prepared(plain, QStringLiteral("/dev/zero"), QStringLiteral("target.txt"))
                    .contains("neither a file nor a pipe"));
    }

    /// All of it at once, through every way in.
    void nothingOfAStrangersProjectIsRunAndNothingOutsideIsReached()
    {
        const StrangersProject theirs;
        const QString latency = QString::fromStdString(theirs.addLatencyRun());
        theirs.queue(JobKind::Latency, {"--runtime", "onnxruntime", "--python", theirs.canary()});
        theirs.queue(JobKind::Export, {"--architecture", theirs.secretFile().string(), "--python", theirs.canary()});
        const std::string secret = theirs.secretFile().string();
        theirs.change("INSERT INTO exports VALUES (1, 1, 'a', '" + secret
                      + "', '{}', 1); "
                        "INSERT INTO runs SELECT 7, '../../elsewhere', kind, settings, seed, threads, device, host, 1, "
                        "NULL, NULL "
                        "FROM runs WHERE id = 1; "
                        "INSERT INTO picks VALUES (1, 1, 1, '"
                      + secret + "', '\"" + secret + "\"', 'theirs', 1)");
        std::set<fs::path> before;
        for (const auto &entry : fs::directory_iterator(theirs.outside("")))
            before.insert(entry.path());
        const OpenWatch watch(theirs.secretFile());
        for (const char *command : {"project show", "project runs", "project picks", "project queue", "front", "work",
                                    "predictor", "export --architecture smallest", "evaluate", "search"})
            QVERIFY2(run(theirs, words(command)).code >= 0, command);
        QVERIFY(run(theirs, words("latency --resume") << latency).code > 0);
        QCOMPARE(run(theirs, words("project accept 1 2")).code, 0);
        QCOMPARE(run(theirs, words("work")).code, 1);
        const QByteArray asked = QByteArray::fromStdString(
            nlohmann::json{{"id", 1}, {"method", "collapse"}, {"params", {{"architecture", secret}}}}.dump() + '\n'
            + nlohmann::json{{"id", 2}, {"method", "translate"}, {"params", {{"export", secret}, {"sentences", {"a"}}}}}
                  .dump()
            + '\n'
            + nlohmann::json{{"id", 3}, {"method", "latencies"}, {"params", {{"search", "../.."}, {"device", "../x"}}}}
                  .dump()
            + '\n');
        QCOMPARE(supernet::test::supernet(words("serve --project") << theirs.folder(), asked).lines().size(),
                 std::size_t(3));
        const QString studio = program(QStringLiteral("supernet-studio"));
        if (QFile::exists(studio))
            QVERIFY(QProcess::execute(studio,
                                      words("--report %1 --sentences 0 --project")
                                              .replaceInStrings(QStringLiteral("%1"), theirs.folder() + u"/report.html")
                                          << theirs.folder())
                    >= 0);
        QVERIFY(!watch.wasOpened());
        QVERIFY(!theirs.hasRun());
        for (const auto &entry : fs::directory_iterator(theirs.outside("")))
            QVERIFY2(before.contains(entry.path()), entry.path().c_str());
        // A copy brings along what it is: not to be run either.
        const fs::path copy = theirs.outside("copy");
        QCOMPARE(supernet::test::supernet(words("project copy")
                                          << theirs.folder() << QString::fromStdString(copy.string()))
                     .code,
                 0);
        QCOMPARE(supernet::test::supernet(words("work --project") << QString::fromStdString(copy.string())).code, 0);
        QVERIFY(!theirs.hasRun());
    }
};

QTEST_GUILESS_MAIN(TestStrangersProject)
#include "test_strangers_project.moc"
