// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/demo_corpus.h"
#include "domain/demo/held_out.h"
#include "domain/demo/lexicon.h"
#include "domain/demo/sentence_maker.h"
#include "domain/demo/word_text.h"
#include "domain/support/error.h"

#include <fstream>
#include <QTemporaryDir>
#include <QtTest>
#include <unordered_map>
#include <unordered_set>

using namespace supernet;

namespace {

constexpr std::uint64_t Seed = 1;

const DemoCorpus &corpus()
{
    static const DemoCorpus made = makeDemoCorpus(Seed);
    return made;
}

std::vector<SentencePair> allPairs()
{
    std::vector<SentencePair> all = corpus().train;
    all.insert(all.end(), corpus().valid.begin(), corpus().valid.end());
    all.insert(all.end(), corpus().test.begin(), corpus().test.end());
    return all;
}

std::vector<std::string> linesOf(const std::filesystem::path &file)
{
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

} // namespace

class TestDemoCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lexiconIsLarge()
    {
        QVERIFY2(grammar::lexicon().size() >= 600, qPrintable(QString::number(grammar::lexicon().size())));
    }

    void lexiconHasEachEnglishNounOnce()
    {
        std::set<std::string> seen;
        for (const grammar::Noun &noun : grammar::lexicon().nouns)
            QVERIFY2(seen.insert(noun.english).second, noun.english.c_str());
    }

    /// A class that is spelled wrong would go unnoticed: nothing belongs to it.
    void everyMeaningIsSomeNouns()
    {
        std::set<std::string> known;
        for (const grammar::Noun &noun : grammar::lexicon().nouns)
            known.insert(noun.classes.begin(), noun.classes.end());
        for (const grammar::Verb &verb : grammar::lexicon().verbs)
            for (const auto *meanings : {&verb.subjects, &verb.objects, &verb.places})
                for (const std::string &meaning : *meanings)
                    QVERIFY2(known.contains(meaning), (verb.german + ": " + meaning).c_str());
        for (const grammar::Adjective &adjective : grammar::lexicon().adjectives)
            for (const std::string &meaning : adjective.of)
                QVERIFY2(known.contains(meaning), (adjective.english + ": " + meaning).c_str());
    }

    void sizes()
    {
        QCOMPARE(corpus().train.size(), std::size_t{26'000});
        QCOMPARE(corpus().valid.size(), std::size_t{1'000});
        QCOMPARE(corpus().test.size(), std::size_t{1'000});
    }

    void sourcesAreDistinct()
    {
        std::unordered_set<std::string> seen;
        for (const SentencePair &pair : allPairs())
            QVERIFY2(seen.insert(pair.source).second, pair.source.c_str());
    }

    void testAsksForKnownWords()
    {
        std::unordered_set<std::string> known;
        for (const SentencePair &pair : corpus().train)
            for (const std::string *text : {&pair.source, &pair.target})
                for (const std::string &word : grammar::wordsOf(*text))
                    known.insert(word);
        for (const auto *split : {&corpus().valid, &corpus().test})
            for (const SentencePair &pair : *split)
                for (const std::string *text : {&pair.source, &pair.target})
                    for (const std::string &word : grammar::wordsOf(*text))
                        QVERIFY2(known.contains(word), word.c_str());
    }

    /// The sentences are drawn again from their stream until each has been judged by its plan.
    void heldOutCombinationsAreHeldOut()
    {
        const grammar::HeldOut heldOut(Seed);
        QVERIFY(heldOut.size() > 100);
        std::unordered_map<std::string, bool> expected;
        for (const SentencePair &pair : allPairs())
            expected[pair.source] = true;
        for (const SentencePair &pair : corpus().train)
            expected[pair.source] = false;
        grammar::SentenceMaker maker(Random(streamKey(Seed, "demo corpus")));
        for (int drawn = 0; !expected.empty() && drawn < 200'000; ++drawn) {
            const grammar::Sentence sentence = maker.sentence();
            const auto found = expected.find(inEnglish(sentence));
            if (found == expected.end())
                continue;
            QVERIFY2(heldOut.anyIn(sentence) == found->second, found->first.c_str());
            expected.erase(found);
        }
        QVERIFY(expected.empty());
    }

    void lengthsSpread()
    {
        std::size_t sum = 0;
        std::set<std::size_t> lengths;
        for (const SentencePair &pair : corpus().train) {
            const std::size_t words = grammar::wordsOf(pair.target).size();
            QVERIFY2(words >= 4 && words <= 22, pair.target.c_str());
            lengths.insert(words);
            sum += words;
        }
        const double average = static_cast<double>(sum) / static_cast<double>(corpus().train.size());
        QVERIFY2(average > 8 && average < 12, qPrintable(QString::number(average)));
        QVERIFY(lengths.size() >= 17);
    }

    void articlesFollowTheSound()
    {
        const QRegularExpression wrong(QStringLiteral("\\b([Aa] [aeio]|[Aa] u(?!ni)|[Aa]n (?!hour)[^aeiou])"));
        for (const SentencePair &pair : allPairs())
            QVERIFY2(!wrong.match(QString::fromStdString(pair.source)).hasMatch(), pair.source.c_str());
    }

    void punctuationIsClean()
    {
        const QRegularExpression clean(QStringLiteral("^[A-ZÄÖÜ][^.?!]*[^ ,.?!][.?!]$"));
        const QRegularExpression blemish(QStringLiteral(" {2}| ,|,,|,[^ ]"));
        for (const SentencePair &pair : allPairs())
            for (const std::string *text : {&pair.source, &pair.target}) {
                QVERIFY2(clean.match(QString::fromStdString(*text)).hasMatch(), text->c_str());
                QVERIFY2(!blemish.match(QString::fromStdString(*text)).hasMatch(), text->c_str());
            }
    }

    void isAFunctionOfTheSeed()
    {
        const DemoCorpus again = makeDemoCorpus(Seed);
        QVERIFY(again.train == corpus().train && again.valid == corpus().valid && again.test == corpus().test);
        QVERIFY(makeDemoCorpus(Seed + 1).train != corpus().train);
    }

    /// What was trained and told on it stays comparable: the shipped project holds the text as it was made then.
    void isTheShippedProjectsText()
    {
        const std::filesystem::path data = std::filesystem::path(SUPERNET_MODELS) / "demo.supernet" / "data";
        for (const auto &[split, pairs] : {std::pair("valid", &corpus().valid), std::pair("test", &corpus().test)}) {
            const auto english = linesOf(data / (std::string(split) + ".source.txt"));
            const auto german = linesOf(data / (std::string(split) + ".target.txt"));
            QCOMPARE(english.size(), pairs->size());
            QCOMPARE(german.size(), pairs->size());
            for (std::size_t i = 0; i < pairs->size(); ++i) {
                QCOMPARE(QString::fromStdString((*pairs)[i].source), QString::fromStdString(english[i]));
                QCOMPARE(QString::fromStdString((*pairs)[i].target), QString::fromStdString(german[i]));
            }
        }
    }

    void writesAlignedFiles()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        writeDemoCorpus(corpus(), path);
        for (const char *split : {"train", "valid", "test"}) {
            const std::string name = split;
            const auto english = linesOf(path / (name + ".en"));
            const auto german = linesOf(path / (name + ".de"));
            const auto &pairs = name == "train" ? corpus().train : name == "valid" ? corpus().valid : corpus().test;
            QCOMPARE(english.size(), pairs.size());
            QCOMPARE(german.size(), pairs.size());
            QCOMPARE(english.back(), pairs.back().source);
            QCOMPARE(german.back(), pairs.back().target);
        }
    }

    void namesTheFolderThatIsNotThere()
    {
        try {
            writeDemoCorpus({}, "/nowhere/at/all");
        } catch (const Error &error) {
            QVERIFY(QString::fromStdString(error.message()).contains(QStringLiteral("/nowhere/at/all")));
            return;
        }
        QFAIL("An error was expected.");
    }
};

QTEST_GUILESS_MAIN(TestDemoCorpus)
#include "test_demo_corpus.moc"
