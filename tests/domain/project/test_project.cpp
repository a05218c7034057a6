// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project.h"
#include "domain/project/run_lock.h"
#include "support/forked.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <unistd.h>

using namespace supernet;
using supernet::test::Forked;
namespace fs = std::filesystem;

class ProjectTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    nlohmann::json fileContent() const { return nlohmann::json::parse(std::ifstream(m_folder / "project.json")); }

    void writeFile(const nlohmann::json &content) const { std::ofstream(m_folder / "project.json") << content.dump(); }

    std::string openingError() const
    {
        try {
            static_cast<void>(Project::open(m_folder));
        } catch (const Error &error) {
            return error.message();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_temporary->path().toStdString()) / "demo.supernet";
    }

    void aNewProjectHasItsFoldersAndAnEmptyStore()
    {
        const Project project = Project::create(m_folder, "Demo");
        QCOMPARE(project.name(), std::string("Demo"));
        QVERIFY(fs::is_directory(project.dataFolder()));
        QVERIFY(fs::is_directory(project.exportsFolder()));
        QVERIFY(project.openStore(Store::Mode::ReadOnly).runs().empty());
        QCOMPARE(Project::open(m_folder).name(), std::string("Demo"));
    }

    void aSecondProjectIsNotMadeOverTheFirst()
    {
        static_cast<void>(Project::create(m_folder, "first"));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(Project::create(m_folder, "second")), Error);
        QCOMPARE(Project::openOrCreate(m_folder).name(), std::string("first"));
    }

    void aProjectMadeOnTheWayIsNamedAfterItsFolder()
    {
        QCOMPARE(Project::openOrCreate(m_folder).name(), std::string("demo"));
    }

    void unknownKeysSurviveARewrite()
    {
        Project project = Project::create(m_folder, "demo");
        nlohmann::json content = fileContent();
        content["from the future"] = {1, 2, 3};
        writeFile(content);
        project.setSection("space", {{"preset", "small"}}); // read before the key was there
        QVERIFY(fileContent()["from the future"] == content["from the future"]);
        QVERIFY(Project::open(m_folder).settings()["space"]["preset"] == "small");
    }

    void aNewerProjectIsRefused()
    {
        static_cast<void>(Project::create(m_folder, "demo"));
        nlohmann::json content = fileContent();
        content["version"] = Project::FormatVersion + 1;
        writeFile(content);
        const std::string message = openingError();
        QVERIFY2(message.find("newer") != std::string::npos, message.c_str());
        QVERIFY2(message.find(m_folder.string()) != std::string::npos, message.c_str());
    }

    void whatIsNoProjectIsRefusedByName_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("no JSON") << QStringLiteral("{");
        QTest::newRow("no object") << QStringLiteral("[1]");
        QTest::newRow("another format") << QStringLiteral("{\"format\": \"other\", \"version\": 1}");
        QTest::newRow("no version") << QStringLiteral("{\"format\": \"supernet-project\"}");
        QTest::newRow("a version that never was")
            << QStringLiteral("{\"format\": \"supernet-project\", \"version\": 0}");
    }

    void whatIsNoProjectIsRefusedByName()
    {
        QFETCH(QString, content);
        fs::create_directories(m_folder);
        std::ofstream(m_folder / "project.json") << content.toStdString();
        const std::string message = openingError();
        QVERIFY2(message.find((m_folder / "project.json").string()) != std::string::npos, message.c_str());
    }

    void aFolderWithoutAProjectSaysSo() { QVERIFY(openingError().find(m_folder.string()) != std::string::npos); }

    void aShippedProjectIsOpenedAsAWritableCopy()
    {
        {
            const Project shipped = Project::create(m_folder, "shipped");
            RunRecord run;
            run.name = "plain-1";
            static_cast<void>(shipped.openStore().addRun(run));
            fs::create_directories(shipped.runFolder("plain-1"));
            std::ofstream(shipped.runFolder("plain-1") / "log") << "trained";
            shipped.seal();
        }
        const auto readOnly = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
        for (const auto &entry : fs::recursive_directory_iterator(m_folder))
            fs::permissions(entry, readOnly, fs::perm_options::remove);
        fs::permissions(m_folder, readOnly, fs::perm_options::remove);

        QCOMPARE(Project::open(m_folder).openStore(Store::Mode::ReadOnly).runs().size(), std::size_t(1));
        const Project copy = Project::copyOf(m_folder, m_folder.parent_path() / "copy");
        RunRecord run;
        static_cast<void>(copy.openStore().addRun(run));
        QCOMPARE(copy.openStore().runs().size(), std::size_t(2));
        QVERIFY(fs::exists(copy.runFolder("plain-1") / "log"));
        for (const auto &entry : fs::recursive_directory_iterator(copy.folder()))
            QVERIFY((fs::status(entry).permissions() & fs::perms::owner_write) != fs::perms::none);

        fs::permissions(m_folder, fs::perms::owner_all, fs::perm_options::add); // so that it can be removed
        for (const auto &entry : fs::recursive_directory_iterator(m_folder))
            fs::permissions(entry, fs::perms::owner_all, fs::perm_options::add);
    }

    void aLockIsHeldByOneOnly()
    {
        const fs::path file = m_temporary->path().toStdString() + "/lock";
        QVERIFY(!FileLock::isHeld(file));
        auto lock = FileLock::tryAcquire(file);
        QVERIFY(lock.has_value());
        QVERIFY(FileLock::isHeld(file));
        QVERIFY(!FileLock::tryAcquire(file).has_value());
        lock.reset();
        QVERIFY(!FileLock::isHeld(file));
        QVERIFY(FileLock::tryAcquire(file).has_value());
    }

    void aLockIsGoneWhenItsHolderIsKilled()
    {
        const fs::path file = m_temporary->path().toStdString() + "/lock";
        Forked holder([&](const Forked::Send &send) {
            const auto lock = FileLock::tryAcquire(file);
            send(lock ? "held" : "refused");
            pause();
        });
        QCOMPARE(holder.line(), std::string("held"));
        QVERIFY(FileLock::isHeld(file));
        QVERIFY(!FileLock::tryAcquire(file).has_value());
        holder.kill();
        QVERIFY(!FileLock::isHeld(file));
        QVERIFY(FileLock::tryAcquire(file).has_value());
    }

    void aLockWhereNothingCanBeMadeIsAnError()
    {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(FileLock::tryAcquire("/nonexistent/lock")), Error);
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "test_project.moc"
