// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as they are handed out: packed, or not text at all.
#include "engine/text/line_reader.h"
#include "support/observed.h"

#include <archive.h>
#include <archive_entry.h>
#include <fstream>
#include <QtTest>

using namespace supernet;
using test::messageOf;
using Lines = std::vector<std::string>;
using SetFilter = int (*)(archive *);

Q_DECLARE_METATYPE(SetFilter)

namespace {

constexpr int ManyLines = 30'000; // Of several portions.

std::string manyLines()
{
    std::string text;
    for (int i = 0; i < ManyLines; ++i)
        text += "line " + std::to_string(i * 7919) + '\n';
    return text;
}

Lines linesOf(const std::filesystem::path &file)
{
    LineReader reader(file);
    Lines lines;
    for (std::string line; reader.next(line);)
        lines.push_back(line);
    return lines;
}

} // namespace

class TestPackedText : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path write(const std::string &bytes) const
    {
        std::ofstream(path("plain"), std::ios::binary) << bytes;
        return path("plain");
    }
    std::filesystem::path packed(SetFilter filter, SetFilter format,
                                 const std::vector<std::pair<std::string, std::string>> &files) const
    {
        archive *writer = archive_write_new();
        format(writer);
        filter(writer);
        archive_write_open_filename(writer, path("packed").c_str());
        for (const auto &[name, text] : files) {
            archive_entry *entry = archive_entry_new();
            archive_entry_set_pathname(entry, name.c_str());
            archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
            archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
            archive_entry_set_perm(entry, 0644);
            archive_write_header(writer, entry);
            archive_write_data(writer, text.data(), text.size());
            archive_entry_free(entry);
        }
        archive_write_free(writer);
        return path("packed");
    }
    static void addKinds()
    {
        QTest::addColumn<SetFilter>("filter");
        QTest::addColumn<SetFilter>("format");
        const auto add = [](const char *name, SetFilter filter, SetFilter format) {
            QTest::newRow(name) << filter << format;
        };
        add("gzip", archive_write_add_filter_gzip, archive_write_set_format_raw);
        add("bzip2", archive_write_add_filter_bzip2, archive_write_set_format_raw);
        add("xz", archive_write_add_filter_xz, archive_write_set_format_raw);
        add("zstd", archive_write_add_filter_zstd, archive_write_set_format_raw);
        add("lz4", archive_write_add_filter_lz4, archive_write_set_format_raw);
        add("zip", archive_write_add_filter_none, archive_write_set_format_zip);
        add("7z", archive_write_add_filter_none, archive_write_set_format_7zip);
        add("tar in gzip", archive_write_add_filter_gzip, archive_write_set_format_pax_restricted);
    }

private Q_SLOTS:
    void packedLinesAreRead_data() { addKinds(); }
    void packedLinesAreRead()
    {
        QFETCH(SetFilter, filter);
        QFETCH(SetFilter, format);
        const Lines lines = linesOf(packed(filter, format, {{"text.en", manyLines()}}));
        QCOMPARE(lines.size(), std::size_t(ManyLines));
        QCOMPARE(lines.back(), "line " + std::to_string((ManyLines - 1) * 7919));
    }

    void whatIsCutIsToldAsThat_data() { addKinds(); }
    void whatIsCutIsToldAsThat()
    {
        QFETCH(SetFilter, filter);
        QFETCH(SetFilter, format);
        const auto file = packed(filter, format, {{"text.en", manyLines()}});
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        const auto said = messageOf([&] { (void)linesOf(file); });
        QVERIFY2(said.find("packed") != std::string::npos && said.find("cannot be read") != std::string::npos,
                 said.c_str());
    }

    void anArchiveThatStoresIsNoText()
    {
        archive *writer = archive_write_new();
        archive_write_set_format_zip(writer);
        archive_write_zip_set_compression_store(writer);
        archive_write_open_filename(writer, path("packed").c_str());
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, "text.en");
        archive_entry_set_size(entry, 8);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(writer, entry);
        archive_write_data(writer, "one\ntwo\n", 8);
        archive_entry_free(entry);
        archive_write_free(writer);
        QCOMPARE(linesOf(path("packed")), (Lines{"one", "two"}));
    }

    void ofSeveralFilesOneHasToBeChosen()
    {
        const auto file = packed(archive_write_add_filter_none, archive_write_set_format_zip,
                                 {{"t/", ""}, {"t/a.de", "eins\n"}, {"t/a.en", "one\n"}});
        const auto said = messageOf([&] { (void)linesOf(file); });
        QVERIFY2(said.find("2 files: t/a.de, t/a.en") != std::string::npos, said.c_str());
    }

    void anEmptyArchiveIsTold()
    {
        const auto file = packed(archive_write_add_filter_none, archive_write_set_format_zip, {});
        QVERIFY(messageOf([&] { (void)linesOf(file); }).find("holds no file") != std::string::npos);
    }

    void whatIsNoTextIsNamed_data()
    {
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QString>("name");
        QTest::newRow("RAR") << QByteArray("Rar!\x1a\x07\x01\0xx", 10) << "RAR";
        QTest::newRow("PDF") << QByteArray("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") << "PDF";
        QTest::newRow("Parquet") << QByteArray("PAR1\x15\0\x15", 7) << "Parquet";
    }
    void whatIsNoTextIsNamed()
    {
        QFETCH(QByteArray, beginning);
        QFETCH(QString, name);
        const auto said = messageOf([&] { (void)linesOf(write(beginning.toStdString())); });
        QVERIFY2(said.find(name.toStdString()) != std::string::npos && said.find("plain") != std::string::npos,
                 said.c_str());
    }

    void aTextMayBeginWithAnyLetters()
    {
        for (const char *text : {"PAR1 is a name", "%PDF-1.4 is a format", "PK and BZh91 too", "Rar! It is late"})
            QCOMPARE(linesOf(write(text)), Lines{text});
    }

    void linesThatEndInCarriageReturnsAreRead()
    {
        QCOMPARE(linesOf(write("one\rtwo\r\rfour")), (Lines{"one", "two", "", "four"}));
        QCOMPARE(linesOf(write("one\rtwo\r")), (Lines{"one", "two"}));
        QCOMPARE(linesOf(write("one\r")), Lines{"one"});
        QCOMPARE(linesOf(write("one\rstill one\ntwo\n")).size(), std::size_t(2));
        std::string text = manyLines();
        std::ranges::replace(text, '\n', '\r');
        QCOMPARE(linesOf(write(text)).size(), std::size_t(ManyLines));
    }
};

QTEST_GUILESS_MAIN(TestPackedText)
#include "test_packed_text.moc"
