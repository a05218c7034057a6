// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/dense/decoder.h"
#include "tests/support/reference_decoder.h"

#include <algorithm>
#include <QtTest>
#include <set>

using namespace supernet;

namespace {

constexpr int Vocabulary = 37;

/// Widths, heads and spans that differ everywhere, so that no two can be mistaken for each other.
TranslationShape shape(int encoderEmbed = 24, int decoderEmbed = 16)
{
    return {encoderEmbed, decoderEmbed, 48, {{20, 2}, {36, 4}, {28, 3}}, {{40, 4, 2, 3}, {12, 2, 6, 1}, {32, 3, 4, 2}}};
}

std::vector<int> sentence(std::size_t length, std::uint64_t seed, int vocabulary = Vocabulary)
{
    Random random(streamKey(seed, "sentence"));
    std::vector<int> tokens;
    while (tokens.size() < length)
        tokens.push_back(static_cast<int>(4 + random.below(static_cast<std::uint64_t>(vocabulary) - 4)));
    return tokens;
}

std::vector<std::vector<int>> sentences(std::size_t count)
{
    std::vector<std::vector<int>> result;
    for (std::size_t i = 0; i < count; ++i)
        result.push_back(sentence(1 + (7 * i) % 19, i));
    return result;
}

double largestDifference(const HostTensor &logits, const reference::Matrix &expected)
{
    double largest = 0;
    for (std::size_t row = 0; row < expected.size(); ++row)
        for (std::size_t c = 0; c < expected[row].size(); ++c) {
            const double value = logits.values[row * expected[row].size() + c];
            largest = std::max(largest, std::abs(value - expected[row][c]));
        }
    return largest;
}

/// Greedy decoding written plainly, among tokens that `may` says yes to.
std::vector<int> plainGreedy(
    const DenseTransformer &model, const std::vector<int> &source,
    const std::function<bool(int)> &may = [](int) { return true; })
{
    const reference::PlainDecoder plain(model);
    std::vector<int> target;
    while (target.size() < 2 * source.size() + 10) {
        const auto scores = plain.next(source, target);
        int best = -1;
        for (int c = 0; c < static_cast<int>(scores.size()); ++c) {
            const bool allowed = c != token::begin && c != token::pad && may(c);
            if (allowed && (best < 0 || scores[static_cast<std::size_t>(c)] > scores[static_cast<std::size_t>(best)]))
                best = c;
        }
        if (best == token::end)
            break;
        target.push_back(best);
    }
    return target;
}

/// The best of all translations of at most `most` tokens.
Hypothesis bruteForce(const reference::PlainDecoder &plain, const std::vector<int> &source, std::size_t most,
                      double alpha, const std::vector<int> &target = {}, double logProbability = 0)
{
    const auto scores = plain.next(source, target);
    const auto length = static_cast<double>(target.size() + 1);
    Hypothesis best{target, (logProbability + scores[token::end]) / std::pow(length, alpha)};
    for (int c = 0; c < static_cast<int>(scores.size()) && target.size() < most; ++c) {
        if (c == token::begin || c == token::end || c == token::pad)
            continue;
        std::vector<int> longer = target;
        longer.push_back(c);
        const auto found = bruteForce(plain, source, most, alpha, longer,
                                      logProbability + scores[static_cast<std::size_t>(c)]);
        if (found.score > best.score)
            best = found;
    }
    return best;
}

/// Beam search written plainly: every continuation of every hypothesis, sorted; no caches, nothing pruned.
Hypothesis plainBeam(const reference::PlainDecoder &plain, const std::vector<int> &source, std::size_t beam,
                     double alpha)
{
    using Ranked = std::pair<double, std::vector<int>>; // Log-probability and tokens, an end token behind the ended.
    const std::size_t longest = 2 * source.size() + 10;
    std::vector<Ranked> live{{0, {}}};
    std::vector<Hypothesis> ended;
    while (!live.empty() && ended.size() < beam) {
        std::vector<Ranked> all;
        for (const auto &[logProbability, tokens] : live) {
            const auto scores = plain.next(source, tokens);
            for (int c = 0; c < static_cast<int>(scores.size()); ++c) {
                if (c == token::begin || c == token::pad || (tokens.size() == longest && c != token::end))
                    continue;
                all.emplace_back(logProbability + scores[static_cast<std::size_t>(c)], tokens);
                all.back().second.push_back(c);
            }
        }
        std::ranges::sort(all, std::ranges::greater(), &Ranked::first);
        live.clear();
        for (std::size_t rank = 0; rank < all.size() && live.size() < beam && ended.size() < beam; ++rank) {
            auto &[logProbability, tokens] = all[rank];
            if (tokens.back() != token::end) {
                live.push_back(std::move(all[rank]));
            } else if (rank < beam) { // An end counts only among the `beam` best.
                const double score = logProbability / std::pow(static_cast<double>(tokens.size()), alpha);
                tokens.pop_back();
                ended.push_back({std::move(tokens), score});
            }
        }
    }
    return *std::ranges::max_element(ended, {}, &Hypothesis::score);
}

/// A random model whose end token is made likely or unlikely through its embedding.
DenseTransformer modelWithEnd(const TranslationShape &shape, std::int64_t vocabulary, std::uint64_t seed)
{
    DenseTransformer model = randomModel(shape, vocabulary, seed);
    for (float &value : model.weights.at("embedding").values)
        value *= 3;
    return model;
}

} // namespace

class TestDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logitsEqualAPlainComputation_data()
    {
        QTest::addColumn<int>("encoderEmbed");
        QTest::addColumn<int>("decoderEmbed");
        QTest::newRow("encoder wider") << 24 << 16;
        QTest::newRow("decoder wider") << 16 << 24;
    }

    void logitsEqualAPlainComputation()
    {
        QFETCH(int, encoderEmbed);
        QFETCH(int, decoderEmbed);
        DenseTransformer model = randomModel(shape(encoderEmbed, decoderEmbed), Vocabulary, 3);
        model.positionWidth = 30;
        const Decoder decoder(model, 2);
        for (std::size_t length : {0U, 1U, 5U, 17U}) {
            const auto source = sentence(length, length);
            const auto target = sentence(11, 100 + length);
            const double difference = largestDifference(decoder.logits(source, target),
                                                        reference::PlainDecoder(model).logits(source, target));
            QVERIFY2(difference < 2e-5, qPrintable(QString::number(difference)));
        }
    }

    void aSelectionLeavesOutTheOtherTokens()
    {
        const DenseTransformer model = modelWithEnd(shape(), Vocabulary, 5);
        const auto sources = sentences(6);
        DecodeOptions options;
        std::size_t asked = 0;
        const auto chosen = [&](int parity) {
            return [&asked, parity](std::span<const std::vector<int>> together) {
                asked += together.size();
                std::vector<int> tokens{token::end};
                for (int token = 4 + parity; token < Vocabulary; token += 2)
                    tokens.push_back(token);
                return tokens;
            };
        };
        const Decoder decoder(model, 2);
        for (const int parity : {0, 1, 0}) { // And the same size with other tokens, after it.
            options.selection = chosen(parity);
            const auto results = decoder.decode(sources, options);
            const auto may = [&](int token) { return token == token::end || token % 2 == parity; };
            for (std::size_t i = 0; i < sources.size(); ++i)
                QCOMPARE(results[i].tokens, plainGreedy(model, sources[i], may));
        }
        QCOMPARE(asked, 3 * sources.size());
        options.selection = {};
        QCOMPARE(decoder.decode(sources, options)[0].tokens, plainGreedy(model, sources[0]));
    }

    void narrowerTypesStayNearSinglePrecision_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("most");
        QTest::addRow("bfloat16") << static_cast<int>(ComputeType::BFloat16) << 0.03;
        QTest::addRow("int8") << static_cast<int>(ComputeType::Int8) << 0.05;
    }

    void narrowerTypesStayNearSinglePrecision()
    {
        QFETCH(int, type);
        QFETCH(double, most);
        try {
            requireOnThisProcessor(static_cast<ComputeType>(type));
        } catch (const Error &error) {
            QSKIP(error.what());
        }
        const DenseTransformer model = randomModel(shape(), Vocabulary, 3);
        const auto source = sentence(17, 17);
        const auto target = sentence(11, 100);
        const auto exact = reference::PlainDecoder(model).logits(source, target);
        double size = 0;
        for (const auto &row : exact)
            for (const double value : row)
                size = std::max(size, std::abs(value));
        const double difference
            = largestDifference(Decoder(model, 2, static_cast<ComputeType>(type)).logits(source, target), exact) / size;
        QVERIFY2(difference > 1e-5 && difference < most, qPrintable(QString::number(difference)));
    }

    void aVeryLongSourceIsEncodedToo()
    {
        const DenseTransformer model = randomModel({8, 8, 8, {{8, 2}}, {{8, 2, 2, 1}}}, Vocabulary, 3);
        const auto source = sentence(700, 1);
        const double difference = largestDifference(Decoder(model).logits(source, {}),
                                                    reference::PlainDecoder(model).logits(source, {}));
        QVERIFY2(difference < 2e-5, qPrintable(QString::number(difference)));
    }

    void greedyEqualsAPlainLoop()
    {
        const DenseTransformer model = modelWithEnd(shape(), Vocabulary, 5);
        const auto sources = sentences(6);
        const auto results = Decoder(model, 2).decode(sources, {});
        for (std::size_t i = 0; i < sources.size(); ++i)
            QCOMPARE(results[i].tokens, plainGreedy(model, sources[i]));
    }

    void aWideBeamFindsTheBestOfAll()
    {
        int ended = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const DenseTransformer model = modelWithEnd({8, 8, 8, {{8, 2}}, {{8, 2, 2, 1}}}, 7, seed);
            const std::vector<int> source{4, 5, 6};
            const double alpha = seed % 2 == 0 ? 1.0 : 0.6;
            DecodeOptions options;
            options.beam = 400;
            options.alpha = alpha;
            options.lengthFactor = 1;
            options.lengthExtra = 1;
            const auto found = Decoder(model).decode(std::span(&source, 1), options).front();
            const auto expected = bruteForce(reference::PlainDecoder(model), source, 4, alpha);
            QCOMPARE(found.tokens, expected.tokens);
            QVERIFY(std::abs(found.score - expected.score) < 1e-5);
            ended += found.tokens.size() < 4 ? 1 : 0;
        }
        QVERIFY(ended > 0);
    }

    void aBeamEqualsAPlainBeamSearch_data()
    {
        QTest::addColumn<int>("beam");
        QTest::addColumn<double>("alpha");
        QTest::newRow("beam 2") << 2 << 1.0;
        QTest::newRow("beam 5") << 5 << 1.0;
        QTest::newRow("no length penalty") << 3 << 0.0;
        QTest::newRow("a strong one") << 4 << 2.0;
    }

    void aBeamEqualsAPlainBeamSearch()
    {
        QFETCH(int, beam);
        QFETCH(double, alpha);
        DecodeOptions options;
        options.beam = beam;
        options.alpha = alpha;
        std::set<std::size_t> lengths;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const DenseTransformer model = modelWithEnd({8, 8, 8, {{8, 2}}, {{8, 2, 2, 1}}}, 11, seed);
            const auto source = sentence(1 + seed % 4, seed, 11);
            const auto found = Decoder(model).decode(std::span(&source, 1), options).front();
            const auto expected = plainBeam(reference::PlainDecoder(model), source, static_cast<std::size_t>(beam),
                                            alpha);
            QCOMPARE(found.tokens, expected.tokens);
            QVERIFY(std::abs(found.score - expected.score) < 1e-5);
            lengths.insert(found.tokens.size());
        }
        QVERIFY(lengths.size() > 1);
    }

    void theScoreIsThatOfTheTokens()
    {
        const DenseTransformer model = modelWithEnd(shape(), Vocabulary, 8);
        const auto sources = sentences(5);
        DecodeOptions options;
        options.beam = 4;
        const auto results = Decoder(model).decode(sources, options);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            double logProbability = 0;
            std::vector<int> target;
            std::vector<int> tokens = results[i].tokens;
            tokens.push_back(token::end);
            for (const int token : tokens) {
                logProbability += reference::PlainDecoder(model).next(sources[i],
                                                                      target)[static_cast<std::size_t>(token)];
                target.push_back(token);
            }
            QVERIFY(std::abs(results[i].score - logProbability / static_cast<double>(tokens.size())) < 1e-4);
        }
    }

    void batchesChangeNothing_data()
    {
        QTest::addColumn<int>("beam");
        QTest::newRow("greedy") << 1;
        QTest::newRow("beam") << 4;
    }

    void batchesChangeNothing()
    {
        QFETCH(int, beam);
        const DenseTransformer model = modelWithEnd(shape(), Vocabulary, 11);
        const Decoder decoder(model, 2);
        const auto sources = sentences(40);
        DecodeOptions options;
        options.beam = beam;
        const auto together = decoder.decode(sources, options);
        options.batchTokens = 1;
        const auto alone = decoder.decode(sources, options);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            QCOMPARE(together[i].tokens, alone[i].tokens);
            QVERIFY(std::abs(together[i].score - alone[i].score) < 1e-5);
        }
    }

    void theSameAgainAndOnOtherThreads()
    {
        const DenseTransformer model = modelWithEnd(shape(), Vocabulary, 13);
        const auto sources = sentences(20);
        DecodeOptions options;
        options.beam = 3;
        const Decoder decoder(model, 2);
        const auto first = decoder.decode(sources, options);
        const auto second = decoder.decode(sources, options);
        const auto single = Decoder(model, 1).decode(sources, options);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            QCOMPARE(first[i].tokens, second[i].tokens);
            QCOMPARE(first[i].score, second[i].score);
            QCOMPARE(first[i].tokens, single[i].tokens);
        }
    }

    void anEmptySourceGivesAnEmptyHypothesis()
    {
        const Decoder decoder(randomModel(shape(), Vocabulary, 1));
        const std::vector<std::vector<int>> sources{{}, {5, 6}, {}};
        const auto results = decoder.decode(sources, {});
        QVERIFY(results[0].tokens.empty());
        QVERIFY(results[2].tokens.empty());
        QVERIFY(decoder.decode({}, {}).empty());
    }

    void lengthIsLimited()
    {
        const std::vector<int> source = sentence(4, 2);
        std::size_t longest = 0;
        for (std::uint64_t seed = 1; seed < 8; ++seed) {
            const Decoder decoder(randomModel(shape(), Vocabulary, seed));
            const std::size_t length = decoder.decode(std::span(&source, 1), {}).front().tokens.size();
            QVERIFY(length <= 2 * source.size() + 10);
            longest = std::max(longest, length);
        }
        QCOMPARE(longest, 2 * source.size() + 10);
    }

    void aFixedLengthIsKept()
    {
        const DenseTransformer model = modelWithEnd(shape(), Vocabulary, 17);
        DecodeOptions options;
        options.fixedLength = 30;
        for (const int beam : {1, 5}) {
            options.beam = beam;
            for (const auto &result : Decoder(model).decode(sentences(3), options)) {
                QCOMPARE(result.tokens.size(), 30U);
                for (const int token : result.tokens)
                    QVERIFY(token != token::end && token != token::begin && token != token::pad);
            }
        }
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto results = Decoder(randomModel(shape(), Vocabulary, 1)).decode(sentences(3), {}, stop.get_token());
        QCOMPARE(results.size(), 3U);
        QVERIFY(results[0].tokens.empty());
    }

    void faultsAreNamed()
    {
        DenseTransformer model = randomModel(shape(), Vocabulary, 1);
        const Decoder decoder(model);
        QVERIFY_EXCEPTION_THROWN((void)decoder.decode(std::vector<std::vector<int>>{{Vocabulary}}, {}), Error);
        QVERIFY_EXCEPTION_THROWN((void)decoder.decode(std::vector<std::vector<int>>{{-1}}, {}), Error);
        DecodeOptions options;
        options.beam = 0;
        QVERIFY_EXCEPTION_THROWN((void)decoder.decode(std::vector<std::vector<int>>{{5}}, options), UsageError);
        options = {};
        options.selection = [](std::span<const std::vector<int>>) { return std::vector{token::end, Vocabulary}; };
        QVERIFY_EXCEPTION_THROWN((void)decoder.decode(std::vector<std::vector<int>>{{5}}, options), Error);
        QVERIFY_EXCEPTION_THROWN(Decoder(randomModel(shape(), token::end, 1)), Error); // Its end would lie behind it.
        model.weights.erase("decoder.1.ffn.in.bias");
        try {
            const Decoder broken(model);
            QFAIL("a broken model was accepted");
        } catch (const Error &error) {
            QVERIFY(std::string(error.what()).find("decoder.1.ffn.in.bias") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestDecoder)
#include "test_decoder.moc"
