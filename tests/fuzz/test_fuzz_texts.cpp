// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/cost.h"
#include "domain/metrics/score_case.h"
#include "domain/project/project.h"
#include "domain/search/search_strategy.h"
#include "domain/space/hat_import.h"
#include "domain/space/presets.h"
#include "domain/space/sampling.h"
#include "domain/support/json_text.h"
#include "fuzz/mutator.h"

#include <cmath>
#include <fstream>
#include <functional>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

using namespace supernet;

namespace {

constexpr int Milliseconds = 700; ///< For each parser.
constexpr int MostTries = 3000;

/// Feeds `use` with damaged versions of `text` and random bytes. Nothing but supernet::Error may leave it.
void feed(const std::string &text, const std::function<void(const std::string &)> &use)
{
    use(text); // sound: throws nothing
    test::Mutator mutator(1);
    QElapsedTimer timer;
    timer.start();
    int refused = 0;
    for (int i = 0; i < MostTries && timer.elapsed() < Milliseconds; ++i) {
        const std::string input = i % 10 == 0 ? mutator.bytes(200) : mutator.damaged(text);
        try {
            use(input);
        } catch (const Error &error) {
            ++refused;
            QVERIFY2(!error.message().empty(), input.c_str());
        } catch (const std::exception &error) {
            QFAIL((std::string(error.what()) + " for: " + input).c_str());
        }
    }
    QVERIFY(refused > 0);
}

std::string nested(const std::string &open, const std::string &close, int levels)
{
    std::string text;
    for (int i = 0; i < levels; ++i)
        text += open;
    for (int i = 0; i < levels; ++i)
        text += close;
    return text;
}

void useSpace(const SearchSpace &space)
{
    for (const Issue &issue : space.validate()) {
        if (issue.severity == Issue::Severity::Error)
            throw Error(issue.sentence);
    }
    static_cast<void>(space.distinct());
    static_cast<void>(cost(translationShape(space, space.largestArchitecture()), {8000, 30, 30}));
}

std::string hatText()
{
    std::string text = "qkv-dim: 512\n";
    for (const char *key : {"encoder-embed", "decoder-embed", "encoder-ffn-embed-dim", "decoder-ffn-embed-dim"})
        text += std::string(key) + "-choice: [512, 256]\n";
    text += "encoder-layer-num-choice: [6]\ndecoder-layer-num-choice: [1, 2]\n";
    for (const char *key : {"encoder-self-attention", "decoder-self-attention", "decoder-ende-attention"})
        text += std::string(key) + "-heads-choice: [8, 4]\n";
    return text + "decoder-arbitrary-ende-attn-choice: [-1, 1, 2]\n";
}

} // namespace

class TestFuzzTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spaceJson()
    {
        feed(toJson(loadSpace("demo")).dump(),
             [](const std::string &text) { useSpace(spaceFromJson(parseJson(text))); });
    }

    void hatYaml()
    {
        feed(hatText(), [](const std::string &text) { useSpace(spaceFromHatYaml(text, "fuzz")); });
    }

    void architectureJson()
    {
        const SearchSpace space = loadSpace("demo");
        feed(toJson(space.largestArchitecture(), space).dump(), [&](const std::string &text) {
            const Architecture architecture = architectureFromJson(parseJson(text), space);
            static_cast<void>(cost(translationShape(space, architecture), {8000, 30, 30}));
        });
    }

    void searchSettings()
    {
        feed(R"({"algorithm": "nsga2", "population": 50, "seed": 1})",
             [](const std::string &text) { static_cast<void>(searchSettingsFromJson(parseJson(text))); });
    }

    void scoreCases()
    {
        feed(R"({"name": "n", "metric": "chrf", "args": {"word_order": 2, "beta": 3, "lowercase": true},)"
             R"( "hyp": ["a b", "c"], "refs": [["a", "c d"], ["b", "é"]]})",
             [](const std::string &text) {
                 const ScoreCase parsed = scoreCaseFromJson(text);
                 static_cast<void>(scoreWith(parsed.options, parsed.hypotheses, parsed.references));
             });
    }

    void projectFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path place = folder.path().toStdString() + "/p.supernet";
        static_cast<void>(Project::create(place, "fuzz"));
        std::ifstream file(place / "project.json");
        const std::string whole(std::istreambuf_iterator<char>(file), {});
        feed(whole, [&](const std::string &text) {
            std::ofstream(place / "project.json", std::ios::binary) << text;
            static_cast<void>(Project::open(place).name());
        });
    }

    void anyBytesAreScored()
    {
        BleuOptions bleu;
        bleu.lowercase = true;
        bleu.tokenize = BleuTokenizer::International;
        ChrfOptions chrf;
        chrf.wordOrder = 2;
        TerOptions ter;
        ter.normalized = ter.noPunct = ter.asianSupport = true;
        test::Mutator mutator(2);
        for (int i = 0; i < 300; ++i) {
            const std::vector<std::string> lines{mutator.bytes(60)};
            const std::vector<std::vector<std::string>> references{{mutator.bytes(60)}};
            for (const MetricOptions &options : std::vector<MetricOptions>{bleu, chrf, ter}) {
                const double score = scoreWith(options, lines, references).score;
                QVERIFY(score >= 0 && std::isfinite(score));
            }
        }
    }

    void deepNestingIsRefused()
    {
        const SearchSpace space = loadSpace("demo");
        for (const int levels : {101, 1'000'000}) {
            const std::string lists = nested("[", "]", levels);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(parseJson(lists)), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(parseJson(nested("{\"a\":", "}", levels))), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(scoreCaseFromJson("{\"args\": " + lists + '}')), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(spaceFromHatYaml(lists, "deep")), Error);
        }
        QVERIFY(parseJson("[\"" + std::string(1000, '[') + "\"]").is_array());
    }
};

QTEST_GUILESS_MAIN(TestFuzzTexts)
#include "test_fuzz_texts.moc"
