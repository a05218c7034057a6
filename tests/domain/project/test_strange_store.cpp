// SPDX-License-Identifier: GPL-3.0-or-later
// A store may come from anybody: it is read as data, whatever was put into it.
#include "domain/project/store.h"
#include "domain/project/store_database.h"
#include "domain/support/error.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace supernet;
using supernet::detail::StoreDatabase;

class TestStrangeStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_file;

    /// As somebody else's program writes.
    void change(const std::string &sql) const { SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE).exec(sql); }

    std::string refusal(Store::Mode mode = Store::Mode::ReadWrite) const
    {
        try {
            const Store store(m_file, mode);
        } catch (const Error &error) {
            return error.message();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::filesystem::path(m_folder->path().toStdString()) / "store.sqlite";
        Store store(m_file);
        RunRecord run;
        run.name = "good";
        run.settings = {{"steps", 1}};
        run = store.addRun(run);
        (void)store.beginAttempt(run.id, 0);
        store.enqueue(JobKind::Train, nlohmann::json::object());
        Candidate candidate;
        candidate.run = run.id;
        candidate.architectureId = "a1";
        store.append(std::span(&candidate, 1));
    }

    void whatIsNoPartOfAStoreIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a trigger") << QByteArray("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM queue; END");
        QTest::newRow("a view") << QByteArray("CREATE VIEW v AS SELECT name FROM runs");
        QTest::newRow("a view in a table's place")
            << QByteArray("ALTER TABLE picks RENAME TO p; CREATE VIEW picks AS SELECT * FROM p");
        QTest::newRow("a table") << QByteArray("CREATE TABLE more (id INTEGER PRIMARY KEY)");
        QTest::newRow("an index") << QByteArray("CREATE INDEX more ON runs (abs(seed))");
        QTest::newRow("a column") << QByteArray("ALTER TABLE picks ADD COLUMN more TEXT");
        QTest::newRow("a table less") << QByteArray("DROP TABLE exports");
        QTest::newRow("no version") << QByteArray("PRAGMA user_version = 0");
    }

    void whatIsNoPartOfAStoreIsRefused()
    {
        QFETCH(const QByteArray, sql);
        change(sql.toStdString());
        for (const auto mode : {Store::Mode::ReadWrite, Store::Mode::ReadOnly}) {
            const std::string message = refusal(mode);
            QVERIFY2(message.find("is not laid out") != std::string::npos, message.c_str());
        }
    }

    void sqlitesOwnTablesAreNoFault()
    {
        change("ANALYZE");
        QCOMPARE(refusal(), std::string());
    }

    void nothingInADatabaseIsCarriedOut()
    {
        change("CREATE TRIGGER t AFTER INSERT ON picks BEGIN DELETE FROM queue; END; "
               "CREATE VIEW v AS SELECT name FROM runs");
        StoreDatabase database(m_file.string(), m_file, SQLite::OPEN_READWRITE, 1000);
        database.exec("INSERT INTO picks VALUES (1, 1, 1, 'a', '{}', '', 1)");
        QCOMPARE(database.execAndGet("SELECT COUNT(*) FROM queue").getInt(), 1);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.execAndGet("SELECT name FROM v"));
        database.exec("PRAGMA writable_schema = ON");
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.exec("DELETE FROM sqlite_schema WHERE name = 'v'"));
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.execAndGet("SELECT load_extension('nothing')"));
    }

    /// A question of our own that has no end stands for pages that lead to each other.
    void aQueryWithoutAnEndIsEnded()
    {
        StoreDatabase database(m_file.string(), m_file, SQLite::OPEN_READONLY, 1000);
        database.beginWork();
        try {
            (void)database.execAndGet(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n");
            QFAIL("It came to an end.");
        } catch (const SQLite::Exception &error) {
            QCOMPARE(error.getErrorCode(), SQLITE_INTERRUPT);
        }
    }

    void moreRowsThanAFileHoldsAreRefused()
    {
        const StoreDatabase database(m_file.string(), m_file, SQLite::OPEN_READONLY, 1000);
        database.requireHeld(100, 10'000);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.requireHeld(10'000'000, 100));
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, database.requireHeld(10, std::uint64_t{1} << 40));
    }

    void aRowThatCannotBeReadIsLeftOutAndSaid_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("table");
        const auto run = [](const char *what, const char *set) {
            QTest::newRow(what) << QByteArray(
                                       "INSERT INTO runs SELECT 2, 'bad', kind, settings, seed, threads, device, host, "
                                       "created_at, NULL, NULL FROM runs; UPDATE runs SET ")
                    + set + " WHERE id = 2"
                                << QByteArray("runs");
        };
        run("an unknown kind", "kind = 'mine-bitcoins'");
        run("settings that are no JSON", "settings = '{'");
        run("settings that are no object", "settings = '[1]'");
        run("settings nested without end",
            "settings = replace(hex(zeroblob(500)), '0', '[') || replace(hex(zeroblob(500)), '0', ']')");
        run("settings too long", "settings = '\"' || hex(zeroblob(9000000)) || '\"'");
        run("settings that are no text", "settings = x'7b7d'");
        run("a name that leads out", "name = '../../good'");
        run("a name that is a path", "name = '/etc'");
        run("a name that is an option", "name = '--python=x'");
        run("a name that draws", "name = char(27) || '[2J'");
        run("a word where a number is", "threads = 'many'");
        run("a number that is too large", "threads = 99999999999");
        QTest::newRow("a job that is none") << QByteArray(
            "UPDATE queue SET job = 'sh'; INSERT INTO queue VALUES (2, 'train', '{}', 1, NULL, NULL, NULL, '')")
                                            << QByteArray("queue");
        QTest::newRow("an architecture that is a path")
            << QByteArray("INSERT INTO candidates VALUES (2, 1, 1, 0, '/etc/passwd', '{}', '', 1, 1, 0, 1, 1, 1)")
            << QByteArray("candidates");
    }

    void aRowThatCannotBeReadIsLeftOutAndSaid()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const QByteArray, table);
        change(sql.toStdString());
        Store store(m_file);
        QCOMPARE(store.runs().size(), std::size_t(1));
        QCOMPARE(store.runs().front().name, std::string("good"));
        QCOMPARE(store.queue().size(), std::size_t(1));
        QCOMPARE(store.candidates(1).size(), std::size_t(1));
        const auto told = store.leftOut();
        QVERIFY(told.has_value());
        QVERIFY2(told->sentence.find("(of: " + table.toStdString() + ")") != std::string::npos, told->sentence.c_str());
        QVERIFY(store.claimNext().has_value());
    }

    void aWholeStoreLeavesNothingOut()
    {
        const Store store(m_file);
        QCOMPARE(store.runs().size() + store.queue().size() + store.candidates(1).size(), std::size_t(3));
        QVERIFY(!store.leftOut());
    }

    void theNameOfARunThatCannotBeReadIsNotGivenAgain()
    {
        change("UPDATE runs SET name = 'plain-1', kind = 'unknown'");
        Store store(m_file);
        RunRecord run;
        run.settings = {{"policy", {{"granularity", "none"}}}};
        QCOMPARE(store.addRun(run).name, std::string("plain-2"));
        run.name = "plain-1";
        QVERIFY_THROWS_EXCEPTION(UsageError, (void)store.addRun(run));
    }

    /// SQLite removes a file that a journal names. Here it is no journal, but ends like one.
    void aJournalThatNamesAnotherFileIsRefused()
    {
        std::ofstream(m_file.string() + "-journal", std::ios::binary) << "a name\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
        for (const auto mode : {Store::Mode::ReadWrite, Store::Mode::ReadOnly}) {
            const std::string message = refusal(mode);
            QVERIFY2(message.find("names another file") != std::string::npos, message.c_str());
        }
    }

    void aStoreThatIsALinkIsRefused()
    {
        std::filesystem::rename(m_file, m_file.string() + ".elsewhere");
        std::filesystem::create_symlink(m_file.string() + ".elsewhere", m_file);
        QVERIFY2(refusal().find("is a link") != std::string::npos, refusal().c_str());
    }
};

QTEST_GUILESS_MAIN(TestStrangeStore)
#include "test_strange_store.moc"
