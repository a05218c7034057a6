// SPDX-License-Identifier: GPL-3.0-or-later
// What tells this person's rows, runs and exports from those of others.
#include "domain/project/export_place.h"
#include "domain/project/queue_origin.h"
#include "domain/project/user_identity.h"
#include "domain/support/error.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

using namespace supernet;
namespace fs = std::filesystem;

class TestUserIdentity : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_root;

    fs::path root() const { return m_root->path().toStdString(); }
    static std::string textOf(const fs::path &file)
    {
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

private Q_SLOTS:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        qputenv("SUPERNET_SETTINGS_FOLDER", (m_root->path() + QStringLiteral("/settings")).toLocal8Bit());
    }

    void anIdentityIsMadeOnceForItsPersonAlone()
    {
        const std::string seal = userSeal("a text");
        const std::string identity = textOf(userIdentityFile());
        QCOMPARE(identity.size(), std::size_t(64));
        struct stat status = {};
        QCOMPARE(stat(userIdentityFile().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777, mode_t(0600));
        QCOMPARE(userSeal("a text"), seal);
        QCOMPARE(textOf(userIdentityFile()), identity);
        QVERIFY(seal.find(identity) == std::string::npos);
    }

    void askingMakesNoIdentity()
    {
        QVERIFY(!isUserSeal("abc", "a text"));
        QVERIFY(!fs::exists(userIdentityFile()));
    }

    void aSealIsOfItsTextAndItsPerson()
    {
        const std::string seal = userSeal("a text");
        QVERIFY(isUserSeal(seal, "a text"));
        QVERIFY(!isUserSeal(seal, "another text"));
        QVERIFY(!isUserSeal("", "a text"));
        qputenv("SUPERNET_SETTINGS_FOLDER", (m_root->path() + QStringLiteral("/somebody-else")).toLocal8Bit());
        (void)userSeal("a text");
        QVERIFY(!isUserSeal(seal, "a text"));
    }

    void settingsLieWhereThePersonsOthersDo()
    {
        const QByteArray before = qgetenv("XDG_CONFIG_HOME");
        qunsetenv("SUPERNET_SETTINGS_FOLDER");
        qputenv("XDG_CONFIG_HOME", m_root->path().toLocal8Bit());
        QCOMPARE(userIdentityFile(), root() / "supernet-studio" / "identity");
        qputenv("XDG_CONFIG_HOME", "not/absolute"); // as the current folder may be a stranger's
        const fs::path elsewhere = userIdentityFile();
        if (before.isNull())
            qunsetenv("XDG_CONFIG_HOME");
        else
            qputenv("XDG_CONFIG_HOME", before);
        QVERIFY(elsewhere.is_absolute());
        QVERIFY(elsewhere.string().ends_with("/.config/supernet-studio/identity"));
    }

    void whatIsNoIdentityIsSaid()
    {
        fs::create_directories(userIdentityFile().parent_path());
        std::ofstream(userIdentityFile()) << "short";
        QVERIFY_THROWS_EXCEPTION(Error, (void)userSeal("a text"));
        QVERIFY(!isUserSeal("abc", "a text"));
    }

    void rowsAreOwnAcceptedOrFromElsewhere()
    {
        Store store(root() / "store.sqlite");
        const auto item = [&](RowId id) { return store.queue().at(static_cast<std::size_t>(id - 1)); };
        const RowId own = queueJob(store, JobKind::Train, {"--steps", "5"});
        const RowId theirs = store.enqueue(JobKind::Train, {{"arguments", {"--steps", "6"}}});
        QCOMPARE(originOf(item(own)), QueueOrigin::Own);
        QCOMPARE(originOf(item(theirs)), QueueOrigin::Elsewhere);
        QVERIFY(needsYes(item(theirs)) && !needsYes(item(own)));
        acceptQueued(store, theirs);
        QCOMPARE(originOf(item(theirs)), QueueOrigin::Accepted);
        QVERIFY((argumentsOf(item(theirs)) == std::vector<std::string>{"--steps", "6"}));
        auto settings = item(theirs).settings;
        settings.erase("accepted"); // A yes to a stranger's row makes it nobody's own.
        QCOMPARE(originOf(item(store.enqueue(JobKind::Train, settings))), QueueOrigin::Elsewhere);
    }

    void argumentsThatAreNoWordsAreRefused()
    {
        Store store(root() / "store.sqlite");
        const RowId row = store.enqueue(JobKind::Train, {{"arguments", {1, 2}}});
        QVERIFY_THROWS_EXCEPTION(UsageError, acceptQueued(store, row));
        QCOMPARE(describe(store.queue().front()), std::string("train 1 2"));
    }

    void anExportLiesInTheProjectOrWhereItsPersonPutIt()
    {
        const fs::path project = root() / "p.supernet";
        fs::create_directories(project / "exports" / "mine");
        fs::create_directories(root() / "outside");
        fs::create_directory_symlink(root() / "outside", project / "exports" / "way-out");
        ExportRecord record;
        record.path = "exports/mine";
        QCOMPARE(exportPlace(project, nullptr, record), project / "exports/mine");
        const std::string outside = (root() / "outside").string();
        for (const std::string &path :
             {outside, std::string("../outside"), std::string("exports/way-out"), std::string("/etc")}) {
            record.path = path;
            QVERIFY_THROWS_EXCEPTION(Error, (void)exportPlace(project, nullptr, record));
        }
        RunRecord run;
        run.settings = {{"output", outside}};
        record.path = outside;
        QVERIFY_THROWS_EXCEPTION(Error, (void)exportPlace(project, &run, record));
        sealOutput(run.settings, outside);
        QCOMPARE(exportPlace(project, &run, record), root() / "outside");
        record.path = outside + "/../..";
        QVERIFY_THROWS_EXCEPTION(Error, (void)exportPlace(project, &run, record));
    }
};

QTEST_GUILESS_MAIN(TestUserIdentity)
#include "test_user_identity.moc"
