// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/aside.h"
#include "domain/support/output_file.h"
#include "support/forked.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <unistd.h>

using namespace supernet;
using supernet::test::Forked;
namespace fs = std::filesystem;

class AsideTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_target;

    /// What a process leaves that is killed in the middle of writing.
    fs::path leftBy(Aside (*make)(const fs::path &))
    {
        Forked writer([&](const Forked::Send &send) {
            const Aside aside = make(m_target);
            if (fs::is_directory(aside.path()))
                std::ofstream(aside.path() / "part") << "half";
            send(aside.path().string());
            pause();
        });
        const fs::path path = writer.line();
        writer.kill();
        return path;
    }

    std::ptrdiff_t entries() const { return std::distance(fs::directory_iterator(m_target.parent_path()), {}); }

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_target = fs::path(m_temporary->path().toStdString()) / "table.csv";
    }

    void aLivingWritersThingsStay()
    {
        const Aside file = Aside::file(m_target);
        const Aside folder = Aside::folder(m_target.parent_path() / "model");
        for (const fs::path &path : {file.path(), folder.path()}) {
            QVERIFY(Aside::isOne(path));
            QVERIFY(!Aside::removeAbandoned(path));
            QVERIFY(fs::exists(path));
        }
    }

    void whatADeadWriterLeftIsRemoved()
    {
        for (const auto make : {Aside::file, Aside::folder}) {
            const fs::path left = leftBy(make);
            QVERIFY(fs::exists(left));
            QVERIFY(Aside::removeAbandoned(left));
            QVERIFY(!fs::exists(left));
        }
    }

    void theNextWriterTakesOverWhatADeadOneLeft()
    {
        const fs::path leftFile = leftBy(Aside::file);
        QCOMPARE(Aside::file(m_target).path(), leftFile);
        writeWholeFile(m_target, "new");
        QCOMPARE(entries(), 1);
        m_target.replace_filename("model");
        const fs::path left = leftBy(Aside::folder);
        const Aside next = Aside::folder(m_target);
        QCOMPARE(next.path(), left);
        QVERIFY(fs::is_empty(next.path()));
    }

    void twoWritersOfOneTargetDoNotMeet()
    {
        const Aside first = Aside::file(m_target);
        const Aside second = Aside::file(m_target);
        QVERIFY(first.descriptor() >= 0 && second.descriptor() >= 0);
        QVERIFY(first.path() != second.path());
    }

    void whatMerelyLooksAlikeStays_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"table.csv.part", "table.csv.part-1234", "table.csv.part-0123456789ab", "table.csv.part-"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void whatMerelyLooksAlikeStays()
    {
        QFETCH(QString, name);
        const fs::path path = m_target.parent_path() / name.toStdString();
        std::ofstream(path) << "mine";
        QVERIFY(!Aside::isOne(path));
        QVERIFY(!Aside::removeAbandoned(path));
        QVERIFY(fs::exists(path));
    }

    void aCopyUnderAnotherNameStays()
    {
        const fs::path left = leftBy(Aside::file);
        const std::string name = left.filename().string();
        const fs::path mine = left.parent_path() / ("my-" + name);
        fs::rename(left, mine);
        QVERIFY(!Aside::removeAbandoned(mine));
        QVERIFY(fs::exists(mine));
    }

    void aLinkOfThatNameIsNeitherFollowedNorRemoved()
    {
        const fs::path left = leftBy(Aside::file);
        fs::remove(left);
        const fs::path mine = left.parent_path() / "mine";
        std::ofstream(mine) << "mine";
        fs::create_symlink(mine, left);
        QVERIFY(!Aside::removeAbandoned(left));
        writeWholeFile(m_target, "new");
        fs::remove(left);
        fs::create_hard_link(mine, left);
        QVERIFY(!Aside::removeAbandoned(left));
        writeWholeFile(m_target, "newer");
        std::string content;
        std::getline(std::ifstream(mine), content);
        QCOMPARE(content, std::string("mine"));
        std::getline(std::ifstream(m_target), content);
        QCOMPARE(content, std::string("newer"));
    }
};

QTEST_GUILESS_MAIN(AsideTest)
#include "test_aside.moc"
