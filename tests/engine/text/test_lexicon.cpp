// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/error.h"
#include "domain/support/random.h"
#include "domain/support/work_stopped.h"
#include "engine/dense/dense_model.h"
#include "engine/text/lexicon.h"
#include "engine/text/token_file_writer.h"
#include "engine/text/translation_table.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

using Sentences = std::vector<std::vector<int>>;

constexpr int Vocabulary = 600;

/// Target token of a source token in the made-up language of these tests.
int translated(int source)
{
    return 300 + source;
}

} // namespace

class TestLexicon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTranslationOfEachWordComesFirst()
    {
        // Each sentence has the article 4 -> 304, which meets every word; only a model that explains it away by its own
        // translation finds what the others mean.
        Random random(1);
        Sentences source;
        Sentences target;
        for (int i = 0; i < 400; ++i) {
            source.push_back({4});
            for (int word = 0; word < 4; ++word)
                source.back().push_back(5 + static_cast<int>(random.below(40)));
            target.emplace_back();
            for (const int word : source.back())
                target.back().insert(target.back().begin(), translated(word));
        }
        const Lexicon lexicon = learn(source, target, {.translations = 3});
        for (int word = 4; word < 45; ++word)
            QCOMPARE(lexicon.translations(word).front(), translated(word));
        QVERIFY(lexicon.translations(50).empty()); // Never seen.
        QVERIFY(std::ranges::all_of(lexicon.translations(7), [](int token) { return token >= translated(4); }));
        QCOMPARE(lexicon.translations(7).size(), std::size_t(3));
    }

    void twoRoundsByHand()
    {
        // Pairs (5 6 | 7 8) and (5 | 7). Round 1 from equal chances: 5 becomes 7 by 1/2 + 1 and 8 by 1/2; 6 either by 1/2.
        // So p(7|5) = 3/4, p(8|5) = 1/4, p(.|6) = 1/2. Round 2: of the first pair's 7, 5 explains .75/1.25 = .6; of its 8,
        // .25/.75 = 1/3. So 6 has .4 of 7 and 2/3 of 8: 8 is now likelier.
        const Sentences source{{5, 6}, {5}};
        const Sentences target{{7, 8}, {7}};
        QCOMPARE(learn(source, target, {.rounds = 1}).translations(6), (std::vector<int>{7, 8})); // A tie.
        QCOMPARE(learn(source, target, {.rounds = 2}).translations(6), (std::vector<int>{8, 7}));
    }

    void probabilitiesAreThoseOfAnIndependentComputation()
    {
        const Sentences source{{5, 6, 5}, {6, 9}, {5, 9, 12}};
        const Sentences target{{7, 8}, {8, 8, 11}, {7, 11, 13, 14}};
        write(source, target);
        const ParallelTokens text = openSplit(folder(), "train");
        TranslationTable table(text, {0, 1, 2});
        std::map<std::pair<int, int>, double> expected;
        for (std::size_t pair = 0; pair < source.size(); ++pair)
            for (const int word : source[pair])
                for (const int meaning : target[pair])
                    expected[{word, meaning}] = 1;
        for (int round = 1; round <= 4; ++round) {
            table.improve();
            expected = improved(expected, source, target);
            for (const auto &[words, probability] : expected)
                QVERIFY2(std::abs(table.probability(words.first, words.second) - probability) < 1e-6,
                         qPrintable(
                             QStringLiteral("round %1: %2 to %3").arg(round).arg(words.first).arg(words.second)));
        }
        QCOMPARE(table.probability(9, 7) > 0, true);
        QCOMPARE(table.probability(12, 8), 0.0); // They never meet.
        QCOMPARE(table.probability(599, 599), 0.0);
    }

    void aSelectionIsAscendingAndHoldsWhatIsNeeded()
    {
        const Lexicon lexicon = learn({{5, 6}, {5}}, {{400, 8}, {400}}, {.frequent = 1});
        const auto chosen = lexicon.selection(Sentences{{5, 6, 5}});
        QVERIFY(std::ranges::is_sorted(chosen));
        QCOMPARE(chosen.size(), Lexicon::Block);
        for (const int token : {token::end, token::unknown, 400, 8})
            QVERIFY2(std::ranges::binary_search(chosen, token), qPrintable(QString::number(token)));
        QVERIFY(!std::ranges::binary_search(chosen, 500));
        const auto other = lexicon.selection(Sentences{{9}}); // The frequent one alone.
        QVERIFY(std::ranges::binary_search(other, 400));
    }

    void itIsReadAsItWasWritten()
    {
        const Lexicon lexicon = learn({{5, 6}, {5}}, {{7, 8}, {7}}, {});
        lexicon.write(folder() / "lexicon.json");
        const Lexicon again = Lexicon::read(folder() / "lexicon.json");
        QCOMPARE(again.vocabulary(), lexicon.vocabulary());
        QCOMPARE(again.translations(6), lexicon.translations(6));
        QCOMPARE(again.selection(Sentences{{6}}), lexicon.selection(Sentences{{6}}));
    }

    void aBadFileIsAnErrorThatNamesIt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("another format") << QByteArray(R"({"format": "x", "frequent": [], "translations": []})");
        QTest::newRow("a token too many")
            << QByteArray(R"({"format": "supernet-lexicon", "frequent": [], "translations": [[1]]})");
        QTest::newRow("less than no token")
            << QByteArray(R"({"format": "supernet-lexicon", "frequent": [-1], "translations": [[]]})");
    }

    void aBadFileIsAnErrorThatNamesIt()
    {
        QFETCH(QByteArray, text);
        std::ofstream(folder() / "bad.json") << text.toStdString();
        try {
            (void)Lexicon::read(folder() / "bad.json");
            QFAIL("It was taken.");
        } catch (const Error &error) {
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("bad.json")));
        }
    }

    void settingsThatMakeNoSense()
    {
        QVERIFY_EXCEPTION_THROWN((void)learn({{5}}, {{6}}, {.translations = 0}), UsageError);
    }

    void aStopIsObeyedInEveryPartOfLearning()
    {
        write({{5, 6}, {7}}, {{8, 9}, {10}});
        const ParallelTokens text = openSplit(folder(), "train");
        std::stop_source stop;
        TranslationTable table(text, {0, 1}, stop.get_token());
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(table.improve(), WorkStopped);
        QVERIFY_EXCEPTION_THROWN((void)table.likeliest(1), WorkStopped);
        QVERIFY_EXCEPTION_THROWN(TranslationTable(text, {0, 1}, stop.get_token()), WorkStopped);
        QVERIFY_EXCEPTION_THROWN((void)Lexicon::learn(text, {}, stop.get_token()), WorkStopped);
    }

private:
    std::filesystem::path folder() const { return m_temporary.path().toStdString(); }

    /// One round of Brown et al.'s first model, term by term: c(t|s) sums p(t|s) / sum_s' p(t|s') over the places of s and t.
    static std::map<std::pair<int, int>, double> improved(const std::map<std::pair<int, int>, double> &p,
                                                          const Sentences &source, const Sentences &target)
    {
        std::map<std::pair<int, int>, double> counts;
        std::map<int, double> totals;
        for (std::size_t pair = 0; pair < source.size(); ++pair) {
            for (const int meaning : target[pair]) {
                double all = 0;
                for (const int word : source[pair])
                    all += p.at({word, meaning});
                for (const int word : source[pair]) {
                    counts[{word, meaning}] += p.at({word, meaning}) / all;
                    totals[word] += p.at({word, meaning}) / all;
                }
            }
        }
        for (auto &[words, count] : counts)
            count /= totals.at(words.first);
        return counts;
    }

    void write(const Sentences &source, const Sentences &target) const
    {
        for (const auto &[name, sentences] : {std::pair{"source", &source}, std::pair{"target", &target}}) {
            TokenFileWriter writer(folder() / (std::string("train.") + name + ".tokens"), Vocabulary);
            for (const auto &sentence : *sentences)
                writer.add(sentence);
            writer.commit();
        }
    }

    Lexicon learn(const Sentences &source, const Sentences &target, const LexiconSettings &settings) const
    {
        write(source, target);
        return Lexicon::learn(openSplit(folder(), "train"), settings);
    }

    QTemporaryDir m_temporary;
};

QTEST_GUILESS_MAIN(TestLexicon)
#include "test_lexicon.moc"
