// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/sampling.h"
#include "engine/dense/decoder.h"
#include "engine/kernels/product.h"
#include "engine/sharing/parts.h"
#include "engine/supernets/live_decoding.h"
#include "support/reference_translation.h"
#include "support/tiny_translation.h"

#include <limits>
#include <QtTest>

using namespace supernet;

namespace {

using tiny::pack;
using tiny::Sentence;

NetworkSettings tinySettings(Granularity granularity, int experts, RoutedSet routed,
                             const std::string &precision = "float64", Encoding encoding = Encoding::Summary)
{
    auto settings = tiny::settings(granularity, experts, routed, precision);
    settings.policy.encoding = encoding;
    return settings;
}

const std::vector<std::pair<Sentence, Sentence>> Pairs{
    {{5, 6, 7, 8, 4}, {9, 10, 11}}, {{12}, {13, 14, 15, 16, 5, 6, 7}}, {{17, 18, 4, 4, 9, 9, 11}, {8}}, {{}, {6, 6}}};

Sentence withEnd(Sentence tokens)
{
    tokens.push_back(token::end);
    return tokens;
}

Sentence withBegin(const Sentence &tokens)
{
    Sentence result{token::begin};
    result.insert(result.end(), tokens.begin(), tokens.end());
    return result;
}

at::Tensor referenceLogits(reference::Translation &reference, const Architecture &architecture)
{
    std::vector<at::Tensor> rows;
    for (const auto &[source, target] : Pairs)
        rows.push_back(reference.logits(architecture, withEnd(source), withBegin(target)));
    return at::cat(rows, 0);
}

double largestDifference(const at::Tensor &a, const at::Tensor &b)
{
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

std::vector<Architecture> someArchitectures(const SearchSpace &space, int count)
{
    std::vector<Architecture> result{space.largestArchitecture(), space.smallestArchitecture()};
    Random random(streamKey(7, "test"));
    while (static_cast<int>(result.size()) < count)
        result.push_back(sampleByGene(space, random));
    return result;
}

void row(const char *name, Granularity granularity, int experts, RoutedSet routed,
         Encoding encoding = Encoding::Summary, bool blind = false, const char *gene = "")
{
    QTest::newRow(name) << static_cast<int>(granularity) << experts << static_cast<int>(routed)
                        << static_cast<int>(encoding) << blind << QString::fromLatin1(gene);
}

void addMixtures()
{
    QTest::addColumn<int>("granularity");
    QTest::addColumn<int>("experts");
    QTest::addColumn<int>("routed");
    QTest::addColumn<int>("encoding");
    QTest::addColumn<bool>("blind");
    QTest::addColumn<QString>("gene");
    row("none", Granularity::None, 1, RoutedSet::FeedForward);
    row("network", Granularity::Network, 3, RoutedSet::All);
    row("layer", Granularity::Layer, 2, RoutedSet::FeedForward);
    row("layer, all", Granularity::Layer, 2, RoutedSet::All);
    row("neuron", Granularity::Neuron, 2, RoutedSet::FeedForward);
    row("neuron, attention", Granularity::Neuron, 3, RoutedSet::Attention);
    row("neuron, all, per-layer encoding", Granularity::Neuron, 2, RoutedSet::All, Encoding::PerLayer);
    row("layer, attention, five experts", Granularity::Layer, 5, RoutedSet::Attention, Encoding::PerLayer);
    row("neuron, blind", Granularity::Neuron, 2, RoutedSet::All, Encoding::Summary, true);
}

void addPolicies()
{
    addMixtures();
    row("partition", Granularity::Partition, 2, RoutedSet::Everything, Encoding::Summary, false, "decoder_embed");
    row("hypernetwork", Granularity::Hypernetwork, 1, RoutedSet::FeedForward);
    row("hypernetwork, all, per-layer encoding", Granularity::Hypernetwork, 1, RoutedSet::All, Encoding::PerLayer);
}

/// With the net that has no dense form.
void addPoliciesAndBaseline()
{
    addPolicies();
    row("token", Granularity::Token, 3, RoutedSet::FeedForward);
}

TranslationNetwork networkOfRow(const std::string &precision = "float64")
{
    QFETCH(int, granularity);
    QFETCH(int, experts);
    QFETCH(int, routed);
    QFETCH(int, encoding);
    QFETCH(bool, blind);
    QFETCH(QString, gene);
    auto settings = tinySettings(static_cast<Granularity>(granularity), experts, static_cast<RoutedSet>(routed),
                                 precision, static_cast<Encoding>(encoding));
    settings.policy.blindRouters = blind;
    settings.policy.partitionGene = gene.toStdString();
    TranslationNetwork network(settings, 3);
    // Gains and biases off their start, so that a mistake in one shows.
    for (auto &parameter : network.parameters())
        parameter.value.add_(
            at::arange(parameter.value.numel(), parameter.value.options()).view_as(parameter.value).sin().mul_(0.05));
    return network;
}

/// All gradients of one pass, end to end.
at::Tensor gradient(TranslationNetwork &network, const PackedBatch &batch, const Architecture &architecture,
                    const PassOptions &options = {false, 0, 1.0})
{
    network.zeroGradients();
    network.accumulateGradients(batch, architecture, options);
    std::vector<at::Tensor> all;
    for (const auto &parameter : network.parameters())
        all.push_back(parameter.gradient.flatten());
    return at::cat(all);
}

double smoothedLossPerToken(const TranslationNetwork &network, const PackedBatch &batch, const Architecture &a)
{
    return network.evaluate(batch, a).smoothed / static_cast<double>(batch.targetTokens());
}

} // namespace

class TestTranslationNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forwardEqualsAnIndependentComputation_data() { addPoliciesAndBaseline(); }
    void forwardEqualsAnIndependentComputation()
    {
        const auto network = networkOfRow();
        reference::Translation reference(network);
        const auto batch = pack(Pairs);
        for (const auto &architecture : someArchitectures(network.settings().space, 20))
            QVERIFY(largestDifference(network.logits(batch, architecture), referenceLogits(reference, architecture))
                    < 1e-11);
    }

    void lossIsLabelSmoothedCrossEntropy()
    {
        const TranslationNetwork network(tinySettings(Granularity::Neuron, 2, RoutedSet::All), 3);
        const auto batch = pack(Pairs);
        const auto architecture = network.settings().space.largestArchitecture();
        const auto logProbabilities = at::log_softmax(network.logits(batch, architecture), 1);
        const auto targets = at::tensor(batch.targetOutput).unsqueeze(1);
        const double likelihood = -logProbabilities.gather(1, targets).sum().item<double>();
        const double spread = -logProbabilities.mean(1).sum().item<double>();
        const auto loss = network.evaluate(batch, architecture);
        QVERIFY(std::abs(loss.negativeLogLikelihood - likelihood) < 1e-10);
        QVERIFY(std::abs(loss.smoothed - (0.9 * likelihood + 0.1 * spread)) < 1e-10);
        QCOMPARE(loss.tokens, batch.targetTokens());
    }

    void gradientsEqualFiniteDifferences_data() { addPoliciesAndBaseline(); }
    void gradientsEqualFiniteDifferences()
    {
        auto network = networkOfRow();
        const auto batch = pack(Pairs);
        for (const auto &architecture : someArchitectures(network.settings().space, 4)) {
            network.zeroGradients();
            network.accumulateGradients(batch, architecture, {false, 0, 1.0});
            Random random(streamKey(1, "elements"));
            for (auto &parameter : network.parameters())
                for (int trial = 0; trial < 4; ++trial)
                    checkElement(network, batch, architecture, parameter, random);
        }
    }

    void gradientsAddUpByWeight()
    {
        auto network = TranslationNetwork(tinySettings(Granularity::Layer, 2, RoutedSet::All), 3);
        const auto batch = pack(Pairs);
        const auto architecture = network.settings().space.largestArchitecture();
        network.accumulateGradients(batch, architecture, {false, 0, 1.0});
        const auto &gradient = network.parameters().front().gradient;
        const auto once = gradient.clone();
        network.accumulateGradients(batch, architecture, {false, 0, 0.5});
        QVERIFY(largestDifference(gradient, once * 1.5) < 1e-12);
    }

    void dropoutIsAFunctionOfItsKey()
    {
        auto network = TranslationNetwork(tinySettings(Granularity::Neuron, 2, RoutedSet::All, "float32"), 3);
        const auto batch = pack(Pairs);
        const auto architecture = network.settings().space.largestArchitecture();
        const auto gradientOf = [&](std::uint64_t key) {
            return gradient(network, batch, architecture, {true, key, 1.0});
        };
        const auto first = gradientOf(10);
        QVERIFY(at::equal(first, gradientOf(10)));
        QVERIFY(!at::equal(first, gradientOf(12)));
    }

    void oneExpertEqualsPlainSlicingBitForBit_data() { addMixtures(); }
    void oneExpertEqualsPlainSlicingBitForBit()
    {
        QFETCH(int, granularity);
        QFETCH(int, routed);
        const TranslationNetwork plain(tinySettings(Granularity::None, 1, RoutedSet::FeedForward, "float32"), 5);
        const TranslationNetwork single(
            tinySettings(static_cast<Granularity>(granularity), 1, static_cast<RoutedSet>(routed), "float32"), 5);
        const auto batch = pack(Pairs);
        for (const auto &architecture : someArchitectures(plain.settings().space, 20))
            QVERIFY(at::equal(plain.logits(batch, architecture), single.logits(batch, architecture)));
    }

    void collapsedEqualsLiveForTwoHundredArchitectures_data() { addPolicies(); }
    void collapsedEqualsLiveForTwoHundredArchitectures()
    {
        const auto network = networkOfRow("float32");
        TranslationNetwork plain(tinySettings(Granularity::None, 1, RoutedSet::FeedForward, "float32"), 9);
        const auto batch = pack(Pairs);
        for (const auto &architecture : someArchitectures(network.settings().space, 200)) {
            loadCollapsed(plain, network.collapse(architecture));
            QVERIFY(largestDifference(network.logits(batch, architecture), plain.logits(batch, architecture)) < 1e-6);
        }
    }

    void theDecoderTranslatesWhatTheLiveNetComputes_data() { addPolicies(); }
    void theDecoderTranslatesWhatTheLiveNetComputes()
    {
        const auto network = networkOfRow("float32");
        const auto batch = pack(Pairs);
        for (const auto &architecture : someArchitectures(network.settings().space, 20)) {
            const Decoder decoder(network.collapse(architecture));
            std::vector<at::Tensor> rows;
            for (const auto &[source, target] : Pairs) {
                auto logits = decoder.logits({source.begin(), source.end()}, {target.begin(), target.end()});
                rows.push_back(at::from_blob(logits.values.data(), logits.sizes).clone());
            }
            QVERIFY(largestDifference(network.logits(batch, architecture), at::cat(rows, 0)) < 1e-5);
        }
    }

    void independentExpertsAreToldApart_data() { addMixtures(); }
    void independentExpertsAreToldApart()
    {
        QFETCH(int, granularity);
        QFETCH(int, experts);
        QFETCH(int, routed);
        auto settings = tinySettings(static_cast<Granularity>(granularity), experts, static_cast<RoutedSet>(routed));
        for (const bool copies : {false, true}) {
            settings.policy.copiedExperts = copies;
            const TranslationNetwork network(settings, 3);
            int banks = 0;
            forEachRoutedWeight(network, [&](const Parameter &weight) {
                ++banks;
                for (std::int64_t i = 0; i < weight.value.size(0); ++i)
                    for (std::int64_t j = 0; j < i; ++j)
                        QVERIFY(at::equal(weight.value[i], weight.value[j]) == copies);
            });
            QVERIFY(experts == 1 ? banks == 0 : banks > 0);
        }
    }

    void expertsGetGradientsOfTheirOwn_data() { addMixtures(); }
    void expertsGetGradientsOfTheirOwn()
    {
        QFETCH(int, granularity);
        QFETCH(int, experts);
        QFETCH(int, routed);
        auto settings = tinySettings(static_cast<Granularity>(granularity), experts, static_cast<RoutedSet>(routed));
        settings.policy.copiedExperts = true; // Equal weights: only the routers tell the experts apart.
        TranslationNetwork network(settings, 3);
        network.zeroGradients();
        network.accumulateGradients(pack(Pairs), settings.space.largestArchitecture(), {false, 0, 1.0});
        forEachRoutedWeight(network, [](const Parameter &weight) {
            for (std::int64_t i = 1; i < weight.value.size(0); ++i)
                QVERIFY(largestDifference(weight.gradient[i], weight.gradient[0])
                        > 1e-3 * weight.gradient.abs().max().item<double>());
        });
    }

    void usedBlocksHoldEveryGradient_data() { addPoliciesAndBaseline(); }
    void usedBlocksHoldEveryGradient()
    {
        auto network = networkOfRow();
        const auto batch = pack(Pairs);
        for (const auto &architecture : someArchitectures(network.settings().space, 10)) {
            network.zeroGradients();
            network.accumulateGradients(batch, architecture, {false, 0, 1.0});
            for (auto &parameter : network.parameters()) {
                const auto used = network.usedBlock(parameter, architecture);
                auto outside = parameter.gradient.clone();
                auto block = outside;
                for (std::size_t i = 0; i < used.size(); ++i)
                    block = block.slice(static_cast<std::int64_t>(i), 0, used[i]);
                if (!used.empty())
                    block.zero_();
                QVERIFY2(outside.abs().sum().item<double>() == 0, parameter.name.c_str());
            }
        }
    }

    void coefficientsAreDistributionsOfActiveBanks()
    {
        const TranslationNetwork network(tinySettings(Granularity::Neuron, 3, RoutedSet::FeedForward), 3);
        const auto smallest = network.coefficients(network.settings().space.smallestArchitecture());
        QCOMPARE(smallest.size(), 8U); // Two matrices of three encoder layers and one decoder layer.
        const auto &shares = smallest.at("encoder.0.ffn.in");
        QCOMPARE(shares.sizes, (std::vector<std::int64_t>{3, 9}));
        for (int row = 0; row < 9; ++row)
            QVERIFY(std::abs(shares.values[row] + shares.values[9 + row] + shares.values[18 + row] - 1) < 1e-6);
    }

    void expertsThatStartAsCopiesAreAlikeAndOthersAreNot()
    {
        auto settings = tinySettings(Granularity::Layer, 3, RoutedSet::FeedForward);
        const auto apart = TranslationNetwork(settings, 3).expertSimilarity();
        settings.policy.copiedExperts = true;
        const auto copies = TranslationNetwork(settings, 3).expertSimilarity();
        QCOMPARE(copies.size(), apart.size());
        QVERIFY(copies.contains("encoder.0.ffn.in"));
        for (const auto &[bank, cosines] : copies) {
            QCOMPARE(cosines.sizes, (std::vector<std::int64_t>{3, 3}));
            for (int i = 0; i < 9; ++i) {
                QVERIFY(std::abs(cosines.values[i] - 1) < 1e-5);
                const bool same = i % 4 == 0; // An expert with itself.
                QVERIFY(same == (std::abs(apart.at(bank).values[i] - 1) < 1e-5));
            }
        }
        const TranslationNetwork plain(tinySettings(Granularity::None, 1, RoutedSet::FeedForward), 3);
        QVERIFY(plain.expertSimilarity().empty());
    }

    void bfloat16GradientsPointTheSameWay_data() { addPolicies(); }
    void bfloat16GradientsPointTheSameWay()
    {
        if (!hasBFloat16Products())
            QSKIP("This processor has no bfloat16 products.");
        auto exact = networkOfRow("float32");
        auto rounded = networkOfRow("bfloat16");
        const auto batch = pack(Pairs);
        const auto architecture = exact.settings().space.largestArchitecture();
        const auto first = gradient(exact, batch, architecture);
        const auto second = gradient(rounded, batch, architecture);
        const double cosine = at::cosine_similarity(first, second, 0).item<double>();
        QVERIFY2(cosine > 0.995, qPrintable(QString::number(cosine)));
        QVERIFY(!at::equal(first, second));
    }

    void aLiveNetDecodesAsItsCollapsedSubnet()
    {
        const TranslationNetwork network(tinySettings(Granularity::Neuron, 2, RoutedSet::All, "float32"), 3);
        const std::vector<std::vector<int>> sources{{5, 6, 7, 8, 4}, {12}, {}, {17, 18, 4, 4, 9, 9, 11}};
        for (const auto &architecture : someArchitectures(network.settings().space, 6)) {
            const auto expected = Decoder(network.collapse(architecture)).decode(sources, {});
            const auto found = decodeLive(network, architecture, sources, {});
            QCOMPARE(found.size(), expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                QCOMPARE(found[i].tokens, expected[i].tokens);
                QVERIFY(std::abs(found[i].score - expected[i].score) < 1e-4);
            }
        }
    }

    void tokensThatChooseHaveNoDenseForm()
    {
        const TranslationNetwork network(tinySettings(Granularity::Token, 3, RoutedSet::FeedForward, "float32"), 3);
        const auto architecture = network.settings().space.largestArchitecture();
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(network.collapse(architecture)), Error);
        const std::vector<std::vector<int>> sources{{5, 6, 7}};
        QVERIFY(!decodeLive(network, architecture, sources, {}).front().tokens.empty());
        QCOMPARE(network.mixedWeights(architecture), 0);
        // Three experts: three encoder layers of width 8 for five source tokens, two decoder layers of width 10 for four.
        QCOMPARE(network.gateMacs(pack({{{5, 6, 7, 8}, {9, 10, 11}}}), architecture), 3.0 * (3 * 8 * 5 + 2 * 10 * 4));
        auto settings = tinySettings(Granularity::Token, 3, RoutedSet::All);
        QVERIFY_EXCEPTION_THROWN(TranslationNetwork(settings, 1), Error);
    }

    void tokensOutsideTheVocabularyAreRefused_data()
    {
        QTest::addColumn<qint64>("token");
        QTest::newRow("the vocabulary's size") << qint64(19);
        QTest::newRow("far beyond") << qint64(65535);
        QTest::newRow("negative") << qint64(-1);
    }
    void tokensOutsideTheVocabularyAreRefused()
    {
        QFETCH(qint64, token);
        TranslationNetwork network(tinySettings(Granularity::None, 1, RoutedSet::FeedForward), 3);
        const Architecture largest = network.settings().space.largestArchitecture();
        for (const auto side : {&PackedBatch::source, &PackedBatch::targetInput, &PackedBatch::targetOutput}) {
            auto batch = tiny::batch();
            QVERIFY(network.evaluate(batch, largest).tokens > 0);
            (batch.*side)[1] = token;
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(network.evaluate(batch, largest)), Error);
            QVERIFY_EXCEPTION_THROWN(static_cast<void>(network.accumulateGradients(batch, largest, {})), Error);
        }
    }

    void weightsThatNameNoPartOfTheNetAreRefused_data()
    {
        QTest::addColumn<double>("part");
        for (const double part : {-1.0, 2.0, 1e18, -1e300, std::numeric_limits<double>::quiet_NaN()})
            QTest::addRow("%g", part) << part;
    }
    void weightsThatNameNoPartOfTheNetAreRefused()
    {
        QFETCH(double, part);
        auto settings = tinySettings(Granularity::Partition, 2, RoutedSet::Everything);
        settings.policy.partitionGene = "decoder_embed";
        TranslationNetwork network(settings, 3);
        const Architecture largest = settings.space.largestArchitecture();
        QVERIFY(network.collapse(largest).check().empty());
        for (auto &parameter : network.parameters())
            if (parameter.name == PartTable)
                parameter.value.fill_(part);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(network.collapse(largest)), Error);
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(network.evaluate(tiny::batch(), largest)), Error);
    }

    void wrongSettingsAreRefused()
    {
        auto settings = tinySettings(Granularity::None, 2, RoutedSet::FeedForward);
        QVERIFY_EXCEPTION_THROWN(TranslationNetwork(settings, 1), Error);
        settings = tinySettings(Granularity::None, 1, RoutedSet::FeedForward, "float16");
        QVERIFY_EXCEPTION_THROWN(TranslationNetwork(settings, 1), Error);
        settings.precision = "float32";
        settings.device = "cuda";
        QVERIFY_EXCEPTION_THROWN(TranslationNetwork(settings, 1), Error);
    }

private:
    template<typename Work>
    static void forEachRoutedWeight(const TranslationNetwork &network, const Work &work)
    {
        for (const auto &parameter : network.parameters())
            if (!parameter.router && parameter.name.ends_with(".weight") && parameter.value.dim() == 3
                && parameter.value.size(0) > 1)
                work(parameter);
    }

    static void checkElement(TranslationNetwork &network, const PackedBatch &batch, const Architecture &architecture,
                             Parameter &parameter, Random &random)
    {
        constexpr double Step = 1e-6;
        const auto index = static_cast<std::int64_t>(random.below(parameter.value.numel()));
        double &element = parameter.value.data_ptr<double>()[index];
        const double before = element;
        element = before + Step;
        const double above = smoothedLossPerToken(network, batch, architecture);
        element = before - Step;
        const double below = smoothedLossPerToken(network, batch, architecture);
        element = before;
        const double expected = (above - below) / (2 * Step);
        const double found = parameter.gradient.data_ptr<double>()[index];
        QVERIFY2(std::abs(found - expected) < 1e-7 + 1e-5 * std::abs(expected),
                 qPrintable(QString::fromStdString(parameter.name) + QString::asprintf(" %g %g", found, expected)));
    }

    /// Writes a collapsed subnet into the leading blocks of a plain network.
    static void loadCollapsed(TranslationNetwork &plain, const DenseTransformer &model)
    {
        for (auto &parameter : plain.parameters()) {
            auto name = parameter.name;
            if (const auto joined = name.find(".qkv."); joined != std::string::npos)
                loadStacked(parameter, model, name.substr(0, joined + 1), {"query", "key", "value"},
                            name.substr(joined + 4));
            else if (const auto pair = name.find(".kv."); pair != std::string::npos)
                loadStacked(parameter, model, name.substr(0, pair + 1), {"key", "value"}, name.substr(pair + 3));
            else if (model.weights.contains(name))
                loadRows(parameter, model.weight(name), 0);
        }
    }

    static void loadStacked(Parameter &parameter, const DenseTransformer &model, const std::string &prefix,
                            const std::vector<std::string> &parts, const std::string &suffix)
    {
        std::int64_t row = 0;
        for (const auto &part : parts) {
            if (!model.weights.contains(prefix + part + suffix))
                return;
            const auto &tensor = model.weight(prefix + part + suffix);
            loadRows(parameter, tensor, row);
            row += tensor.sizes[0];
        }
    }

    static void loadRows(Parameter &parameter, const HostTensor &tensor, std::int64_t row)
    {
        auto block = parameter.name.starts_with("encoder") || parameter.name.starts_with("decoder")
            ? (parameter.value.dim() > static_cast<std::int64_t>(tensor.sizes.size()) ? parameter.value[0]
                                                                                      : parameter.value)
            : parameter.value;
        for (std::size_t i = 0; i < tensor.sizes.size(); ++i)
            block = block.slice(static_cast<std::int64_t>(i), i == 0 ? row : 0, (i == 0 ? row : 0) + tensor.sizes[i]);
        block.copy_(at::from_blob(const_cast<float *>(tensor.values.data()), tensor.sizes));
    }
};

QTEST_GUILESS_MAIN(TestTranslationNetwork)
#include "test_translation_network.moc"
