// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/random.h"
#include "engine/text/dataset.h"
#include "engine/text/dataset_builder.h"
#include "engine/text/references.h"
#include "engine/text/tokenizer.h"

#include <fstream>
#include <QtTest>
#include <set>

using namespace supernet;

namespace {

struct Corpus
{
    std::vector<std::string> source;
    std::vector<std::string> target;
};

/// Distinct pairs, numbered so that each is told from the others.
Corpus corpus(int count)
{
    static const std::vector<std::string> words = {"house", "tree", "river", "stone", "cloud", "wheel", "bird"};
    static const std::vector<std::string> translated = {"Haus", "Baum", "Fluss", "Stein", "Wolke", "Rad", "Vogel"};
    Random random(3);
    Corpus result;
    for (int i = 0; i < count; ++i) {
        std::string source = "number " + std::to_string(i);
        std::string target = "Nummer " + std::to_string(i);
        for (std::uint64_t word = 0, length = 1 + random.below(9); word < length; ++word) {
            const auto chosen = random.below(words.size());
            source += ' ' + words[chosen];
            target += ' ' + translated[chosen];
        }
        result.source.push_back(source);
        result.target.push_back(target);
    }
    return result;
}

std::vector<std::string> decodedSide(const TokenFile &file, const Tokenizer &tokenizer)
{
    std::vector<std::string> lines;
    for (std::int64_t i = 0; i < file.size(); ++i)
        lines.push_back(tokenizer.decode({file[i].begin(), file[i].end()}));
    return lines;
}

template<typename Call>
std::string messageOf(Call call)
{
    try {
        call();
    } catch (const Error &error) {
        return error.message();
    }
    return {};
}

std::string bytesOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

class TestDatasetBuilder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path path(const std::string &name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path freshFolder(const std::string &name)
    {
        std::filesystem::remove_all(path(name));
        std::filesystem::create_directory(path(name));
        return path(name);
    }
    std::filesystem::path write(const std::string &name, const std::vector<std::string> &lines)
    {
        std::ofstream file(path(name));
        for (const auto &line : lines)
            file << line << '\n';
        return path(name);
    }
    DatasetSettings settingsFor(const Corpus &texts)
    {
        DatasetSettings settings;
        settings.train = {write("s.txt", texts.source), write("t.txt", texts.target), {}};
        settings.vocabulary = 60;
        settings.validSize = 30;
        settings.testSize = 40;
        settings.threads = 2;
        return settings;
    }

private Q_SLOTS:
    void everyPairIsInOneSplit()
    {
        const Corpus texts = corpus(600);
        const auto folder = freshFolder("data");
        const auto manifest = buildDataset(settingsFor(texts), folder, {});
        QVERIFY(manifest);
        const Tokenizer tokenizer(folder / "tokenizer.model");
        QCOMPARE(tokenizer.vocabulary(), 60);
        std::multiset<std::string> all;
        for (const auto &[split, pairs] : {std::pair{"train", 530}, {"valid", 30}, {"test", 40}}) {
            const auto tokens = openSplit(folder, split);
            QCOMPARE(tokens.size(), pairs);
            QCOMPARE((*manifest)["splits"][split]["pairs"], pairs);
            QCOMPARE((*manifest)["splits"][split]["target_tokens"], tokens.target.tokens());
            const auto source = decodedSide(tokens.source, tokenizer);
            const auto target = decodedSide(tokens.target, tokenizer);
            for (std::size_t i = 0; i < source.size(); ++i)
                all.insert(source[i] + '|' + target[i]);
        }
        std::multiset<std::string> expected;
        for (std::size_t i = 0; i < texts.source.size(); ++i)
            expected.insert(texts.source[i] + '|' + texts.target[i]);
        QCOMPARE(all, expected);
    }

    void keepsTheTextOfHeldOutPairs()
    {
        const auto folder = freshFolder("data");
        (void)buildDataset(settingsFor(corpus(600)), folder, {});
        const Tokenizer tokenizer(folder / "tokenizer.model");
        for (const char *split : {"valid", "test"}) {
            const auto tokens = openSplit(folder, split);
            const auto text = readSplitText(folder, split);
            QCOMPARE(decodedSide(tokens.source, tokenizer), text.source);
            QCOMPARE(decodedSide(tokens.target, tokenizer), text.target);
        }
        QVERIFY(!std::filesystem::exists(folder / "train.source.txt"));
    }

    void aHeldOutPairIsNotInTrainingHoweverOftenItComes()
    {
        const Corpus once = corpus(200);
        Corpus texts = once;
        for (int round = 0; round < 2; ++round) {
            texts.source.insert(texts.source.end(), once.source.begin(), once.source.end());
            texts.target.insert(texts.target.end(), once.target.begin(), once.target.end());
        }
        const auto folder = freshFolder("data");
        const auto manifest = buildDataset(settingsFor(texts), folder, {});
        QCOMPARE((*manifest)["duplicates"], 400);
        QCOMPARE((*manifest)["held_out_repeats"], 140);
        QCOMPARE((*manifest)["splits"]["train"]["pairs"], 3 * 130);
        const Tokenizer tokenizer(folder / "tokenizer.model");
        const auto lines = decodedSide(openSplit(folder, "train").source, tokenizer);
        const std::set<std::string> training(lines.begin(), lines.end());
        for (const char *split : {"valid", "test"})
            for (const auto &line : readSplitText(folder, split).source)
                QVERIFY(!training.contains(line));
    }

    void theSeedDrawsTheSplitAndThreadsDoNotMatter()
    {
        auto settings = settingsFor(corpus(600));
        const auto one = freshFolder("one");
        const auto two = freshFolder("two");
        const auto other = freshFolder("other");
        (void)buildDataset(settings, one, {});
        settings.threads = 1;
        (void)buildDataset(settings, two, {});
        settings.seed = 2;
        (void)buildDataset(settings, other, {});
        for (const auto &entry : std::filesystem::directory_iterator(one))
            QVERIFY2(bytesOf(entry.path()) == bytesOf(two / entry.path().filename()), entry.path().c_str());
        QVERIFY(readSplitText(one, "valid").source != readSplitText(other, "valid").source);
    }

    void usesSetsThatAreGiven()
    {
        const Corpus texts = corpus(600);
        auto settings = settingsFor(texts);
        const std::vector<std::string> source(texts.source.begin(), texts.source.begin() + 10);
        const std::vector<std::string> target(texts.target.begin(), texts.target.begin() + 10);
        settings.valid = {write("vs.txt", source), write("vt.txt", target), {}};
        settings.test.tsv = write("test.tsv", {"a new pair\tein neues Paar", "broken", "another\tnoch eins"});
        const auto folder = freshFolder("data");
        const auto manifest = buildDataset(settings, folder, {});
        QCOMPARE(readSplitText(folder, "valid").source, source);
        QCOMPARE(readSplitText(folder, "test").target, (std::vector<std::string>{"ein neues Paar", "", "noch eins"}));
        QCOMPARE(openSplit(folder, "train").size(), 590);
        QCOMPARE((*manifest)["held_out_repeats"], 10);
        QCOMPARE((*manifest)["skipped"]["no second column"], 1);
    }

    /// Line i of what is translated is line i of the file that was given, so that both can be scored elsewhere.
    void aGivenTestSetKeepsItsLines()
    {
        auto settings = settingsFor(corpus(600));
        settings.test = {write("es.txt", {"one", "", "two \xff", "three", " \t", "four"}),
                         write("et.txt", {"eins", "leer", "zwei", "", "nichts", "vier"}),
                         {}};
        settings.valid = settings.test;
        const auto folder = freshFolder("data");
        const auto manifest = buildDataset(settings, folder, {});
        using Lines = std::vector<std::string>;
        QCOMPARE(readSplitText(folder, "test").source, (Lines{"one", "", "", "", "", "four"}));
        QCOMPARE(readSplitText(folder, "test").target, (Lines{"eins", "leer", "zwei", "", "nichts", "vier"}));
        QCOMPARE(openSplit(folder, "test").size(), 6);
        QCOMPARE((*manifest)["test_without_source"], 4);
        QCOMPARE((*manifest)["splits"]["test"]["pairs"], 6);
        // Validation is to decide by, and holds pairs only.
        QCOMPARE(readSplitText(folder, "valid").source, (Lines{"one", "four"}));
        settings.test = {write("es.txt", {"", ""}), write("et.txt", {"eins", "zwei"}), {}};
        QVERIFY(messageOf([&] { (void)buildDataset(settings, freshFolder("data"), {}); }).find("No good pair")
                != std::string::npos);
    }

    void listsSkippedLines()
    {
        Corpus texts = corpus(300);
        texts.source[17] = "";
        texts.target[18] = "\xff";
        const auto folder = freshFolder("data");
        const auto manifest = buildDataset(settingsFor(texts), folder, {});
        QCOMPARE((*manifest)["lines"], 300);
        QCOMPARE((*manifest)["skipped"], (nlohmann::json{{"empty source", 1}, {"invalid UTF-8", 1}}));
        QCOMPARE((*manifest)["skipped_first"][0]["line"], 18);
        QCOMPARE(bytesOf(folder / "skipped.tsv"),
                 "file\tline\treason\n" + path("s.txt").string() + "\t18\tempty source\n" + path("s.txt").string()
                     + "\t19\tinvalid UTF-8\n");
    }

    /// The list is opened in spreadsheets, and a file may be called anything.
    void aFileOfSkippedLinesIsNoFormula()
    {
        const Corpus texts = corpus(300);
        std::vector<std::string> lines{"broken"};
        for (std::size_t i = 0; i < texts.source.size(); ++i)
            lines.push_back(texts.source[i] + '\t' + texts.target[i]);
        auto settings = settingsFor(texts);
        settings.train = {};
        settings.train.tsv = write("=1+1\tb.tsv", lines);
        settings.base = settings.train.tsv.parent_path();
        const auto folder = freshFolder("data");
        static_cast<void>(buildDataset(settings, folder, {}));
        QCOMPARE(bytesOf(folder / "skipped.tsv"),
                 std::string("file\tline\treason\n'=1+1 b.tsv\t1\tno second column\n"));
    }

    void aCorpusOfOnlyBadLinesIsAnErrorWithTheReasons()
    {
        const auto message = messageOf([&] {
            (void)buildDataset(settingsFor({{"", ""}, {"eins", "zwei"}}), freshFolder("data"), {});
        });
        QVERIFY2(message.find("2 for empty source") != std::string::npos, message.c_str());
    }

    void tooSmallACorpusSaysSo()
    {
        const auto message = messageOf([&] { (void)buildDataset(settingsFor(corpus(70)), freshFolder("data"), {}); });
        QVERIFY2(message.find("70 distinct") != std::string::npos, message.c_str());
    }

    void tooLargeAVocabularySaysWhichWorks()
    {
        auto settings = settingsFor(corpus(300));
        settings.vocabulary = 5000;
        const auto message = messageOf([&] { (void)buildDataset(settings, freshFolder("data"), {}); });
        QVERIFY2(message.find("Choose at most ") != std::string::npos, message.c_str());
    }

    void refusesSettingsThatCannotBeMeant()
    {
        const auto settings = settingsFor(corpus(300));
        const auto refused = [&](auto change) {
            auto changed = settings;
            change(changed);
            try {
                changed.check();
            } catch (const UsageError &) {
                return true;
            }
            return false;
        };
        QVERIFY(!refused([](DatasetSettings &) {}));
        QVERIFY(refused([](DatasetSettings &s) { s.train = {}; }));
        QVERIFY(refused([](DatasetSettings &s) { s.train.target.clear(); }));
        QVERIFY(refused([](DatasetSettings &s) { s.train.tsv = "x"; }));
        QVERIFY(refused([](DatasetSettings &s) { s.train.tmx = "x"; }));
        QVERIFY(refused([](DatasetSettings &s) { s.train.targetLanguage = "de"; }));
        QVERIFY(refused([](DatasetSettings &s) { s.valid.source = "x"; }));
        QVERIFY(refused([](DatasetSettings &s) { s.vocabulary = 7; }));
        QVERIFY(!refused([](DatasetSettings &s) { s.vocabulary = 8; }));
        QVERIFY(!refused([](DatasetSettings &s) { s.vocabulary = 65536; })); // Numbers of 16 bits.
        QVERIFY(refused([](DatasetSettings &s) { s.vocabulary = 65537; }));
        QVERIFY(refused([](DatasetSettings &s) { s.type = "word"; }));
        QVERIFY(refused([](DatasetSettings &s) { s.testSize = 0; }));
    }

    void settingsSurviveJson()
    {
        auto settings = settingsFor(corpus(10));
        settings.valid.tsv = "valid.tsv";
        settings.test = {{}, {}, {}, "test.tmx", "en", "de"};
        settings.type = "bpe";
        settings.rules = {77, 3.5};
        settings.seed = 9;
        QCOMPARE(toJson(datasetSettingsFromJson(toJson(settings))), toJson(settings));
    }

    void filesInsideTheBaseAreRecordedByTheirPlaceInIt()
    {
        auto settings = settingsFor(corpus(10));
        settings.base = "/somewhere/project";
        settings.train.source = "/somewhere/project/corpus/train.en";
        settings.train.target = "/somewhere/else/train.de";
        const auto recorded = toJson(settings)["train"];
        QCOMPARE(recorded["source"].get<std::string>(), std::string("corpus/train.en"));
        QCOMPARE(recorded["target"].get<std::string>(), std::string("/somewhere/else/train.de"));
    }

    void endsWhenAskedTo_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::newRow("reading") << "reading";
        QTest::newRow("tokenizer") << "training the tokenizer";
        QTest::newRow("encoding") << "encoding";
    }
    void endsWhenAskedTo()
    {
        QFETCH(QString, phase);
        const auto stopAt = [&](const DatasetStage &stage) { return stage.phase != phase.toStdString(); };
        QVERIFY(!buildDataset(settingsFor(corpus(2000)), freshFolder("data"), stopAt));
    }
};

QTEST_GUILESS_MAIN(TestDatasetBuilder)
#include "test_dataset_builder.moc"
