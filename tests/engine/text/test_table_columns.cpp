// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as corpora are handed out: identifiers, scores and addresses beside the sentences, with a line of names or without.
#include "engine/text/parallel_reader.h"
#include "support/observed.h"

#include <fstream>
#include <functional>
#include <QtTest>

using namespace supernet;
using test::messageOf;
using Lines = std::vector<std::string>;

namespace {

/// Twelve lines, a number in each of them.
std::string lines(const std::function<std::string(const std::string &)> &line)
{
    std::string text;
    for (int i = 0; i < 12; ++i)
        text += line(std::to_string(1270 + i)) + '\n';
    return text;
}

} // namespace

class TestTableColumns : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    CorpusFiles table(const std::string &text, const std::string &columns = {})
    {
        CorpusFiles files;
        files.tsv = std::filesystem::path(m_folder.path().toStdString()) / "t.tsv";
        files.tsvColumns = columns;
        std::ofstream(files.tsv, std::ios::binary) << text;
        return files;
    }
    Lines read(const std::string &text, const std::string &columns = {})
    {
        Lines found;
        ParallelReader reader(table(text, columns), LineRules(), [&](const SkippedLine &line) {
            found.push_back(std::to_string(line.line) + ' ' + name(line.fault));
        });
        for (SentencePair pair; reader.next(pair);)
            found.push_back(pair.source + '|' + pair.target);
        return found;
    }

private Q_SLOTS:
    void otherColumnsAreRefusedWithAGuess_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found"); // In the first two columns.
        QTest::addColumn<QString>("guess"); // Empty: none.
        const auto add = [](const char *name, const std::function<std::string(const std::string &)> &line,
                            const char *found, const char *guess) {
            QTest::newRow(name) << QString::fromStdString(lines(line)) << found << guess;
        };
        using Number = const std::string &;
        add(
            "Tatoeba", [](Number i) { return i + "\tThe cat " + i + ".\t9" + i + "\tDie Katze " + i; },
            "numbers in column 1 and sentences in column 2", "2,4");
        add(
            "CCMatrix", [](Number i) { return "1." + i + "\tThe cat " + i + ".\tDie Katze " + i + '.'; },
            "numbers in column 1 and sentences in column 2", "2,3");
        add(
            "scores in exponents", [](Number i) { return i + "e-05\tThe cat " + i + ".\tDie Katze " + i + '.'; },
            "numbers in column 1", "2,3");
        add(
            "ParaCrawl",
            [](Number i) {
                return "https://a.org/" + i + "\thttp://b.de/" + i + "\tThe cat " + i + ".\tDie Katze " + i + ".\t0.7";
            },
            "web addresses in column 1 and web addresses in column 2", "3,4");
        add(
            "languages", [](Number i) { return "eng\tdeu\tThe cat " + i + ".\tDie Katze " + i + '.'; },
            "the same in every line in column 1 and the same in every line in column 2", "3,4");
        add(
            "keys", [](Number i) { return "news-" + i + ".en\tThe cat " + i + ".\tDie Katze " + i + '.'; },
            "identifiers in column 1", "2,3");
        add(
            "a score between", [](Number i) { return "The cat " + i + ".\t0." + i + "\tDie Katze " + i + '.'; },
            "sentences in column 1 and numbers in column 2", "1,3");
        add(
            "dates", [](Number i) { return "2024-05-01 " + i + "\tThe cat " + i + ".\tDie Katze " + i + '.'; },
            "numbers in column 1", "2,3");
        add(
            "nothing at first", [](Number i) { return "\tThe cat " + i + ".\tDie Katze " + i + '.'; },
            "nothing in column 1", "2,3");
        add(
            "one side only", [](Number i) { return i + "\tThe cat " + i; }, "numbers in column 1", "");
    }
    void otherColumnsAreRefusedWithAGuess()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        QFETCH(QString, guess);
        const QString said = QString::fromStdString(messageOf([&] { (void)read(text.toStdString()); }));
        QVERIFY2(said.contains(QStringLiteral("t.tsv")) && said.contains(found), qPrintable(said));
        QCOMPARE(said.contains(QStringLiteral("if those are meant")), !guess.isEmpty());
        QVERIFY2(said.contains(guess), qPrintable(said));
    }

    void sentencesAreTakenWhateverIsBehindThem_data()
    {
        QTest::addColumn<QString>("line"); // With %1 for a number.
        const auto add = [](const char *line) { QTest::newRow(line) << QString::fromUtf8(line); };
        add("The cat %1.\tDie Katze %1.\tCC-BY 2.0 #%1");
        add("No. %1\tNr. %1");
        add("Go %1!\tGeh %1!\t0.%1");
        add("\u7b2c%1\u8bfe\t\u7b2c%1\u8ab2"); // Chinese, without a blank.
    }
    void sentencesAreTakenWhateverIsBehindThem()
    {
        QFETCH(QString, line);
        const std::string text = lines(
            [&](const std::string &i) { return line.arg(QString::fromStdString(i)).toStdString(); });
        QCOMPARE(read(text).size(), std::size_t(12));
    }

    void columnsAreChosenByNumber()
    {
        const std::string text = "1\tone\t2\teins\n3\ttwo\t4\tzwei\n5\tthree\n";
        QCOMPARE(read(text, "2,4"), (Lines{"one|eins", "two|zwei", "3 no second column"}));
        QCOMPARE(read(text, "4,2"), (Lines{"eins|one", "zwei|two", "3 no second column"}));
        QCOMPARE(read(text, "1,3"), (Lines{"1|2", "3|4", "3 no second column"})); // A person may mean that.
    }

    void columnsAreChosenByTheNamesOfTheFirstLine()
    {
        const std::string text = "key\tde text\tscore\tEnglish\na\teins\t1\tone\nb\tzwei\t2\ttwo\n";
        QCOMPARE(read(text, "English,de text"), (Lines{"1 names of columns", "one|eins", "two|zwei"}));
    }

    void aLineOfNamesIsNoPair_data()
    {
        QTest::addColumn<QString>("names");
        for (const char *names : {"en\tde", "source\ttarget", "English\tGerman", "sentence_en\tsentence_de", "src\ttgt",
                                  "EN\tDE", "eng\tdeu", "en\tde\tscore"})
            QTest::newRow(names) << names;
    }
    void aLineOfNamesIsNoPair()
    {
        QFETCH(QString, names);
        QCOMPARE(read(names.toStdString() + "\nThe cat.\tDie Katze.\t0.5\nA dog.\tEin Hund.\t0.25\n"),
                 (Lines{"1 names of columns", "The cat.|Die Katze.", "A dog.|Ein Hund."}));
    }

    void aFirstPairIsNoLineOfNames_data()
    {
        QTest::addColumn<QString>("pair");
        for (const char *pair : {"Hello\tHallo", "Go.\tGeh.", "Sources\tQuellen", "It is\tEs ist", "House\tHaus"})
            QTest::newRow(pair) << pair;
    }
    void aFirstPairIsNoLineOfNames()
    {
        QFETCH(QString, pair);
        QCOMPARE(read(pair.toStdString() + "\nThe cat.\tDie Katze.\n").size(), std::size_t(2));
        QVERIFY(!read(pair.toStdString() + "\nThe cat.\tDie Katze.\n").front().starts_with("1 "));
    }

    void theLineOfNamesIsLeftOutForNumbersToo()
    {
        const std::string text = "id\ten\tde\n"
            + lines([](const std::string &i) { return i + "\tone " + i + "\teins " + i; });
        const Lines found = read(text, "2,3");
        QCOMPARE(found.size(), std::size_t(13));
        QCOMPARE(found[0], std::string("1 names of columns"));
        QVERIFY(messageOf([&] { (void)read(text); }).find("2,3") != std::string::npos);
    }

    void columnsThatAreNotThereAreNamed()
    {
        const auto said = [&](const char *columns) {
            return messageOf([&] { (void)read("en\tde\nThe cat.\tDie Katze.\n", columns); });
        };
        QVERIFY2(said("1,3").find("no column 3: its first lines have 2") != std::string::npos, said("1,3").c_str());
        QVERIFY2(said("en,fr").find("no column `fr`: it holds en, de") != std::string::npos, said("en,fr").c_str());
    }

    void whatChoosesNoTwoColumnsIsWrongUse_data()
    {
        QTest::addColumn<QString>("columns");
        for (const char *columns : {"2", "2,", ",2", "2,2", "0,1", "1,en", "1,2,3", "en"})
            QTest::newRow(columns) << columns;
    }
    void whatChoosesNoTwoColumnsIsWrongUse()
    {
        QFETCH(QString, columns);
        const CorpusFiles files = table("one\teins\n", columns.toStdString());
        QVERIFY_EXCEPTION_THROWN(files.check("valid-"), UsageError);
        QVERIFY(messageOf([&] { files.check("valid-"); }).find("--valid-tsv-columns") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTableColumns)
#include "test_table_columns.moc"
