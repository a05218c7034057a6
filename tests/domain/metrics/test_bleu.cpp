// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/bleu.h"
#include "domain/metrics/tokenization.h"
#include "domain/metrics/unicode_text.h"
#include "domain/support/error.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <QtTest>

using namespace supernet;

namespace {

using Tokens = std::vector<std::string>;
using Streams = std::vector<std::vector<std::string>>;

BleuOptions optionsOf(const nlohmann::json &args)
{
    BleuOptions options;
    options.tokenize = args.value("tokenize", options.tokenize);
    options.lowercase = args.value("lowercase", false);
    options.smoothMethod = args.value("smooth_method", options.smoothMethod);
    options.effectiveOrder = args.value("effective_order", false);
    if (args.contains("smooth_value"))
        options.smoothValue = args["smooth_value"].get<double>();
    return options;
}

std::string withoutVersion(const std::string &signature)
{
    return signature.substr(0, signature.find("|version:"));
}

} // namespace

class TestBleu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsSacreBleu()
    {
        std::ifstream file(qEnvironmentVariable("SUPERNET_REFERENCE").toStdString()
                           + "/metrics/sacrebleu-2.6.0.jsonl");
        if (!file)
            QSKIP("The reference scores are absent (SUPERNET_REFERENCE).");
        int cases = 0;
        for (std::string line; std::getline(file, line);) {
            const auto expected = nlohmann::json::parse(line);
            if (expected["metric"] != "bleu")
                continue;
            ++cases;
            const BleuOptions options = optionsOf(expected["args"]);
            const Bleu bleu = corpusBleu(expected["hyp"].get<Tokens>(), expected["refs"].get<Streams>(), options);
            const std::string name = expected["name"];
            QVERIFY2(std::abs(bleu.score - expected["score"].get<double>()) < 1e-6, name.c_str());
            QCOMPARE(bleu.text(), expected["text"].get<std::string>());
            QCOMPARE(withoutVersion(bleuSignature(options, expected["refs"].size())),
                     withoutVersion(expected["signature"]));
        }
        QVERIFY(cases > 60);
    }

    void countsClippedMatchesByHand()
    {
        const Bleu bleu = corpusBleu(Tokens{"the the cat sat"}, Streams{{"the cat sat down"}});
        QCOMPARE(bleu.counts, (std::array<double, 4>{3, 2, 1, 0}));
        QCOMPARE(bleu.totals, (std::array<double, 4>{4, 3, 2, 1}));
        // Orders 75, 66.7, 50 and, smoothed, 50 percent.
        QVERIFY(std::abs(bleu.score - 100 * std::pow(0.75 * 2 / 3 * 0.5 * 0.5, 0.25)) < 1e-9);
    }

    void noMatchIsZeroAtOnce()
    {
        QCOMPARE(corpusBleu(Tokens{"a b c d"}, Streams{{"e f g h"}}).score, 0.0);
        QCOMPARE(corpusBleu(Tokens{""}, Streams{{"e f g h"}}).score, 0.0);
        QCOMPARE(corpusBleu({}, Streams{{}}).text(),
                 std::string("BLEU = 0.0000 0.0/0.0/0.0/0.0 (BP = 1.000 ratio = 0.000 hyp_len = 0 ref_len = 0)"));
    }

    void tokenizers()
    {
        QCOMPARE(tokenizeForScore("It's 3.5% of $1,000, in 2023.", "13a"),
                 (Tokens{"It's", "3.5", "%", "of", "$", "1,000", ",", "in", "2023", "."}));
        QCOMPARE(tokenizeForScore("&quot;a&amp;lt;b", "13a"), (Tokens{"\"", "a", "<", "b"}));
        QCOMPARE(tokenizeForScore("3,5 € – „Ja“", "intl"), (Tokens{"3,5", "€", "–", "„", "Ja", "“"}));
        QCOMPARE(tokenizeForScore("ä b", "char"), (Tokens{"ä", "b"}));
        QCOMPARE(tokenizeForScore("我在 ok.", "zh"), (Tokens{"我", "在", "ok", "."}));
        QVERIFY_EXCEPTION_THROWN((void)tokenizeForScore("a", "klingon"), UsageError);
    }

    void whiteSpaceIsUnicodes()
    {
        QCOMPARE(splitWhiteSpace("\u3000a\u00a0b \t c\u2028"), (Tokens{"a", "b", "c"}));
        QCOMPARE(strippedRight("a b\u00a0 \n"), std::string_view("a b"));
        QVERIFY(splitWhiteSpace(" \u2009").empty());
        QCOMPARE(lowerCase("ÄÉ ΣΑΣ"), std::string("äé σας"));
        QCOMPARE(utf8(codePoints("a\xff€😀")), std::string("a\ufffd€😀"));
    }

    void wrongUseIsRefused()
    {
        BleuOptions odd;
        odd.smoothMethod = "butter";
        QVERIFY_EXCEPTION_THROWN((void)corpusBleu(Tokens{"a"}, Streams{{"a"}}, odd), UsageError);
        QVERIFY_EXCEPTION_THROWN((void)corpusBleu(Tokens{"a"}, Streams{}), UsageError);
        QVERIFY_EXCEPTION_THROWN((void)corpusBleu(Tokens{"a"}, Streams{{"a", "b"}}), UsageError);
    }
};

QTEST_GUILESS_MAIN(TestBleu)
#include "test_bleu.moc"
