// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/folder_aside.h"
#include "domain/support/error.h"
#include "support/forked.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace supernet;
using supernet::test::Forked;
namespace fs = std::filesystem;

namespace {

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

std::set<std::string> namesIn(const fs::path &folder)
{
    std::set<std::string> names;
    for (const auto &entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

using Names = std::set<std::string>;

} // namespace

class TestFolderAside : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_place;

    fs::path onlyAside() const
    {
        for (const auto &entry : fs::directory_iterator(m_place)) {
            if (isAside(entry.path()))
                return entry.path();
        }
        return {};
    }

    /// What a process that is killed as soon as it has filled its folder leaves.
    fs::path abandoned(const std::string &name) const
    {
        Forked filling([&](const Forked::Send &send) {
            const FolderAside aside(m_place / name);
            write(aside.path() / "half", "of it");
            send("filled");
            pause();
        });
        static_cast<void>(filling.line());
        filling.kill();
        return onlyAside();
    }

    /// What is noted before a folder takes the place of another: which it is, and what of the other is owned.
    static void writeReplacement(const fs::path &aside, const fs::path &fresh)
    {
        struct stat found = {};
        QCOMPARE(::stat(fresh.c_str(), &found), 0);
        write(aside / "replacing", std::to_string(found.st_ino) + "\nours\n");
    }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_place = m_temporary->path().toStdString();
    }

    void theFolderHasItsNameOnlyWhenItIsWhole()
    {
        FolderAside aside(m_place / "made");
        write(aside.path() / "file", "text");
        QVERIFY(!fs::exists(m_place / "made"));
        aside.takePlace();
        QCOMPARE(read(m_place / "made" / "file"), std::string("text"));
    }

    void nothingIsLeftOfIt()
    {
        {
            FolderAside kept(m_place / "kept");
            kept.takePlace();
            const FolderAside dropped(m_place / "dropped");
            write(dropped.path() / "file", "text");
        }
        QCOMPARE(namesIn(m_place), Names{"kept"});
    }

    void itHasTheRightsOfAnyFolder()
    {
        const mode_t before = ::umask(022);
        FolderAside aside(m_place / "made");
        ::umask(before);
        aside.takePlace();
        QCOMPARE(static_cast<int>(fs::status(m_place / "made").permissions()), 0755);
    }

    void whatHasTheNameAlreadyStays()
    {
        FolderAside aside(m_place / "made");
        write(m_place / "made" / "foreign", "precious");
        QVERIFY_EXCEPTION_THROWN(aside.takePlace(), Error);
        QCOMPARE(read(m_place / "made" / "foreign"), std::string("precious"));
    }

    void aFileOrALinkThatHasTheNameStays()
    {
        FolderAside aside(m_place / "made");
        fs::create_symlink("nowhere", m_place / "made");
        QVERIFY_EXCEPTION_THROWN(aside.takePlace(), Error);
        QVERIFY(fs::is_symlink(m_place / "made"));
        FolderAside other(m_place / "file");
        write(m_place / "file", "precious");
        QVERIFY_EXCEPTION_THROWN(other.takePlace(), Error);
        QCOMPARE(read(m_place / "file"), std::string("precious"));
    }

    void whatIsReplacedGoesAndWhatIsNotOwnedStays()
    {
        write(m_place / "data" / "ours", "old");
        write(m_place / "data" / "foreign", "precious");
        FolderAside aside(m_place / "data");
        write(aside.path() / "ours", "new");
        aside.replace({"ours"});
        QCOMPARE(namesIn(m_place / "data"), (Names{"foreign", "ours"}));
        QCOMPARE(read(m_place / "data" / "ours"), std::string("new"));
        QCOMPARE(read(m_place / "data" / "foreign"), std::string("precious"));
    }

    void aReplacementThatWasInterruptedGoesOn()
    {
        write(m_place / "data" / "ours", "old");
        write(m_place / "data" / "foreign", "precious");
        FolderAside aside(m_place / "data");
        write(aside.path() / "ours", "new");
        write(aside.path() / "foreign", "in the way");
        QVERIFY_EXCEPTION_THROWN(aside.replace({"ours"}), Error);
        fs::remove(m_place / "data" / "foreign");
        aside.replace({"ours"});
        QCOMPARE(read(m_place / "data" / "ours"), std::string("new"));
        QCOMPARE(read(m_place / "data" / "foreign"), std::string("precious"));
    }

    void whatAKilledProcessLeftGoesWithTheNext()
    {
        const fs::path left = abandoned("made");
        QVERIFY(fs::exists(left / "new" / "half"));
        {
            const FolderAside next(m_place / "other");
            QVERIFY(!fs::exists(left));
        }
        QCOMPARE(namesIn(m_place), Names());
    }

    void whatALivingProcessFillsStays()
    {
        Forked filling([&](const Forked::Send &send) {
            FolderAside aside(m_place / "made");
            send("filled");
            pause();
        });
        static_cast<void>(filling.line());
        QCOMPARE(sweepAsides(m_place), 0);
        QVERIFY(fs::exists(onlyAside() / "new"));
    }

    /// Killed between two renames, where a file system cannot exchange.
    void whatWasSetAsideComesBack()
    {
        const fs::path left = abandoned("data");
        writeReplacement(left, left / "new");
        write(left / "old" / "file", "of before");
        QCOMPARE(sweepAsides(m_place), 1);
        QCOMPARE(namesIn(m_place), Names{"data"});
        QCOMPARE(read(m_place / "data" / "file"), std::string("of before"));
    }

    /// Killed right after the exchange.
    void whatWasReplacedGoesButForWhatIsNotOwned()
    {
        const fs::path left = abandoned("data");
        fs::rename(left / "new", m_place / "data");
        writeReplacement(left, m_place / "data");
        write(left / "new" / "ours", "of before");
        write(left / "new" / "foreign", "precious");
        QCOMPARE(sweepAsides(m_place), 1);
        QCOMPARE(namesIn(m_place), Names{"data"});
        QCOMPARE(namesIn(m_place / "data"), (Names{"foreign", "half"}));
    }

    /// Killed right before it.
    void whatWasNotReplacedYetStays()
    {
        const fs::path left = abandoned("data");
        writeReplacement(left, left / "new");
        write(m_place / "data" / "ours", "of before");
        QCOMPARE(sweepAsides(m_place), 1);
        QCOMPARE(namesIn(m_place / "data"), Names{"ours"});
    }

    void whatCouldNotBeKeptIsNobodysToRemove()
    {
        write(m_place / "data" / "same", "precious");
        fs::path left;
        {
            FolderAside aside(m_place / "data");
            left = aside.path().parent_path();
            write(aside.path() / "same", "new");
            QVERIFY_EXCEPTION_THROWN(aside.replace({}), Error);
        }
        sweepAsides(m_place);
        QCOMPARE(read(left / "new" / "same"), std::string("precious"));
        QCOMPARE(read(m_place / "data" / "same"), std::string("new"));
    }

    /// A name is no proof: a mark of ours inside is.
    void aFolderWithoutOurMarkIsNobodysToRemove_data()
    {
        QTest::addColumn<QString>("mark");
        QTest::newRow("none") << QString();
        QTest::newRow("another's") << QStringLiteral("something else\ndata\n");
        QTest::newRow("a place outside") << QStringLiteral("supernet-studio/folder-aside/1\n../data\n");
    }
    void aFolderWithoutOurMarkIsNobodysToRemove()
    {
        QFETCH(QString, mark);
        const fs::path folder = m_place / ".supernet-aside-backup";
        write(folder / "new" / "file", "precious");
        if (!mark.isEmpty())
            write(folder / "mark", mark.toStdString());
        QCOMPARE(sweepAsides(m_place), 0);
        const FolderAside aside(m_place / "data");
        QCOMPARE(read(folder / "new" / "file"), std::string("precious"));
    }

    void aLinkWithSuchANameIsNotFollowed()
    {
        const fs::path left = abandoned("data");
        fs::rename(left, m_place / "elsewhere");
        fs::create_directory_symlink(m_place / "elsewhere", m_place / ".supernet-aside-link");
        QCOMPARE(sweepAsides(m_place), 0);
        QCOMPARE(read(m_place / "elsewhere" / "new" / "half"), std::string("of it"));
    }

    void anUnfinishedMarkGoes()
    {
        write(m_place / ".supernet-aside-killed" / "mark.new", "");
        QCOMPARE(sweepAsides(m_place), 1);
        QCOMPARE(namesIn(m_place), Names());
    }

    void workWithinWorkGoesWithIt()
    {
        Forked filling([&](const Forked::Send &send) {
            const FolderAside outer(m_place / "made");
            const FolderAside inner(outer.path().string() + "-proof");
            send("filled");
            pause();
        });
        static_cast<void>(filling.line());
        filling.kill();
        QCOMPARE(sweepAsides(m_place), 1);
        QCOMPARE(namesIn(m_place), Names());
    }

    void aPlaceWhereNothingCanBeMadeIsAnError() { QVERIFY_EXCEPTION_THROWN(FolderAside("/proc/nothing/made"), Error); }
};

QTEST_GUILESS_MAIN(TestFolderAside)
#include "test_folder_aside.moc"
