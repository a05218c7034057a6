// SPDX-License-Identifier: GPL-3.0-or-later
// A project is made or copied where it is alone: nothing that somebody keeps there is mixed with it or written over.
#include "domain/project/project.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/Database.h>
#include <sys/stat.h>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

void write(const fs::path &file, const std::string &text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::map<std::string, std::string> contents(const fs::path &folder)
{
    std::map<std::string, std::string> files;
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        files[entry.path().lexically_relative(folder).string()] = entry.is_regular_file()
            ? std::string(std::istreambuf_iterator<char>(stream), {})
            : std::string();
    }
    return files;
}

} // namespace

class TestProjectPlace : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    fs::path original() const
    {
        const fs::path folder = m_folder.parent_path() / "original.supernet";
        if (!fs::exists(folder)) {
            const Project project = Project::create(folder, "original");
            write(project.dataFolder() / "file", "of the original");
        }
        return folder;
    }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_temporary->path().toStdString()) / "place";
    }

    void whatIsThereIsNotMixedWith_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"data/train.en", "runs/notes.txt", "exports/model.bin", "store.sqlite", "data", "runs",
                                 "data.old/train.en", "letter.txt"})
            QTest::newRow(file) << file;
    }
    void whatIsThereIsNotMixedWith()
    {
        QFETCH(QString, file);
        write(m_folder / file.toStdString(), "precious");
        const auto before = contents(m_folder);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::create(m_folder, "p")), Error);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::openOrCreate(m_folder)), Error);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::copyOf(original(), m_folder)), Error);
        QCOMPARE(contents(m_folder), before);
    }

    void somebodyElsesDatabaseStaysAsItIs_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("its own tables") << QStringLiteral("CREATE TABLE photos (id INTEGER)");
        QTest::newRow("our version") << QStringLiteral("CREATE TABLE photos (id INTEGER); PRAGMA user_version = 1");
        QTest::newRow("with runs") << QStringLiteral("CREATE TABLE runs (km REAL); CREATE TABLE attempts (n REAL); "
                                                     "INSERT INTO runs VALUES (42.2); PRAGMA user_version = 1");
    }
    void somebodyElsesDatabaseStaysAsItIs()
    {
        QFETCH(QString, statement);
        fs::create_directories(m_folder);
        SQLite::Database((m_folder / "store.sqlite").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec(statement.toStdString());
        const auto before = contents(m_folder);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::create(m_folder, "p")), Error);
        QCOMPARE(contents(m_folder), before);
    }

    void anEmptyFolderBecomesAProject()
    {
        fs::create_directories(m_folder);
        write(m_folder / ".directory", "a desktop's settings");
        QCOMPARE(Project::create(m_folder, "p").name(), std::string("p"));
    }

    void aMakingThatWasCutShortIsTakenUp()
    {
        static_cast<void>(Project::create(m_folder, "p"));
        fs::rename(m_folder / "project.json", m_folder / "project.json.part-4711"); // Written last.
        QCOMPARE(Project::openOrCreate(m_folder).name(), std::string("place"));
    }

    void aStoreWithRunsIsNotTakenUp()
    {
        {
            const Project project = Project::create(m_folder, "p");
            static_cast<void>(project.openStore().addRun({}));
        }
        fs::remove(m_folder / "project.json"); // By hand: its runs are worth something.
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::create(m_folder, "p")), Error);
    }

    void aCopyOfWhatCannotBeReadLeavesNothing()
    {
        fs::create_symlink("nowhere", original() / "data" / "broken");
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::copyOf(original(), m_folder)), Error);
        QVERIFY(!fs::exists(m_folder));
        QVERIFY(contents(m_folder.parent_path()).size() == contents(original()).size() + 1);
    }

    void aCopyTakesAnEmptyFolderWhichStaysTheSame()
    {
        fs::create_directories(m_folder);
        struct stat before = {};
        struct stat after = {};
        QCOMPARE(::stat(m_folder.c_str(), &before), 0);
        const Project copy = Project::copyOf(original(), m_folder);
        QCOMPARE(::stat(m_folder.c_str(), &after), 0);
        QCOMPARE(after.st_ino, before.st_ino); // A shell may stand in it.
        QCOMPARE(contents(m_folder), contents(original()));
    }

    void aCopyIntoItselfEnds()
    {
        const Project copy = Project::copyOf(original(), original() / "backup");
        QVERIFY(fs::exists(copy.dataFolder() / "file"));
    }
};

QTEST_GUILESS_MAIN(TestProjectPlace)
#include "test_project_place.moc"
