// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/modules/embedding.h"
#include "support/tiny_translation.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace supernet;

namespace {

constexpr std::uint64_t Key = 12;

NetworkSettings settings(Granularity granularity, double dropout = 0.3, double attentionDropout = 0.2)
{
    auto result = tiny::settings(granularity, granularity == Granularity::None ? 1 : 2, RoutedSet::All);
    result.dropout = dropout;
    result.attentionDropout = attentionDropout;
    result.policy.routerDropout = 0.25;
    return result;
}

/// The smallest architecture, with other widths.
Architecture widths(const SearchSpace &space, int encoder, int decoder)
{
    auto architecture = space.smallestArchitecture();
    architecture.set("encoder_embed", {encoder});
    architecture.set("decoder_embed", {decoder});
    return architecture;
}

/// The share of zeros among a bias' gradients of one token, which are zero exactly where the token was dropped.
double droppedShare(TranslationNetwork &network, const Architecture &architecture, const std::string &bias, int width)
{
    const auto batch = tiny::pack({{{}, {}}});
    constexpr int passes = 2000;
    std::int64_t zeros = 0;
    for (std::uint64_t pass = 0; pass < passes; ++pass) {
        network.zeroGradients();
        network.accumulateGradients(batch, architecture, {true, streamKey(1, "dropout", {pass}), 1.0});
        for (const auto &parameter : network.parameters())
            if (parameter.name == bias)
                zeros += (parameter.gradient.select(0, 0).slice(0, 0, width) == 0).sum().item<std::int64_t>();
    }
    return static_cast<double>(zeros) / (passes * width);
}

at::Tensor gradientOf(TranslationNetwork &network, const Architecture &architecture, const PassOptions &options)
{
    network.zeroGradients();
    network.accumulateGradients(tiny::batch(), architecture, options);
    std::vector<at::Tensor> all;
    for (const auto &parameter : network.parameters())
        all.push_back(parameter.gradient.flatten());
    return at::cat(all);
}

} // namespace

class TestDropout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gradientsEqualFiniteDifferencesOfADroppedPass_data()
    {
        QTest::addColumn<int>("granularity");
        for (const auto granularity :
             {Granularity::None, Granularity::Network, Granularity::Layer, Granularity::Neuron})
            QTest::newRow(name(granularity)) << static_cast<int>(granularity);
    }
    void gradientsEqualFiniteDifferencesOfADroppedPass()
    {
        QFETCH(int, granularity);
        TranslationNetwork network(settings(static_cast<Granularity>(granularity)), 3);
        const auto architecture = network.settings().space.largestArchitecture();
        network.zeroGradients();
        network.accumulateGradients(tiny::batch(), architecture, {true, Key, 1.0});
        std::vector<at::Tensor> gradients;
        for (const auto &parameter : network.parameters())
            gradients.push_back(parameter.gradient.clone());
        Random random(streamKey(1, "elements"));
        double largest = 0;
        for (std::size_t i = 0; i < gradients.size(); ++i) {
            for (int trial = 0; trial < 4; ++trial) {
                const auto element = static_cast<std::int64_t>(random.below(gradients[i].numel()));
                const double found = gradients[i].data_ptr<double>()[element];
                const double expected = slope(network, architecture, network.parameters()[i], element);
                QVERIFY2(std::abs(found - expected) < 1e-7 + 1e-5 * std::abs(expected),
                         network.parameters()[i].name.c_str());
                largest = std::max(largest, std::abs(expected));
            }
        }
        QVERIFY(largest > 1e-3);
    }

    void theRateIsScaledByTheWidth_data()
    {
        QTest::addColumn<int>("encoder");
        QTest::addColumn<int>("decoder");
        QTest::newRow("narrow") << 6 << 6;
        QTest::newRow("full") << 8 << 10;
    }
    void theRateIsScaledByTheWidth()
    {
        QFETCH(int, encoder);
        QFETCH(int, decoder);
        TranslationNetwork network(settings(Granularity::None, 0.3, 0), 3);
        const auto architecture = widths(network.settings().space, encoder, decoder);
        const auto rate = [&](const char *bias, int width) { return droppedShare(network, architecture, bias, width); };
        // 2,000 passes of six values or more: 0.02 is five standard deviations.
        const double ofEncoder = rate("encoder.2.ffn.out.bias", encoder);
        const double ofDecoder = rate("decoder.0.ffn.out.bias", decoder);
        QVERIFY2(std::abs(ofEncoder - 0.3 * encoder / 8) < 0.02, qPrintable(QString::number(ofEncoder)));
        QVERIFY2(std::abs(ofDecoder - 0.3 * decoder / 10) < 0.02, qPrintable(QString::number(ofDecoder)));
    }

    void aRateOfZeroDropsNothing()
    {
        TranslationNetwork network(settings(Granularity::None, 0, 0), 3);
        const auto architecture = network.settings().space.largestArchitecture();
        const auto with = gradientOf(network, architecture, {true, Key, 1.0});
        QVERIFY(at::equal(with, gradientOf(network, architecture, {false, 0, 1.0})));
    }

    void whatIsKeptIsScaledUp()
    {
        ParameterList parameters(1, torch::kFloat64);
        const JointEmbedding embedding(parameters, "embedding", 11, 8, 8);
        const TokenRows rows{std::vector<std::int64_t>(200, 5), std::vector<std::int64_t>(200, 3)};
        const auto plain = embedding.embed(rows, 8, kernels::makeDropout(0, 0));
        const auto dropped = embedding.embed(rows, 8, kernels::makeDropout(0.25, 7));
        const auto kept = dropped != 0;
        QVERIFY(at::allclose(dropped, plain * kept / 0.75, 1e-12, 1e-12));
        const double share = kept.to(at::kDouble).mean().item<double>();
        QVERIFY2(std::abs(share - 0.75) < 0.05, qPrintable(QString::number(share)));
    }

private:
    static double slope(TranslationNetwork &network, const Architecture &architecture, Parameter &parameter,
                        std::int64_t index)
    {
        constexpr double step = 1e-6;
        double &element = parameter.value.data_ptr<double>()[index];
        const double before = element;
        const auto loss = [&](double value) {
            element = value;
            return network.accumulateGradients(tiny::batch(), architecture, {true, Key, 1.0}).smoothed
                / static_cast<double>(tiny::batch().targetTokens());
        };
        const double difference = loss(before + step) - loss(before - step);
        element = before;
        return difference / (2 * step);
    }
};

QTEST_GUILESS_MAIN(TestDropout)
#include "test_dropout.moc"
