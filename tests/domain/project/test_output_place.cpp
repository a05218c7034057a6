// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/output_place.h"
#include "domain/support/error.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

namespace {

void write(const fs::path &file, const std::string &text)
{
    std::ofstream(file, std::ios::binary) << text;
}

std::string read(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

class TestOutputPlace : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temporary;
    fs::path path(const char *name) const { return fs::path(m_temporary.path().toStdString()) / name; }

private Q_SLOTS:
    void theFileThatIsThereStaysUntilTheNewOneIsWhole()
    {
        write(path("a.png"), "old");
        OutputPlace place(path("a.png"), Existing::Replaced);
        QCOMPARE(place.path().extension().string(), std::string(".png")); // Says what is to be drawn.
        write(place.path(), "new");
        QCOMPARE(read(path("a.png")), std::string("old"));
        place.commit();
        QCOMPARE(read(path("a.png")), std::string("new"));
    }

    void withoutACommitNothingIsLeft()
    {
        const auto entries = [&] { return std::distance(fs::directory_iterator(path("")), {}); };
        const auto before = entries();
        {
            OutputPlace place(path("b.png"), Existing::Kept);
            write(place.path(), "half");
        }
        QCOMPARE(entries(), before);
    }

    void aFileThatArrivesMeanwhileIsKept()
    {
        OutputPlace place(path("c.txt"), Existing::Kept);
        write(place.path(), "new");
        write(path("c.txt"), "precious");
        QVERIFY_EXCEPTION_THROWN(place.commit(), Error);
        QCOMPARE(read(path("c.txt")), std::string("precious"));
    }

    void aFolderThatIsMissingIsNotMade()
    {
        QVERIFY_EXCEPTION_THROWN(writeOutput(path("missing") / "d.txt", "text", Existing::Kept), Error);
        QVERIFY(!fs::exists(path("missing")));
    }

    void aDeviceIsWrittenToAndStays()
    {
        writeOutput("/dev/null", "text", Existing::Kept);
        writeOutput("/dev/null", "text", Existing::Replaced);
        QVERIFY(fs::is_character_file("/dev/null"));
    }
};

QTEST_GUILESS_MAIN(TestOutputPlace)
#include "test_output_place.moc"
