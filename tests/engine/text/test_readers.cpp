// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/parallel_reader.h"
#include "engine/text/references.h"
#include "support/observed.h"

#include <fstream>
#include <QStringConverter>
#include <QtTest>
#include <zlib.h>

using namespace supernet;
using namespace std::string_literals;
using test::messageOf;
using Lines = std::vector<std::string>;

namespace {

std::string cleanText(std::string_view line)
{
    const auto clean = cleaned(line);
    return clean ? clean->text : "not UTF-8";
}

} // namespace

class TestReaders : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path write(const std::string &name, const std::string &bytes)
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    std::filesystem::path writePacked(const std::string &name, const std::string &bytes)
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / name;
        const gzFile stream = gzopen(file.c_str(), "wb");
        gzwrite(stream, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(stream);
        return file;
    }
    Lines linesOf(const std::filesystem::path &file)
    {
        LineReader reader(file);
        Lines lines;
        for (std::string line; reader.next(line);)
            lines.push_back(line);
        return lines;
    }

    struct Read
    {
        Lines pairs; ///< `source|target`
        Lines skipped; ///< `file:line reason`
    };
    Read read(const CorpusFiles &files, const LineRules &rules = {})
    {
        Read result;
        ParallelReader reader(files, rules, [&](const SkippedLine &line) {
            result.skipped.push_back(line.file.filename().string() + ':' + std::to_string(line.line) + ' '
                                     + name(line.fault));
        });
        for (SentencePair pair; reader.next(pair);)
            result.pairs.push_back(pair.source + '|' + pair.target);
        return result;
    }

private Q_SLOTS:
    void readsLinesHoweverTheyEnd()
    {
        QCOMPARE(linesOf(write("a", "one\ntwo\r\n\nlast")), (Lines{"one", "two", "", "last"}));
        QCOMPARE(linesOf(write("a", "one\n")), Lines{"one"});
        QCOMPARE(linesOf(write("a", "")), Lines{});
        QCOMPARE(linesOf(write("a", "\n")), Lines{""});
    }

    void takesOffAByteOrderMark() { QCOMPARE(linesOf(write("a", "\xef\xbb\xbfone\ntwo")), (Lines{"one", "two"})); }

    void readsWideText_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QStringLiteral(u"one \u00fc\n\u4e8c\u4e00\u4e09\ntwo\n");
        for (const auto &[name, encoding, mark] :
             {std::tuple("UTF-16 as written on Windows", QStringConverter::Utf16LE, true),
              {"UTF-16, big end first", QStringConverter::Utf16BE, true},
              {"without a mark", QStringConverter::Utf16LE, false},
              {"without a mark, big end first", QStringConverter::Utf16BE, false},
              {"UTF-32", QStringConverter::Utf32LE, true}}) {
            QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            QTest::newRow(name) << QByteArray(encoder.encode(text));
        }
    }
    void readsWideText()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(linesOf(write("wide", bytes.toStdString())),
                 (Lines{"one \xc3\xbc", "\xe4\xba\x8c\xe4\xb8\x80\xe4\xb8\x89", "two"}));
    }

    void eastAsianUtf16WithoutAMarkIsTold()
    {
        const QString text = QString(1000, QChar(0x4e8c)) + QLatin1Char('\n') + QString(500, QChar(0x4e00));
        QStringEncoder encoder(QStringConverter::Utf16LE);
        const Lines lines = linesOf(write("wide", QByteArray(encoder.encode(text)).toStdString()));
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(QString::fromStdString(lines[1]), QString(500, QChar(0x4e00)));
    }

    void zeroBytesInUtf8AreNoWideText()
    {
        QCOMPARE(linesOf(write("a", "a\0b\nsecond line, which is longer\n"s)).size(), std::size_t(2));
    }

    void aLineSeparatorInsideALineIsNoEndOfIt()
    {
        QCOMPARE(linesOf(write("a", "one\xe2\x80\xa8still one\ntwo")).size(), std::size_t(2));
    }

    void readsGzip()
    {
        std::string text;
        Lines expected;
        for (int i = 0; i < 100'000; ++i) {
            expected.push_back("line " + std::to_string(i));
            text += expected.back() + '\n';
        }
        QCOMPARE(linesOf(writePacked("a.gz", text)), expected);
        QCOMPARE(linesOf(write("plain", text)), expected);
    }

    void saysThatAGzipFileIsCut()
    {
        std::string text;
        for (int i = 0; i < 50'000; ++i)
            text += std::to_string(i * 7919) + '\n';
        const auto file = writePacked("cut.gz", text);
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        const auto message = messageOf([&] { (void)linesOf(file); });
        QVERIFY2(message.find("cut.gz") != std::string::npos && message.find("cut short") != std::string::npos,
                 message.c_str());
    }

    void namesAFileThatCannotBeRead()
    {
        QVERIFY(messageOf([&] { LineReader("/nowhere/text"); }).find("/nowhere/text") != std::string::npos);
        QVERIFY(messageOf([&] { LineReader("/tmp"); }).find("folder") != std::string::npos);
    }

    void keepsALineOfAnyLengthInBounds()
    {
        const auto lines = linesOf(write("a", std::string(3 << 20, 'x') + "\nnext\n"));
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].size(), LineReader::LongestLine);
        QCOMPARE(lines[1], "next"s);
    }

    void cleansALine()
    {
        QCOMPARE(cleanText("  two words \t"), "two words"s);
        QCOMPARE(cleanText("a\0b"s), "a b"s);
        QCOMPARE(cleanText("a\xe2\x80\xa8"
                           "b"),
                 "a b"s);
        QCOMPARE(cleanText("\xef\xbb\xbf"
                           "a"),
                 "a"s);
        QCOMPARE(cleanText("\xc2\xa0gr\xc3\xbc\xc3\x9f\x65\xe3\x80\x80"), "gr\xc3\xbc\xc3\x9f\x65"s);
        QCOMPARE(cleaned("gr\xc3\xbc\xc3\x9f\x65 ")->characters, 5);
        QCOMPARE(cleaned("\xe2\x80\x8b \xc2\xad")->characters, 0); // Only what cannot be seen.
    }

    void formatCharactersStayInTheirWords_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("clean");
        const auto same = [](const char *name, const char16_t *text) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(text);
        };
        same("joiner in Hindi", u"\u0915\u094d\u200d\u0937");
        same("non-joiner in Persian", u"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
        same("marks of direction in Hebrew", u"\u05e9\u05dc\u05d5\u05dd!\u200f");
        same("embedding", u"\u202bone\u202c two");
        same("isolates", u"a \u2066one\u2069");
        same("word joiner", u"one\u2060two");
        same("family of emoji", u"\U0001f468\u200d\U0001f469\u200d\U0001f467");
        same("zero width space in Thai", u"\u0e01\u0e32\u200b\u0e23");
        QTest::newRow("soft hyphen") << QStringLiteral(u"Donau\u00addampf\u00ad") << QStringLiteral("Donaudampf");
        QTest::newRow("soft hyphen at a blank") << QStringLiteral(u" \u00ad a") << QStringLiteral("a");
        QTest::newRow("byte order mark") << QStringLiteral(u"one\ufefftwo") << QStringLiteral("one two");
        QTest::newRow("controls") << QStringLiteral(u"a\u0007b\u0085c\u2029d") << QStringLiteral("a b c d");
        QTest::newRow("nothing to be seen") << QStringLiteral(u"\u200b \u200d\u200e\u00ad") << QString();
    }
    void formatCharactersStayInTheirWords()
    {
        QFETCH(QString, line);
        QFETCH(QString, clean);
        QCOMPARE(QString::fromStdString(cleanText(line.toStdString())), clean);
    }

    void tellsInvalidUtf8_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("stray continuation") << QByteArray("a\x80");
        QTest::newRow("cut sequence") << QByteArray("a\xc3");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80");
        QTest::newRow("Latin-1") << QByteArray("gr\xfc\xdf"
                                               "e");
    }
    void tellsInvalidUtf8()
    {
        QFETCH(QByteArray, line);
        QVERIFY(!cleaned(line.toStdString()));
    }

    void skipsBadPairsAndSaysWhichAndWhy()
    {
        const auto longLine = std::string(1001, 'x');
        const auto source = write("s", "good\n\n \xc3\nten\nshort\nfine\n" + longLine + "\nlast\n");
        const auto target = write("t",
                                  "gut\nleer\nzehn\n \t\n" + std::string(60, 'y') + "\nfein\n" + longLine + "\nletzte");
        const Read result = read({source, target, {}});
        QCOMPARE(result.pairs, (Lines{"good|gut", "fine|fein", "last|letzte"}));
        QCOMPARE(result.skipped,
                 (Lines{"s:2 empty source", "s:3 invalid UTF-8", "t:4 empty target", "s:5 lengths too different",
                        "s:7 too long"}));
    }

    void lengthRatiosOfShortLinesAreNoFault()
    {
        QCOMPARE(read({write("s", "Hi"), write("t", std::string(32, 'y')), {}}).pairs.size(), std::size_t(1));
        QCOMPARE(read({write("s", "Hi"), write("t", std::string(33, 'y')), {}}).pairs.size(), std::size_t(0));
        QCOMPARE(read({write("s", "Hi"), write("t", std::string(2000, 'y')), {}}, LineRules::lenient()).pairs.size(),
                 std::size_t(1));
    }

    void rulesAreSettings()
    {
        const CorpusFiles files{write("s", std::string(50, 'x')), write("t", std::string(40, 'y')), {}};
        QCOMPARE(read(files, {49, 9}).skipped, Lines{"s:1 too long"});
        QCOMPARE(read(files, {50, 9}).pairs.size(), std::size_t(1));
        QCOMPARE(read(files, {50, 1.2}).skipped, Lines{"s:1 lengths too different"});
    }

    void readsATable()
    {
        const Read result = read(
            {{}, {}, writePacked("a.tsv.gz", "one\teins\ntwo\tzwei\tattribution\r\nnothing\nfour\t\n")});
        QCOMPARE(result.pairs, (Lines{"one|eins", "two|zwei"}));
        QCOMPARE(result.skipped, (Lines{"a.tsv.gz:3 no second column", "a.tsv.gz:4 empty target"}));
    }

    CorpusFiles memory(const std::string &units, const std::string &source = {}, const std::string &target = {},
                       const std::string &header = "<header creationtool=\"x\" srclang=\"en-US\"/>")
    {
        const std::string text = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">"
            + header + "<body>\n" + units + "</body></tmx>\n";
        return {{}, {}, {}, writePacked("m.tmx.gz", text), source, target};
    }
    static std::string variant(const std::string &language, const std::string &segment)
    {
        return "<tuv xml:lang=\"" + language + "\"><seg>" + segment + "</seg></tuv>";
    }

    void readsATranslationMemory()
    {
        const Read result = read(
            memory("<tu tuid=\"1\">" + variant("EN", "one &amp; two") + variant("de", "eins &#38; zwei")
                   + "</tu>\n<!-- <tu>" + variant("en", "no") + "</tu> -->\n<tu>\n" + variant("de-AT", "drei\nvier")
                   + variant("en-GB", "three <bpt i=\"1\">&lt;b></bpt>f<hi>ou</hi>r<ept i=\"1\"/>") + "</tu>"));
        QCOMPARE(result.pairs, (Lines{"one & two|eins & zwei", "three four|drei vier"}));
        QCOMPARE(result.skipped, Lines{});
    }

    void unitsWithoutALanguageAreListedByTheirLine()
    {
        const Read result = read(memory("<tu>" + variant("en", "one") + variant("de", "eins") + "</tu>\n<tu>"
                                        + variant("en", "two") + variant("fr", "deux") + "</tu>\n<tu>"
                                        + variant("de", "drei") + "</tu>\n<tu/>\n<tu>"
                                        + variant("en", "<![CDATA[</tu>]]>") + variant("de", "Ende") + "</tu>"));
        QCOMPARE(result.pairs, (Lines{"one|eins", "</tu>|Ende"}));
        QCOMPARE(result.skipped,
                 (Lines{"m.tmx.gz:5 empty target", "m.tmx.gz:6 empty source", "m.tmx.gz:7 empty source"}));
    }

    void languagesOfAMemoryAreChosen()
    {
        const std::string unit = "<tu>" + variant("en", "one") + variant("fr", "un") + variant("de", "eins") + "</tu>";
        QCOMPARE(read(memory(unit)).pairs, Lines{"one|un"});
        QCOMPARE(read(memory(unit, "de", "en")).pairs, Lines{"eins|one"});
        QCOMPARE(read(memory(unit, {}, "DE")).pairs, Lines{"one|eins"});
        QCOMPARE(read(memory(unit, {}, {}, "<header srclang=\"fr\"></header>")).pairs, Lines{"un|one"});
        QCOMPARE(read(memory(unit, {}, {}, "<header srclang=\"*all*\"></header>")).pairs, Lines{"one|un"});
    }

    /// Units lie across the portions in which the file is read.
    void aLongMemoryIsReadWhole()
    {
        std::string units;
        for (int i = 0; i < 9000; ++i) {
            std::string number = std::to_string(i);
            number += std::string(static_cast<std::size_t>(i % 61), 'x');
            units += "<tu>" + variant("en", "a " + number) + variant("de", "b " + number) + "</tu>"
                + (i % 7 == 0 ? "\n" : "");
        }
        const Read result = read(memory(units));
        QCOMPARE(result.pairs.size(), std::size_t(9000));
        for (std::size_t i = 0; i < result.pairs.size(); ++i) {
            const std::string number = std::to_string(i) + std::string(i % 61, 'x');
            QCOMPARE(result.pairs[i], "a " + number + "|b " + number);
        }
    }

    void whatIsNoMemoryIsRefusedWithItsPlace()
    {
        const auto said = [&](const CorpusFiles &files) { return messageOf([&] { (void)read(files); }); };
        QVERIFY(said(memory("")).find("no translation unit") != std::string::npos);
        QVERIFY(said({{}, {}, {}, write("m.tmx", "one\ttwo\n")}).find("no translation unit") != std::string::npos);
        QVERIFY(said({{}, {}, {}, write("m.tmx", "<tmx>\n<tu><tuv>")}).find("(line 2)") != std::string::npos);
        QVERIFY(said(memory("<tu>" + variant("en", "<hi>one") + "</tu>")).find("no XML") != std::string::npos);
        QVERIFY(said(memory("<tu>" + std::string(3 << 20, 'x') + "</tu>")).find("1 MB") != std::string::npos);
    }

    void filesOfDifferentLengthAreAnErrorWithBothCounts()
    {
        const CorpusFiles files{write("s", "1\n2\n3\n4\n5\n"), write("t", "1\n2\n3\n"), {}};
        const auto message = messageOf([&] { (void)read(files); });
        QVERIFY2(message.find("5 and 3 lines") != std::string::npos, message.c_str());
        const auto swapped = messageOf([&] { (void)read({files.target, files.source, {}}); });
        QVERIFY2(swapped.find("3 and 5 lines") != std::string::npos, swapped.c_str());
    }

    void referencesMustBelongTogether()
    {
        write("valid.source.txt", "one\ntwo\n");
        write("valid.target.txt", "eins\nzwei\n");
        const std::filesystem::path folder = m_folder.path().toStdString();
        QCOMPARE(readSplitText(folder, "valid").target, (Lines{"eins", "zwei"}));
        write("valid.target.txt", "eins\n");
        QVERIFY(messageOf([&] { (void)readSplitText(folder, "valid"); }).find("2 and 1") != std::string::npos);
        QVERIFY(messageOf([&] { (void)readSplitText(folder, "none"); }).find("none.source.txt") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestReaders)
#include "test_readers.moc"
