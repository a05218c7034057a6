// SPDX-License-Identifier: GPL-3.0-or-later
// Translation memories as programs write them.
#include "engine/text/parallel_reader.h"
#include "support/observed.h"

#include <fstream>
#include <QStringConverter>
#include <QtTest>

using namespace supernet;
using test::messageOf;
using Lines = std::vector<std::string>;

namespace {

std::string variant(const std::string &language, const std::string &segment)
{
    return "<tuv xml:lang=\"" + language + "\"><seg>" + segment + "</seg></tuv>";
}

std::string unit(const std::string &source = "en", const std::string &target = "de")
{
    return "<tu>" + variant(source, "one") + variant(target, "eins") + "</tu>\n";
}

std::string memory(const std::string &units, const std::string &header = "<header srclang=\"en\"/>",
                   const std::string &beginning = "<?xml version=\"1.0\"?>\n")
{
    return beginning + "<tmx version=\"1.4\">" + header + "<body>\n" + units + "</body></tmx>\n";
}

/// U+xx for one byte in an encoding of one byte a character.
QString accented()
{
    return QStringLiteral(u"gr\u00fc\u00dfe");
}

} // namespace

class TestMemories : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    CorpusFiles written(const std::string &bytes, const std::string &source = {}, const std::string &target = {})
    {
        const auto file = std::filesystem::path(m_folder.path().toStdString()) / "m.tmx";
        std::ofstream(file, std::ios::binary) << bytes;
        return {{}, {}, {}, file, source, target};
    }
    Lines pairsOf(const std::string &bytes, const std::string &source = {}, const std::string &target = {})
    {
        Lines pairs;
        ParallelReader reader(written(bytes, source, target), LineRules(), [&](const SkippedLine &line) {
            pairs.push_back("line " + std::to_string(line.line) + ": " + name(line.fault));
        });
        for (SentencePair pair; reader.next(pair);)
            pairs.push_back(pair.source + '|' + pair.target);
        return pairs;
    }
    std::string complaint(const std::string &bytes, const std::string &source = {}, const std::string &target = {})
    {
        return messageOf([&] { (void)pairsOf(bytes, source, target); });
    }

private Q_SLOTS:
    void declaredEncodingsAreHonoured_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *encoding, const char *bytes, const char16_t *text) {
            QTest::newRow(encoding) << QByteArray(encoding) << QByteArray(bytes) << QString::fromUtf16(text);
        };
        add("ISO-8859-1", "gr\xfc\xdf\x65", u"gr\u00fc\u00dfe");
        add("iso-8859-15", "\xa4", u"\u20ac");
        add("windows-1252", "\x80 \x93", u"\u20ac \u201c");
        add("windows-1251", "\xef\xf0\xe8", u"\u043f\u0440\u0438");
        add("Shift_JIS", "\x93\xfa\x96\x7b", u"\u65e5\u672c");
        add("GB18030", "\xd6\xd0", u"\u4e2d");
        add("UTF-8", "gr\xc3\xbc", u"gr\u00fc");
        add("utf-16", "gr\xc3\xbc", u"gr\u00fc"); // Converted since, its first line was not.
    }
    void declaredEncodingsAreHonoured()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const std::string units = "<tu>" + variant("en", "one") + variant("de", bytes.toStdString()) + "</tu>";
        for (const char *quote : {"\"", "'"})
            QCOMPARE(pairsOf(memory(units, "<header srclang=\"en\"/>",
                                    std::string("<?xml version=\"1.0\" encoding=") + quote + encoding.toStdString()
                                        + quote + "?>\n")),
                     Lines{"one|" + text.toStdString()});
    }

    void wideEncodingsAreRead_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::addColumn<bool>("mark");
        QTest::newRow("UTF-16LE with a mark") << static_cast<int>(QStringConverter::Utf16LE) << true;
        QTest::newRow("UTF-16BE with a mark") << static_cast<int>(QStringConverter::Utf16BE) << true;
        QTest::newRow("UTF-16LE") << static_cast<int>(QStringConverter::Utf16LE) << false;
        QTest::newRow("UTF-16BE") << static_cast<int>(QStringConverter::Utf16BE) << false;
        QTest::newRow("UTF-8 with a mark") << static_cast<int>(QStringConverter::Utf8) << true;
    }
    void wideEncodingsAreRead()
    {
        QFETCH(int, encoding);
        QFETCH(bool, mark);
        for (const char *beginning :
             {"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n", "<?xml version=\"1.0\"?>\n", ""}) {
            std::string units;
            for (int i = 0; i < 20'000; ++i) // Over many portions.
                units += "<tu>" + variant("en", std::to_string(i)) + variant("de", accented().toStdString())
                    + "</tu>\n";
            QStringEncoder encoder(static_cast<QStringConverter::Encoding>(encoding),
                                   mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            const QByteArray bytes = encoder.encode(
                QString::fromStdString(memory(units, "<header srclang=\"en\"/>", beginning)));
            const Lines pairs = pairsOf(bytes.toStdString());
            QCOMPARE(pairs.size(), std::size_t(20'000));
            QCOMPARE(pairs.back(), "19999|" + accented().toStdString());
        }
    }

    void bytesThatAreNoTextCostTheirPairOnly()
    {
        QCOMPARE(pairsOf(memory("<tu>" + variant("en", "one") + variant("de", "gr\xfc\xdf\x65") + "</tu>\n<tu>"
                                + variant("en", "two") + variant("de", "gr\xc3\xbcn") + "</tu>")),
                 (Lines{"line 3: invalid UTF-8", "two|gr\xc3\xbcn"}));
    }

    void anUnknownEncodingIsNamed()
    {
        const auto said = complaint(memory(unit(), "", "<?xml version=\"1.0\" encoding=\"x-martian\"?>\n"));
        QVERIFY2(said.find("m.tmx") != std::string::npos && said.find("x-martian") != std::string::npos, said.c_str());
    }

    void charactersThatXmlDoesNotHaveAreBlanks()
    {
        QCOMPARE(pairsOf(memory("<tu>" + variant("en", "one&#31;two\x01three") + variant("de", "eins") + "</tu>")),
                 Lines{"one two three|eins"});
    }

    void attributesMayHoldWhatTagsEndWith()
    {
        const std::string units = unit("en", "de");
        QCOMPARE(pairsOf(memory(units, "<header note=\"a > b\" srclang='de' o=\"/>\"/>")), Lines{"eins|one"});
        QCOMPARE(pairsOf(memory("<tu changeid=\"x/>\"><tuv note=\"/tu>\" xml:lang=\"en\"><seg>one</seg></tuv>"
                                + variant("de", "eins") + "</tu>")),
                 Lines{"one|eins"});
    }

    void languagesAreMatchedAsTheyAreMeant_data()
    {
        QTest::addColumn<QString>("source"); // What is asked for.
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("first"); // What the file says.
        QTest::addColumn<QString>("second");
        const auto add = [](const char *name, const char *source, const char *target, const char *first,
                            const char *second) { QTest::newRow(name) << source << target << first << second; };
        add("a line below", "en_US", "de_AT", "en-US", "de-AT");
        add("a line", "zh-CN", "de-AT", "zh_CN", "DE_at");
        add("any region", "en", "de", "en-GB", "de_CH");
        add("no region in the file", "en-US", "de-DE", "en", "de");
        add("three letters in the file", "en", "de", "eng", "ger");
        add("three letters asked for", "eng", "deu", "en", "de");
        add("three letters and a region", "eng-US", "deu", "en-us", "de-DE");
        add("an old code", "he", "id", "iw", "in");
        add("a script that goes without saying", "zh-Hant", "en", "zh-TW", "en");
        add("two regions of a language", "en-US", "en-GB", "en_US", "en_GB");
        add("upper case", "EN", "DE", "en", "de");
    }
    void languagesAreMatchedAsTheyAreMeant()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(QString, first);
        QFETCH(QString, second);
        const std::string units = "<tu>" + variant("fr", "un") + variant(first.toStdString(), "one")
            + variant(second.toStdString(), "eins") + "</tu>\n";
        QCOMPARE(pairsOf(memory(units, "<header/>"), source.toStdString(), target.toStdString()), Lines{"one|eins"});
    }

    void theHeaderMayNameAllOrAnotherCode_data()
    {
        QTest::addColumn<QString>("language");
        for (const char *language : {"*", "*all*", "*ALL*", "", "eng", "EN", "en_US", "en-GB"})
            QTest::newRow(language) << language;
    }
    void theHeaderMayNameAllOrAnotherCode()
    {
        QFETCH(QString, language);
        QCOMPARE(pairsOf(memory(unit(), "<header srclang=\"" + language.toStdString() + "\"/>")), Lines{"one|eins"});
    }

    void anotherRegionIsAnotherLanguage()
    {
        const std::string both = "<tu>" + variant("en-GB", "colour") + variant("en-US", "color")
            + variant("de", "Farbe") + "</tu>\n";
        QCOMPARE(pairsOf(memory(both), "en-US", "de"), Lines{"color|Farbe"});
        QCOMPARE(pairsOf(memory(both), "en-GB", "de"), Lines{"colour|Farbe"});
    }

    void whereNothingMatchesTheLanguagesAreNamed_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("sought");
        QTest::newRow("the header's") << ""
                                      << ""
                                      << "pl"
                                      << "`pl`";
        QTest::newRow("the source") << "fr"
                                    << ""
                                    << "en"
                                    << "`fr`";
        QTest::newRow("the target") << ""
                                    << "ja"
                                    << "en"
                                    << "`ja`";
        QTest::newRow("both") << "fr"
                              << "ja"
                              << "en"
                              << "`fr` and `ja`";
        QTest::newRow("another region") << "en-AU"
                                        << "de"
                                        << "en"
                                        << "`en-AU`";
        QTest::newRow("a word") << "English"
                                << "de"
                                << "en"
                                << "`English`";
    }
    void whereNothingMatchesTheLanguagesAreNamed()
    {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(QString, header);
        QFETCH(QString, sought);
        const auto said = complaint(memory(unit("en-GB", "de_AT"),
                                           "<header srclang=\"" + header.toStdString() + "\"/>"),
                                    source.toStdString(), target.toStdString());
        QVERIFY2(said.find("no text in " + sought.toStdString() + ":") != std::string::npos, said.c_str());
        QVERIFY2(said.find("de_AT, en-GB") != std::string::npos, said.c_str());
    }

    void theFirstVariantThatHoldsTextIsTaken()
    {
        QCOMPARE(pairsOf(memory("<tu>" + variant("en", " \n") + variant("de", "") + variant("en", "one")
                                + variant("de-AT", "eins") + "</tu>")),
                 Lines{"one|eins"});
    }

    void whatStandsBetweenWordsPartsThem_data()
    {
        QTest::addColumn<QString>("segment");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *segment, const char *text) { QTest::newRow(segment) << segment << text; };
        add("The<ph x=\"1\">&lt;br/></ph>cat", "The cat");
        add("The<ph/>cat", "The cat");
        add("The<it pos=\"begin\">x</it>cat", "The cat");
        add("The<ut>x</ut>cat", "The cat");
        add("The<x/>cat", "The cat");
        add("box.<ph/>The", "box. The");
        add("The <ph/>cat", "The cat");
        add("The<ph/> cat", "The cat");
        add("cat<ph/>.", "cat.");
        add("(<ph/>cat<ph/>)", "(cat)");
        add("<ph/>cat<ph/>", "cat");
        add("The<ph/><ph/>cat", "The cat");
        add("un<bpt i=\"1\">b</bpt>believ<ept i=\"1\">b</ept>able", "unbelievable");
        add("The<ept i=\"1\">/p</ept><bpt i=\"2\">p</bpt>cat", "The cat");
        add("f<hi>ou</hi>r", "four");
        add("<ph>a <sub>hidden</sub></ph>seen", "seen");
        add("\xe0\xa4\x95\xe0\xa4\xbf<ph/>\xe0\xa4\x95", "\xe0\xa4\x95\xe0\xa4\xbf \xe0\xa4\x95");
    }
    void whatStandsBetweenWordsPartsThem()
    {
        QFETCH(QString, segment);
        QFETCH(QString, text);
        QCOMPARE(pairsOf(memory("<tu>" + variant("en", segment.toStdString()) + variant("de", "eins") + "</tu>")),
                 Lines{text.toStdString() + "|eins"});
    }

    void entitiesOfTheFileAreUnfolded()
    {
        const std::string beginning = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\" [ <!ENTITY firm \"Muster AG\">\n"
                                      "<!ENTITY both \"&firm; &amp; Co\"> ]>\n";
        const std::string units = "<tu>" + variant("en", "&firm; one") + variant("de", "&both; &firm;") + "</tu>\n";
        QCOMPARE(pairsOf(memory(units + units, "<header srclang=\"en\"/>", beginning)),
                 (Lines{"Muster AG one|Muster AG & Co Muster AG", "Muster AG one|Muster AG & Co Muster AG"}));
    }

    void unknownEntitiesAreNamed_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("no type") << "";
        QTest::newRow("a type elsewhere") << "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n";
        QTest::newRow("text elsewhere") << "<!DOCTYPE tmx [ <!ENTITY firm SYSTEM \"m.tmx\"> ]>\n";
        QTest::newRow("in a circle") << "<!DOCTYPE tmx [ <!ENTITY a \"&firm;\"> <!ENTITY firm \"&a;\"> ]>\n";
    }
    void unknownEntitiesAreNamed()
    {
        QFETCH(QString, type);
        const auto said = complaint(memory("<tu>" + variant("en", "&firm; one") + variant("de", "eins") + "</tu>",
                                           "<header srclang=\"en\"/>", type.toStdString()));
        QVERIFY2(said.find("`firm`") != std::string::npos && said.find("(line") != std::string::npos, said.c_str());
    }

    /// Ten letters that would become 300,000 are no trouble for any program; a hundred of them are refused here.
    void entitiesDoNotMakeASmallFileHuge()
    {
        std::string beginning = "<!DOCTYPE tmx [ <!ENTITY a0 \"" + std::string(300, 'x') + "\">";
        for (int i = 1; i < 4; ++i) {
            const std::string inner = "&a" + std::to_string(i - 1) + ';';
            beginning += "<!ENTITY a" + std::to_string(i) + " \"";
            for (int j = 0; j < 10; ++j)
                beginning += inner;
            beginning += "\">";
        }
        std::string units;
        for (int i = 0; i < 100; ++i)
            units += "<tu>" + variant("en", "&a3;") + variant("de", "eins") + "</tu>\n";
        const auto said = complaint(memory(units, "<header srclang=\"en\"/>", beginning + "]>\n"));
        QVERIFY2(said.find("unfold") != std::string::npos, said.c_str());
    }

    void instructionsPrefixesAndLiteralTextAreRead()
    {
        QCOMPARE(pairsOf("<?xml version=\"1.0\"?><?xml-stylesheet href=\"<tu>\"?>\n<t:tmx xmlns:t=\"urn:x\">"
                         "<t:header srclang=\"en\"/><t:body><t:tu><?a <tu> ?><t:tuv xml:lang=\"en\"><t:seg>o<?b c?>ne"
                         "</t:seg></t:tuv><t:tuv lang=\"de\"><t:seg><![CDATA[<eins>]]></t:seg></t:tuv></t:tu></t:body>"
                         "</t:tmx>"),
                 Lines{"one|<eins>"});
    }

    void attributesOfOldMemoriesAreRead()
    {
        QCOMPARE(pairsOf(
                     memory("<tu><tuv lang=\"EN-US\"><seg>one</seg></tuv><tuv lang=\"DE\"><seg>eins</seg></tuv></tu>",
                            "<header srclang=\"EN-US\"/>")),
                 Lines{"one|eins"});
    }

    void notesAndPropertiesAreNoText()
    {
        QCOMPARE(pairsOf(memory("<tu><prop type=\"x\">no</prop><note>no</note><tuv xml:lang=\"en\"><note>no</note>"
                                "<seg>one</seg></tuv>"
                                + variant("de", "eins") + "</tu>")),
                 Lines{"one|eins"});
    }

    void whatIsCutIsToldAsThat()
    {
        const std::string whole = memory(unit());
        for (const std::size_t kept : {whole.find("<seg>") + 7, whole.find("</tu>") + 2, whole.find("</body>")}) {
            const auto said = complaint(whole.substr(0, kept));
            QVERIFY2(said.find("it ends within") != std::string::npos, said.c_str());
        }
    }

    void whatWasTakenIsCounted()
    {
        ParallelReader reader(written(memory(unit("en-US", "de") + unit("en", "de-AT") + unit("en", "de"))),
                              LineRules(), [](const SkippedLine &) {});
        for (SentencePair pair; reader.next(pair);) { }
        QVERIFY((reader.memory()->sourceLanguages() == TmxReader::Languages{{"en", 2}, {"en-US", 1}}));
        QVERIFY((reader.memory()->targetLanguages() == TmxReader::Languages{{"de", 2}, {"de-AT", 1}}));
    }
};

QTEST_GUILESS_MAIN(TestMemories)
#include "test_memories.moc"
