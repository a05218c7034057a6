// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exporters/line_translator.h"
#include "engine/exporters/model_export.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sstream>

using namespace supernet;

class TestLineTranslator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = std::filesystem::path(m_temporary.path().toStdString());
        std::vector<std::string> sentences;
        for (int i = 0; i < 200; ++i)
            sentences.push_back("the dog number " + std::to_string(i) + " sees a cat near house "
                                + std::to_string(7 * i));
        Tokenizer::Training training;
        training.vocabulary = 60;
        Tokenizer::train(sentences, training, folder / "pieces");
        const int vocabulary = Tokenizer(folder / "pieces").vocabulary();
        const auto model = randomModel({16, 16, 16, {{16, 2}}, {{16, 2, 2, 1}}}, vocabulary, 4);
        const ExportRequest request{model, folder / "pieces", {}, {}, {{5, 6}}, 1};
        exportModel(request, folder / "export");
        m_translator = std::make_unique<LineTranslator>(folder / "export", LineTranslatorOptions{.threads = 1},
                                                        [this](const std::string &warning) {
                                                            m_warnings.push_back(warning);
                                                        });
    }

    void init() { m_warnings.clear(); }

    void oneLineOutForEachLineIn()
    {
        const std::vector<std::string> lines{"the dog",
                                             "",
                                             " \t ",
                                             "\r",
                                             "a\tcat\r",
                                             "\xff\xfe\xc3",
                                             "\xed\xa0\x80",
                                             "hund",
                                             "\u2028",
                                             "house 7",
                                             std::string("a\0b", 3)};
        std::string text;
        for (const auto &line : lines)
            text += line + '\n';
        for (const std::size_t portion : {1U, 3U, 100U}) {
            const auto out = run(text, portion);
            QCOMPARE(out.size(), lines.size());
            QVERIFY(out[1].empty() && out[2].empty() && out[3].empty());
            QVERIFY(!out[0].empty());
        }
    }

    void anExportWithoutALexiconSaysHowToGetOne()
    {
        const auto folder = std::filesystem::path(m_temporary.path().toStdString()) / "export";
        try {
            const LineTranslator translator(folder, {.threads = 1, .vocabularySelection = true}, {});
            QFAIL("It was made.");
        } catch (const Error &error) {
            QVERIFY(QString::fromStdString(error.hint()).contains(QStringLiteral("--vocabulary-selection")));
        }
    }

    void portionsChangeNothing()
    {
        std::string text;
        for (int i = 0; i < 30; ++i)
            text += "the dog sees house " + std::to_string(i * i) + '\n';
        QCOMPARE(run(text, 1), run(text, 7));
        QCOMPARE(run(text, 7), run(text, 100));
    }

    void aLastLineWithoutAnEndCounts()
    {
        QCOMPARE(run("the dog\na cat", 10).size(), 2U);
        QCOMPARE(run("", 10).size(), 0U);
        QCOMPARE(run("\n", 10).size(), 1U);
    }

    void aCarriageReturnDoesNotCount() { QCOMPARE(run("the dog\r\n", 10), run("the dog\n", 10)); }

    void anOverlongLineIsCutWithAWarning()
    {
        std::string text;
        while (text.size() < 300'000)
            text += "dog ";
        DecodeOptions options;
        options.lengthFactor = 0;
        std::istringstream in("cat\n" + text + "\ncat\n");
        std::ostringstream out;
        QCOMPARE(m_translator->translate(in, out, options, 10, {}), 3);
        QCOMPARE(m_warnings.size(), 1U);
        QVERIFY(m_warnings.front().starts_with("Line 2 "));
    }

    void invalidBytesAreReplacedWithAWarning()
    {
        QCOMPARE(run("the dog\n\xff"
                     "dog\n",
                     1)
                     .size(),
                 2U);
        QCOMPARE(m_warnings.size(), 1U);
        QVERIFY(m_warnings.front().starts_with("Line 2 "));
        QCOMPARE(validUtf8("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"),
                 std::string("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"));
        QCOMPARE(validUtf8("\xc0\xaf"), std::string("\xef\xbf\xbd\xef\xbf\xbd"));
        QCOMPARE(validUtf8("x\xe2\x82"), std::string("x\xef\xbf\xbd\xef\xbf\xbd"));
        QCOMPARE(validUtf8("\xf4\x90\x80\x80"), std::string("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"));
    }

private:
    std::vector<std::string> run(const std::string &text, std::size_t portion) const
    {
        std::istringstream in(text);
        std::ostringstream out;
        const auto written = m_translator->translate(in, out, {}, portion, {});
        std::vector<std::string> lines;
        std::istringstream result(out.str());
        for (std::string line; std::getline(result, line);)
            lines.push_back(line);
        if (static_cast<std::size_t>(written) != lines.size())
            return {"the count is wrong"};
        return lines;
    }

    QTemporaryDir m_temporary;
    std::unique_ptr<LineTranslator> m_translator;
    std::vector<std::string> m_warnings;
};

QTEST_GUILESS_MAIN(TestLineTranslator)
#include "test_line_translator.moc"
