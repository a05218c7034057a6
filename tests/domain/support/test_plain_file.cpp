// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/aside.h"
#include "domain/support/error.h"
#include "domain/support/output_file.h"
#include "domain/support/plain_file.h"
#include "domain/support/shown_text.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace supernet;
namespace fs = std::filesystem;

class TestPlainFile : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_root;

    fs::path at(const char *name) const { return fs::path(m_root->path().toStdString()) / name; }
    static std::string refusal(const std::function<void()> &work)
    {
        try {
            work();
        } catch (const Error &error) {
            return error.message();
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        fs::create_directories(at("folder/in/it"));
        std::ofstream(at("folder/in/it/file")) << "text";
        std::ofstream(at("outside")) << "secret";
    }

    void whatIsNoFileIsRefusedWhereverItLies_data()
    {
        QTest::addColumn<QByteArray>("kind");
        for (const char *kind : {"a link", "a pipe", "a socket"})
            QTest::newRow(kind) << QByteArray(kind);
    }

    void whatIsNoFileIsRefusedWhereverItLies()
    {
        QFETCH(const QByteArray, kind);
        requirePlainFolder(at("folder"));
        const fs::path planted = at("folder/in/it/planted");
        if (kind == "a link") {
            fs::create_symlink(at("outside"), planted);
        } else if (kind == "a pipe") {
            QCOMPARE(mkfifo(planted.c_str(), 0600), 0);
        } else {
            sockaddr_un address = {AF_UNIX, {}};
            const int made = socket(AF_UNIX, SOCK_STREAM, 0);
            const auto before = fs::current_path();
            fs::current_path(planted.parent_path()); // Such a name has to be short.
            std::strcpy(address.sun_path, "planted");
            QCOMPARE(bind(made, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
            fs::current_path(before);
            close(made);
        }
        for (const auto &work : std::vector<std::function<void()>>{
                 [&] { requirePlainFolder(at("folder")); }, [&] { requirePlainEntries(at("folder"), {"in"}); },
                 [&] { requirePlainFile(planted); }, [&] { (void)readPlainFile(planted, 100); }}) {
            const std::string said = refusal(work);
            QVERIFY2(said.find("planted is " + kind.toStdString()) != std::string::npos, said.c_str());
        }
        requirePlainEntries(at("folder"), {"other"});
    }

    void aFolderMayBeReachedByALinkAndBeMissing()
    {
        fs::create_directory_symlink(at("folder"), at("link"));
        requirePlainFolder(at("link"));
        requirePlainFolder(at("nothing"));
        requirePlainFile(at("nothing"));
        QVERIFY(refusal([&] { requirePlainEntries(at(""), {"link"}); }).find("is a link") != std::string::npos);
    }

    void aFolderNestedWithoutEndIsRefused()
    {
        fs::path deep = at("folder");
        for (int depth = 0; depth < 40; ++depth)
            deep /= "d";
        fs::create_directories(deep);
        QVERIFY(refusal([&] { requirePlainFolder(at("folder")); }).find("too deeply") != std::string::npos);
    }

    void aFileIsReadUpToItsLimit()
    {
        QCOMPARE(readPlainFile(at("outside"), 6), std::string("secret"));
        QVERIFY(refusal([&] { (void)readPlainFile(at("outside"), 5); }).find("6 bytes") != std::string::npos);
        QVERIFY(refusal([&] { (void)readPlainFile(at("nothing"), 5); }).find("cannot be opened") != std::string::npos);
    }

    void insideIsWhereLinksLead()
    {
        fs::create_directory_symlink(at(""), at("folder/up"));
        QVERIFY(isInside(at("folder/in/it/file"), at("folder")));
        QVERIFY(isInside(at("folder/in/new"), at("folder")));
        QVERIFY(isInside(at("folder/in/../in"), at("folder")));
        QVERIFY(!isInside(at("folder/../outside"), at("folder")));
        QVERIFY(!isInside(at("folder/up/outside"), at("folder")));
        QVERIFY(!isInside(at("folder-too"), at("folder")));
    }

    /// A link where a file is about to grow.
    void whatIsWrittenGoesThroughNoLink()
    {
        const fs::path aside = Aside::file(at("file")).path();
        fs::remove(aside);
        fs::create_symlink(at("outside"), aside);
        writeWholeFile(at("file"), "new");
        QCOMPARE(readPlainFile(at("file"), 3), std::string("new"));
        QCOMPARE(readPlainFile(at("outside"), 6), std::string("secret"));
    }

    void aTerminalObeysNothingOfAText()
    {
        QCOMPARE(shownText("a\x1b[2Jb\r\nc\td\x7f"), std::string("a?[2Jb?\nc\td?"));
        QCOMPARE(shownText("gr\xc3\xb6\xc3\x9f"
                           "er \xc2\x9b"
                           "2J \xc2\xa7"),
                 std::string("gr\xc3\xb6\xc3\x9f"
                             "er ?2J \xc2\xa7"));
    }
};

QTEST_GUILESS_MAIN(TestPlainFile)
#include "test_plain_file.moc"
