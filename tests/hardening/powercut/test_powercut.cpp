// SPDX-License-Identifier: GPL-3.0-or-later
// The short form of powercut: a few cuts of a short journey. And the disk that it goes by, on its own.
#include "power_lab.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet::test;
namespace fs = std::filesystem;

class TestPowercut : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;

    fs::path folder() const { return m_temporary->path().toStdString(); }

    /// What a file holds after a cut, or "-" where there is none.
    std::string left(const std::vector<DiskOperation> &operations, const char *file,
                     PowerDisk::Left left = PowerDisk::Left::Synced) const
    {
        PowerDisk disk;
        for (const DiskOperation &operation : operations)
            disk.apply(operation);
        fs::remove_all(folder() / "restored");
        disk.restore(folder() / "restored", left);
        std::ifstream stream(folder() / "restored" / file);
        return stream ? std::string(std::istreambuf_iterator<char>(stream), {}) : "-";
    }

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void bytesLastOnceTheyAreSyncedAndNamesOnceTheirFolderIs()
    {
        std::vector<DiskOperation> operations{{DiskOperation::Create, "a", 0, {}},
                                              {DiskOperation::Write, "a", 0, "one"}};
        QCOMPARE(left(operations, "a"), std::string("-"));
        QCOMPARE(left(operations, "a", PowerDisk::Left::All), std::string("one"));
        operations.push_back({DiskOperation::Sync, "a", 0, {}});
        QCOMPARE(left(operations, "a"), std::string("-"));
        operations.push_back({DiskOperation::Sync, ".", 0, {}});
        QCOMPARE(left(operations, "a"), std::string("one"));
        operations.push_back({DiskOperation::Write, "a", 3, "two"});
        QCOMPARE(left(operations, "a"), std::string("one"));
        operations.push_back({DiskOperation::Rename, "a", 0, "b"});
        QCOMPARE(left(operations, "b"), std::string("-"));
        operations.push_back({DiskOperation::Sync, ".", 0, {}});
        QCOMPARE(left(operations, "b"), std::string("one"));
        QCOMPARE(left(operations, "a"), std::string("-"));
    }

    void aFolderThatNobodySyncedTakesAllThatIsInItWithIt()
    {
        std::vector<DiskOperation> operations{{DiskOperation::MakeFolder, "f", 0, {}},
                                              {DiskOperation::Create, "f/a", 0, {}},
                                              {DiskOperation::Write, "f/a", 0, "one"},
                                              {DiskOperation::Sync, "f/a", 0, {}},
                                              {DiskOperation::Sync, "f", 0, {}}};
        QCOMPARE(left(operations, "f/a"), std::string("-"));
        operations.push_back({DiskOperation::Sync, ".", 0, {}});
        QCOMPARE(left(operations, "f/a"), std::string("one"));
    }

    void nothingIsLostWhereThePowerIsCut()
    {
        if (const std::string obstacle = PowerLab::obstacle(); !obstacle.empty())
            QSKIP(obstacle.c_str());
        PowerLab lab(folder());
        lab.record();
        QVERIFY(lab.operations() > 500);
        int resumed = 0;
        for (int number = 1; number <= 12 || (resumed == 0 && number <= 40); ++number) {
            const PowerLab::Cut cut = lab.cut(static_cast<std::uint64_t>(number), number % 4 == 0 || number > 12);
            for (const std::string &fault : cut.faults)
                QFAIL(("After operation " + std::to_string(cut.operation) + ": " + fault).c_str());
            resumed += cut.resumed;
        }
        QVERIFY(resumed > 0);
        lab.forgetSyncsOf(fs::path("p") / "store.sqlite-wal");
        std::size_t faults = 0;
        for (std::uint64_t number = 1; number <= 12; ++number)
            faults += lab.cut(number, false).faults.size();
        QVERIFY(faults > 0); // The store as it was, synced now and then.
    }
};

QTEST_GUILESS_MAIN(TestPowercut)
#include "test_powercut.moc"
