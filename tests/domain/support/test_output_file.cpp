// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/output_file.h"
#include "support/forked.h"

#include <csignal>
#include <fstream>
#include <QtTest>
#include <sys/resource.h>

using namespace supernet;

class TestOutputFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }
    static std::string contentOf(const std::filesystem::path &file)
    {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    std::ptrdiff_t filesInFolder() const { return std::distance(std::filesystem::directory_iterator(folder()), {}); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void holdsWhatWasWritten()
    {
        std::string expected = "head";
        OutputFile output(folder() / "file");
        output.write(expected);
        for (int i = 0; i < 1000; ++i) { // Small pieces, and now and then one beyond the buffer.
            const std::string piece(i % 300 == 7 ? 400'000 : static_cast<std::size_t>(i),
                                    static_cast<char>('a' + i % 26));
            output.write(piece);
            expected += piece;
        }
        QCOMPARE(output.size(), expected.size());
        output.writeAt(1, "EA");
        expected[1] = 'E'; // replace() trips a wrong warning of GCC 12.
        expected[2] = 'A';
        output.commit();
        QVERIFY(contentOf(folder() / "file") == expected);
        QCOMPARE(filesInFolder(), 1);
    }

    void theOldFileStaysUntilTheNewOneIsWhole()
    {
        writeWholeFile(folder() / "file", "old");
        {
            OutputFile output(folder() / "file");
            output.write("half of the n");
            QCOMPARE(contentOf(folder() / "file"), std::string("old"));
        }
        QCOMPARE(contentOf(folder() / "file"), std::string("old"));
        QCOMPARE(filesInFolder(), 1);
        writeWholeFile(folder() / "file", "new");
        QCOMPARE(contentOf(folder() / "file"), std::string("new"));
    }

    void namesAFileThatCannotBeMade()
    {
        try {
            OutputFile output(folder() / "nowhere" / "file");
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QVERIFY(error.message().find("nowhere/file") != std::string::npos);
        }
    }

    void aFullDiskIsAnErrorOfItsOwn()
    {
        test::Forked writer([&](const test::Forked::Send &send) {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit = {100'000, 100'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            try {
                OutputFile output(folder() / "file");
                output.write(std::string(1 << 20, 'x'));
            } catch (const DiskFullError &) {
                send("full");
            }
        });
        QCOMPARE(writer.line(), std::string("full"));
        QCOMPARE(writer.wait(), 0);
        QCOMPARE(filesInFolder(), 0);
    }
};

QTEST_GUILESS_MAIN(TestOutputFile)
#include "test_output_file.moc"
