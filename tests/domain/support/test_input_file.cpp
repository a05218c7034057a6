// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/input_file.h"
#include "domain/support/json_text.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;
namespace fs = std::filesystem;

class TestInputFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path path(const char *name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void readsWhatIsThere()
    {
        for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(65'536), std::size_t(200'001)}) {
            const std::string text(size, 'x');
            std::ofstream(path("some")) << text;
            QVERIFY(readWholeFile(path("some")) == text);
            QVERIFY(readWholeFile(path("some"), size) == text);
        }
    }

    void refusesALargerFileByName()
    {
        std::ofstream(path("large")) << "12345";
        try {
            static_cast<void>(readWholeFile(path("large"), 4));
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QVERIFY(error.message().find(path("large").string()) != std::string::npos);
        }
    }

    /// A file of a terabyte that holds nothing, and one that never ends.
    void readsNoMoreThanItMay()
    {
        std::ofstream(path("hollow")) << "{";
        fs::resize_file(path("hollow"), std::uintmax_t{1} << 40);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readWholeFile(path("hollow"))), Error);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readJsonFile(path("hollow"))), Error);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readWholeFile("/dev/zero", 1 << 20)), Error);
    }

    void refusesFoldersAndWhatIsMissing()
    {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readWholeFile(m_folder.path().toStdString())), Error);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(readWholeFile(path("missing"))), Error);
    }

    void jsonAtFaultIsToldWithItsFile()
    {
        std::ofstream(path("a.json")) << R"({"a": 1})";
        QCOMPARE(readJsonFile(path("a.json"))["a"].get<int>(), 1);
        std::ofstream(path("b.json")) << std::string(100'000, '[');
        try {
            static_cast<void>(readJsonFile(path("b.json")));
            QFAIL("nothing was thrown");
        } catch (const Error &error) {
            QVERIFY(error.message().find("b.json") != std::string::npos);
        }
    }

    void anExcerptIsShortWhateverTheValue()
    {
        QCOMPARE(excerpt(nlohmann::json::array({1, "a"})), std::string(R"([1,"a"])"));
        QCOMPARE(excerpt(nlohmann::json(std::vector<int>(1'000'000))), std::string("a list of 1000000"));
        for (std::size_t length = 50; length < 70; ++length) {
            std::string letters;
            for (std::size_t i = 0; i < length; ++i)
                letters += "\xe2\x82\xac";
            const std::string text = excerpt(letters);
            QVERIFY(text.size() <= 63);
            QVERIFY(QString::fromStdString(text).toStdString() == text); // whole characters
        }
    }
};

QTEST_GUILESS_MAIN(TestInputFile)
#include "test_input_file.moc"
