// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/score_case.h"
#include "domain/metrics/ter_edits.h"
#include "domain/support/error.h"
#include "reference_cases.h"
#include "support/slowness.h"

#include <QtTest>

using namespace supernet;
using Lines = std::vector<std::string>;

namespace {

double chrfOf(const std::string &hypothesis, const std::string &reference, const ChrfOptions &options = {})
{
    const std::vector<Lines> references{{reference}};
    return corpusChrf(Lines{hypothesis}, references, options).score;
}

double terOf(const std::string &hypothesis, const std::string &reference, const TerOptions &options = {})
{
    const std::vector<Lines> references{{reference}};
    return corpusTer(Lines{hypothesis}, references, options).score;
}

void compareWithSacrebleu(const std::string &metric, std::size_t atLeast)
{
    const auto cases = test::referenceCases(metric);
    if (cases.empty())
        QSKIP("sacreBLEU's figures are absent (SUPERNET_REFERENCE).");
    for (const auto &known : cases) {
        const ScoreCase parsed = scoreCaseFromJson(known.dump());
        const MetricScore score = scoreWith(parsed.options, parsed.hypotheses, parsed.references);
        QVERIFY2(std::abs(score.score - known.at("score").get<double>()) < 1e-6,
                 (parsed.name + ' ' + score.text()).c_str());
        QCOMPARE(score.text(), known.at("text").get<std::string>());
        QCOMPARE(test::withoutVersion(score.signature), test::withoutVersion(known.at("signature").get<std::string>()));
    }
    QVERIFY(cases.size() >= atLeast);
}

} // namespace

class TestChrfTer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bleuCasesEqualSacrebleu() { compareWithSacrebleu("bleu", 80); }
    void chrfCasesEqualSacrebleu() { compareWithSacrebleu("chrf", 40); }
    void terCasesEqualSacrebleu() { compareWithSacrebleu("ter", 10); }

    void chrfByHand()
    {
        // "ab" against "abc": order 1 precision 1, recall 2/3; order 2 precision 1, recall 1/2; order 3 is left out.
        const double recall = (2.0 / 3 + 0.5) / 2;
        QVERIFY(std::abs(chrfOf("ab", "abc") - 100 * 5 * recall / (4 + recall)) < 1e-9);
    }

    void chrfEpsilonSmoothingCountsEveryOrder()
    {
        ChrfOptions options;
        options.epsSmoothing = true;
        const auto f = [](double precision, double recall) {
            return 5 * precision * recall / (4 * precision + recall);
        };
        QVERIFY(std::abs(chrfOf("ab", "abc", options) - 100 * (f(1, 2.0 / 3) + f(1, 0.5)) / 6) < 1e-9);
    }

    void chrfTakesTheBestReference()
    {
        const std::vector<Lines> references{{"something else"}, {"the very same"}};
        QCOMPARE(corpusChrf(Lines{"the very same"}, references).score, 100.0);
    }

    void chrfRefusesSenselessOrders()
    {
        for (const int order : {0, -1, 1'000'000}) {
            ChrfOptions options;
            options.charOrder = order;
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(chrfOf("a", "a", options)), UsageError);
        }
    }

    void aShiftIsOneEdit()
    {
        QCOMPARE(translationEdits(U"abcdef", U"defabc"), 1);
        QCOMPARE(translationEdits(U"abcdef", U"abcdef"), 0);
        QCOMPARE(translationEdits(U"", U"abc"), 3);
        QCOMPARE(translationEdits(U"abc", U""), 3);
        QCOMPARE(translationEdits(U"axc", U"abc"), 1);
    }

    void terOptionsChangeWhatIsCompared()
    {
        QCOMPARE(terOf("A b", "a b"), 0.0);
        QCOMPARE(terOf("A b", "a b", {.caseSensitive = true}), 50.0);
        QCOMPARE(terOf("a, b!", "a b", {.noPunct = true}), 0.0);
        QCOMPARE(terOf("it's (ok)", "it 's ( ok )", {.normalized = true}), 0.0);
        QCOMPARE(terOf("北京。", "北 京 。", {.normalized = true, .asianSupport = true}), 0.0);
        QCOMPARE(terOf("北、京。", "北京", {.noPunct = true, .asianSupport = true}), 0.0);
    }

    void terOfNothingIsZeroAndOfTooMuchAHundred()
    {
        QCOMPARE(terOf("", ""), 0.0);
        QCOMPARE(terOf("a b", ""), 100.0);
    }

    void aLongLineEndsSoon()
    {
        std::string one;
        std::string other;
        for (int i = 0; i < 1500; ++i) {
            one += i % 3 == 0 ? "a " : "b ";
            other += i % 5 == 0 ? "b " : "a ";
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(terOf(one, other) > 0);
        QVERIFY2(timer.elapsed() < 20'000 * supernet::Slowness, qPrintable(QString::number(timer.elapsed())));
    }

    void aScoringThatIsToEndEndsBetweenLines()
    {
        struct Enough
        {
        };
        const std::vector<std::string> lines(5, "a b c");
        const References references(&lines, 1);
        int seen = 0;
        const auto between = [&seen] {
            if (++seen == 3)
                throw Enough();
        };
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(corpusTer(lines, references, {}, between)), Enough);
        QCOMPARE(seen, 3);
        seen = 0;
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(corpusChrf(lines, references, {}, between)), Enough);
        QCOMPARE(seen, 3);
    }

    void casesThatAreNotCasesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no metric") << QByteArray(R"({"hyp": [], "refs": [[]]})");
        QTest::newRow("other metric") << QByteArray(R"({"metric": "rouge", "hyp": [], "refs": [[]]})");
        QTest::newRow("lines are numbers") << QByteArray(R"({"metric": "bleu", "hyp": [1], "refs": [["a"]]})");
        QTest::newRow("refs not streams") << QByteArray(R"({"metric": "bleu", "hyp": ["a"], "refs": ["a"]})");
        QTest::newRow("unknown argument")
            << QByteArray(R"({"metric": "ter", "args": {"beta": 2}, "hyp": ["a"], "refs": [["a"]]})");
        QTest::newRow("wrong type") << QByteArray(
            R"({"metric": "chrf", "args": {"beta": "2"}, "hyp": ["a"], "refs": [["a"]]})");
    }
    void casesThatAreNotCasesAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(scoreCaseFromJson(text.toStdString())), Error);
    }
};

QTEST_GUILESS_MAIN(TestChrfTer)
#include "test_chrf_ter.moc"
