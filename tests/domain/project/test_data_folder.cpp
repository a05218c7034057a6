// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/data_folder.h"
#include "domain/project/run_lock.h"
#include "domain/support/sha256.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

void write(const fs::path &file, const std::string &text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// Files as `supernet prepare` leaves them, with their manifest. Returns their checksum.
std::string writeData(const fs::path &folder, const std::string &text)
{
    json files;
    for (const std::string name : {"train.source.tokens", "valid.source.txt"}) {
        const std::string content = name + text;
        write(folder / name, content);
        files[name] = {{"bytes", content.size()}, {"sha256", sha256(std::as_bytes(std::span(content)))}};
    }
    const json manifest{{"format", 1}, {"tokenizer", json::object()}, {"splits", json::object()}, {"files", files}};
    write(folder / DataManifestFile, manifest.dump());
    return dataChecksum(files);
}

std::string messageOf(const std::function<void()> &work)
{
    try {
        work();
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

} // namespace

class TestDataFolder : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::optional<Project> m_project;

    fs::path data() const { return m_project->dataFolder(); }

    void record(const std::string &checksum, const std::string &run = "prepare-1")
    {
        m_project->setSection("data", {{"run", run}, {"checksum", checksum}});
    }

    /// A run that is done, with what it recorded of the data.
    RunRecord done(JobKind kind, const json &dataOfRun) const
    {
        Store store = m_project->openStore();
        RunRecord run;
        run.kind = kind;
        if (!dataOfRun.is_null())
            run.settings["data"] = dataOfRun;
        run = store.addRun(run);
        store.endAttempt(run.id, store.beginAttempt(run.id, 0).attempt, "done", {});
        return run;
    }

    std::string mismatch(const RunRecord &run) const
    {
        return messageOf([&] { requireDataOf(*m_project, m_project->openStore(), run); });
    }

    std::string standing() const
    {
        const auto run = runOnData(*m_project, m_project->openStore());
        return run ? run->name : std::string();
    }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_project.emplace(Project::create(fs::path(m_temporary->path().toStdString()) / "p", "p"));
    }

    void preparedFilesAreOurs()
    {
        QVERIFY(ownDataFiles(data()).empty());
        writeData(data(), "1");
        QCOMPARE(ownDataFiles(data()),
                 (std::set<std::string>{"manifest.json", "train.source.tokens", "valid.source.txt"}));
    }

    void whatIsNotPreparedIsSomebodyElses_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        QTest::newRow("a further file") << QStringLiteral("notes.txt") << QStringLiteral("mine");
        QTest::newRow("a further folder") << QStringLiteral("raw/train.en") << QStringLiteral("mine");
        QTest::newRow("an edited file") << QStringLiteral("valid.source.txt") << QStringLiteral("mine");
        QTest::newRow("edited to the same length")
            << QStringLiteral("valid.source.txt") << QStringLiteral("valid.source.txt2");
        QTest::newRow("another's manifest") << QStringLiteral("manifest.json") << QStringLiteral("{\"files\": {}}");
        QTest::newRow("a web site's manifest") << QStringLiteral("manifest.json") << QStringLiteral("no JSON");
    }
    void whatIsNotPreparedIsSomebodyElses()
    {
        QFETCH(QString, file);
        QFETCH(QString, text);
        writeData(data(), "1");
        write(data() / file.toStdString(), text.toStdString());
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(ownDataFiles(data())), Error);
    }

    void aCorpusOrALinkIsSomebodyElses()
    {
        write(data() / "train.en", "mine");
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(ownDataFiles(data())), Error);
        fs::remove_all(data());
        writeData(m_project->folder() / "elsewhere", "1");
        fs::create_directory_symlink("elsewhere", data());
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(ownDataFiles(data())), Error);
    }

    void recordedDataIsFound()
    {
        record(writeData(data(), "1"));
        requireRecordedData(*m_project);
    }

    void dataOfAnOlderProgramIsNotCompared()
    {
        requireRecordedData(*m_project); // No data yet.
        m_project->setSection("data", {{"run", "prepare-1"}});
        requireRecordedData(*m_project);
    }

    void changedDataIsFound_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("named");
        QTest::newRow("another preparation") << QStringLiteral("replaced") << QStringLiteral("another preparation");
        QTest::newRow("gone") << QStringLiteral("gone") << QStringLiteral("manifest.json");
        QTest::newRow("a file missing") << QStringLiteral("missing") << QStringLiteral("train.source.tokens");
        QTest::newRow("a file of another length") << QStringLiteral("longer") << QStringLiteral("train.source.tokens");
        QTest::newRow("a file of the same length") << QStringLiteral("edited") << QStringLiteral("train.source.tokens");
    }
    void changedDataIsFound()
    {
        QFETCH(QString, change);
        QFETCH(QString, named);
        record(writeData(data(), "1"));
        if (change == QLatin1String("replaced"))
            writeData(data(), "2");
        else if (change == QLatin1String("gone"))
            fs::remove_all(data());
        else if (change == QLatin1String("missing"))
            fs::remove(data() / "train.source.tokens");
        else
            write(data() / "train.source.tokens",
                  change == QLatin1String("longer") ? "longer" : "train.source.tokens2");
        const std::string message = messageOf([&] { requireRecordedData(*m_project); });
        QVERIFY2(message.find(named.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.find(data().string()) != std::string::npos, message.c_str());
    }

    void aRunIsComparedWithTheDataOfNow()
    {
        const std::string first = writeData(data(), "1");
        record(first);
        const RunRecord run = done(JobKind::Train, {{"checksum", first}});
        QCOMPARE(mismatch(run), std::string());
        record(writeData(data(), "2"));
        QVERIFY(mismatch(run).find(run.name) != std::string::npos);
    }

    void aRunOfAnOlderProgramBelongsToDataFromBefore()
    {
        const RunRecord before = done(JobKind::Train, {});
        const RunRecord prepared = done(JobKind::Prepare, {});
        const RunRecord after = done(JobKind::Train, {});
        record(writeData(data(), "1"), prepared.name);
        QCOMPARE(mismatch(after), std::string());
        QVERIFY(mismatch(before).find(before.name) != std::string::npos);
        record(writeData(data(), "1"), "a run that is not there");
        QCOMPARE(mismatch(before), std::string());
    }

    void trainingsStandOnTheirData()
    {
        const std::string checksum = writeData(data(), "1");
        record(checksum);
        done(JobKind::Prepare, {});
        done(JobKind::Latency, {});
        QCOMPARE(standing(), std::string());
        done(JobKind::Train, {{"checksum", "other data"}});
        QCOMPARE(standing(), std::string());
        const RunRecord trained = done(JobKind::Retrain, {{"checksum", checksum}});
        QCOMPARE(standing(), trained.name);
    }

    void aTrainingThatSavedNothingStandsOnNone()
    {
        record(writeData(data(), "1"));
        Store store = m_project->openStore();
        const RunRecord run = store.addRun({});
        store.endAttempt(run.id, store.beginAttempt(run.id, 0).attempt, "failed", "It could not begin.");
        QCOMPARE(standing(), std::string());
        write(m_project->runFolder(run.name) / "checkpoints" / "step-000001" / "state.json", "{}");
        QCOMPARE(standing(), run.name);
    }

    void aRunAtWorkStandsOnTheData()
    {
        record(writeData(data(), "1"));
        RunRecord run;
        run.kind = JobKind::Evaluate;
        run = m_project->openStore().addRun(run);
        QCOMPARE(standing(), std::string());
        fs::create_directories(m_project->runFolder(run.name));
        const auto lock = FileLock::tryAcquire(runLockFile(m_project->runFolder(run.name)));
        QCOMPARE(standing(), run.name);
    }
};

QTEST_GUILESS_MAIN(TestDataFolder)
#include "test_data_folder.moc"
