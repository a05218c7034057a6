// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/bleu.h"
#include "domain/support/error.h"
#include "reference_cases.h"

#include <QtTest>

using namespace supernet;
using Lines = std::vector<std::string>;

namespace {

BleuOptions optionsOf(const nlohmann::json &args)
{
    BleuOptions options;
    options.tokenize = tokenizerFromName(args.value("tokenize", "13a"));
    options.lowercase = args.value("lowercase", false);
    options.effectiveOrder = args.value("effective_order", false);
    options.smoothMethod = smoothingFromName(args.value("smooth_method", "exp"));
    if (args.contains("smooth_value"))
        options.smoothValue = args["smooth_value"].get<double>();
    return options;
}

void compareCounts(const Bleu &score, const nlohmann::json &known)
{
    const auto close = [](double ours, const nlohmann::json &theirs) {
        return std::abs(ours - theirs.get<double>()) < 1e-9;
    };
    for (std::size_t n = 0; n < bleuOrder; ++n) {
        QVERIFY(close(score.counts[n], known["counts"][n]));
        QVERIFY(close(score.totals[n], known["totals"][n]));
        QVERIFY(close(score.precisions[n], known["precisions"][n]));
    }
    QVERIFY(close(score.brevityPenalty, known["bp"]));
}

} // namespace

class TestBleu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsSacrebleu()
    {
        const auto cases = test::referenceCases("bleu");
        if (cases.empty())
            QSKIP("sacreBLEU's figures are absent (SUPERNET_REFERENCE).");
        for (const auto &known : cases) {
            const auto name = known.at("name").get<std::string>();
            const auto references = known.at("refs").get<std::vector<Lines>>();
            const Bleu score = corpusBleu(known.at("hyp").get<Lines>(), references, optionsOf(known.at("args")));
            QVERIFY2(std::abs(score.score - known.at("score").get<double>()) < 1e-6, (name + score.text()).c_str());
            QCOMPARE(score.text(), known.at("text").get<std::string>());
            QCOMPARE(test::withoutVersion(score.signature),
                     test::withoutVersion(known.at("signature").get<std::string>()));
            if (known.contains("counts"))
                compareCounts(score, known);
        }
        QVERIFY(cases.size() >= 70);
    }

    void signsWithOurNameAndVersion()
    {
        const Bleu score = corpusBleu(Lines{"a b"}, Lines{"a b"});
        QVERIFY(score.signature.ends_with("|version:supernet-" SUPERNET_VERSION));
    }

    void takesThirteenARulesInTheirOrder()
    {
        const auto split = [](std::u32string_view line) {
            std::u32string joined;
            for (const auto &word : tokenize(line, BleuTokenizer::Mteval13a))
                joined += word + U'|';
            return joined;
        };
        QVERIFY(split(U"in 2023.") == U"in|2023|.|");
        QVERIFY(split(U"1,000.5 x,y") == U"1,000.5|x|,|y|");
        QVERIFY(split(U"a-b 3-4") == U"a-b|3|-|4|");
        QVERIFY(split(U"&amp;lt;<skipped>") == U"<|");
    }

    void countsTheClosestReferenceAndTheShorterOfTwo()
    {
        const std::vector<Lines> references{{"a b c d e"}, {"a b c"}};
        QCOMPARE(corpusBleu(Lines{"a b c d"}, references).referenceLength, 3);
        QCOMPARE(corpusBleu(Lines{"a b c d e f"}, references).referenceLength, 5);
    }

    void countsClippedMatchesByHand()
    {
        const Bleu score = corpusBleu(Lines{"the the cat sat"}, Lines{"the cat sat down"});
        QCOMPARE(score.counts, (std::array<double, bleuOrder>{3, 2, 1, 0}));
        QCOMPARE(score.totals, (std::array<double, bleuOrder>{4, 3, 2, 1}));
        // Orders 75, 66.7, 50 and, smoothed, 50 percent.
        QVERIFY(std::abs(score.score - 100 * std::pow(0.75 * 2 / 3 * 0.5 * 0.5, 0.25)) < 1e-9);
    }

    void keepsEmptyHypotheses()
    {
        const Bleu score = corpusBleu(Lines{"", "a b c d"}, Lines{"x y", "a b c d"});
        QCOMPARE(score.referenceLength, 6);
        QCOMPARE(score.hypothesisLength, 4);
        QVERIFY(score.score > 0);
    }

    void anEmptyCorpusScoresZero() { QCOMPARE(corpusBleu(Lines{}, Lines{}).score, 0.0); }

    void refusesOtherNumbersOfLines()
    {
        try {
            static_cast<void>(corpusBleu(Lines{"a", "b"}, Lines{"a"}));
            QFAIL("no error");
        } catch (const UsageError &error) {
            QVERIFY(QString::fromStdString(error.message()).contains(QStringLiteral("2 hypothesis lines but 1 lines")));
        }
    }

    void refusesUnknownNames()
    {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(tokenizerFromName("klingon")), UsageError);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(smoothingFromName("butter")), UsageError);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(corpusBleu(Lines{"a"}, References{})), UsageError);
    }

    void scoresBytesThatAreNotUtf8()
    {
        QCOMPARE(corpusBleu(Lines{"a b c \xff\xfe"}, Lines{"a b c \xff\xfe"}).score > 99, true);
    }
};

QTEST_GUILESS_MAIN(TestBleu)
#include "test_bleu.moc"
