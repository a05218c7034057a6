// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cost/supernet_size.h"
#include "domain/space/sampling.h"
#include "engine/sharing/sharing_fit.h"
#include "support/tiny_translation.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace supernet;

namespace {

PolicySettings hypernetwork(RoutedSet routed, int width = 6)
{
    return {Granularity::Hypernetwork, 1, routed, Encoding::PerLayer, width, 0.1, false};
}

PolicySettings partition(const std::string &gene, int parts)
{
    PolicySettings policy{Granularity::Partition, parts, RoutedSet::Everything, Encoding::Summary, 6, 0.1, false};
    policy.partitionGene = gene;
    return policy;
}

TranslationNetwork networkWith(const PolicySettings &policy)
{
    NetworkSettings settings = tiny::settings(Granularity::None, 1, RoutedSet::All);
    settings.policy = policy;
    return {settings, 3};
}

std::vector<Architecture> drawn(int count)
{
    return drawDifferent(tiny::space(), count, 5);
}

} // namespace

/// What tells the sharing policies from each other; that they compute right is test_translation_network's.
class TestPolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blindRoutersTellNoTwoArchitecturesApart_data()
    {
        QTest::addColumn<int>("granularity");
        for (const Granularity granularity : {Granularity::Network, Granularity::Layer, Granularity::Neuron})
            QTest::newRow(name(granularity)) << static_cast<int>(granularity);
    }
    void blindRoutersTellNoTwoArchitecturesApart()
    {
        QFETCH(int, granularity);
        for (const bool blind : {false, true}) {
            PolicySettings policy{
                static_cast<Granularity>(granularity), 2, RoutedSet::All, Encoding::Summary, 6, 0.1, false};
            policy.blindRouters = blind;
            const TranslationNetwork network = networkWith(policy);
            std::set<std::vector<float>> shares;
            for (const Architecture &architecture : drawn(8))
                shares.insert(network.coefficients(architecture).at("encoder.0.ffn.in").values);
            QVERIFY(blind ? shares.size() == 1 : shares.size() > 1);
        }
    }

    void blindRoutersAreAsLargeAndAreTrained()
    {
        PolicySettings policy{Granularity::Layer, 2, RoutedSet::All, Encoding::Summary, 6, 0.1, false};
        const auto size = [](const TranslationNetwork &network) {
            std::int64_t sum = 0;
            for (const Parameter &parameter : network.parameters())
                sum += parameter.value.numel();
            return sum;
        };
        const std::int64_t seeing = size(networkWith(policy));
        policy.blindRouters = true;
        TranslationNetwork blind = networkWith(policy);
        QCOMPARE(size(blind), seeing);
        blind.accumulateGradients(tiny::batch(), tiny::space().largestArchitecture(), {false, 0, 1.0});
        double gradient = 0;
        for (const Parameter &parameter : blind.parameters()) {
            if (parameter.router)
                gradient += parameter.gradient.abs().sum().item<double>();
        }
        QVERIFY(gradient > 0);
    }

    void everyTensorIsAPartsOwn()
    {
        TranslationNetwork network = networkWith(partition("decoder_layers", 2));
        const TranslationNetwork plain = networkWith({});
        std::multiset<std::string> tensors;
        for (const Parameter &parameter : plain.parameters()) {
            tensors.insert("part.0." + parameter.name);
            tensors.insert("part.1." + parameter.name);
        }
        std::multiset<std::string> found;
        for (const Parameter &parameter : network.parameters()) {
            if (parameter.name != "partition.expert")
                found.insert(parameter.name);
        }
        QVERIFY(found == tensors);
    }

    void aPartLeavesTheWeightsOfOthersAlone()
    {
        TranslationNetwork network = networkWith(partition("decoder_layers", 2));
        for (const Architecture &architecture : drawn(6)) {
            const int own = architecture.value("decoder_layers") == 1 ? 0 : 1;
            const std::string prefix = own == 0 ? "part.0." : "part.1.";
            network.zeroGradients();
            network.accumulateGradients(tiny::batch(), architecture, {false, 0, 1.0});
            double used = 0;
            for (const Parameter &parameter : network.parameters()) {
                const double gradient = parameter.gradient.abs().sum().item<double>();
                if (parameter.name.starts_with(prefix))
                    used += gradient;
                else
                    QCOMPARE(gradient, 0.0);
            }
            QVERIFY(used > 0);
            const auto shares = network.coefficients(architecture).at("encoder.0.ffn.in").values;
            QVERIFY(shares == (own == 0 ? std::vector<float>{1, 0} : std::vector<float>{0, 1}));
        }
    }

    void partsAreTakenNotMixed()
    {
        const TranslationNetwork network = networkWith(partition("decoder_layers", 2));
        QCOMPARE(network.mixedWeights(tiny::space().largestArchitecture()), 0);
    }

    void aPartitionsMemoryIsKnownBeforehand()
    {
        const PolicySettings policy = partition("decoder_layers", 2);
        const TranslationNetwork network = networkWith(policy);
        std::int64_t weights = 0;
        for (const Parameter &parameter : network.parameters())
            weights += parameter.router ? 0 : parameter.value.numel();
        QCOMPARE(partitionWeights(tiny::space(), policy, network.settings().vocabulary), weights);
        const double bytes = static_cast<double>(weights * bytesPerTrainedWeight);
        QVERIFY(sharingFit(tiny::space(), policy, 1.26 * bytes, network.settings().vocabulary).empty());
        const auto issues = sharingFit(tiny::space(), policy, 1.24 * bytes, network.settings().vocabulary);
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY(issues.front().sentence.find("2 parts keeps " + std::to_string(weights)) != std::string::npos);
        QVERIFY(sharingFit(tiny::space(), policy, 1.24 * bytes).empty()); // not yet with embeddings
    }

    void theLikenessOfPartsIsThatOfTheirMatrices()
    {
        const auto likeness = networkWith(partition("decoder_layers", 2)).expertSimilarity();
        QVERIFY(likeness.size() > 10);
        for (const auto &[bank, cosines] : likeness) {
            QCOMPARE(cosines.sizes, (std::vector<std::int64_t>{2, 2}));
            QVERIFY2(std::abs(cosines.values[0] - 1) < 1e-5 && std::abs(cosines.values[1]) < 0.6, bank.c_str());
        }
    }

    void aHypernetworksDropoutIsAFunctionOfItsKey()
    {
        TranslationNetwork network = networkWith(hypernetwork(RoutedSet::FeedForward));
        const auto gradient = [&](std::uint64_t key) {
            network.zeroGradients();
            network.accumulateGradients(tiny::batch(), tiny::space().largestArchitecture(), {true, key, 1.0});
            std::vector<at::Tensor> all;
            for (const Parameter &parameter : network.parameters())
                all.push_back(parameter.gradient.flatten());
            return at::cat(all).clone();
        };
        const auto first = gradient(10);
        QVERIFY(at::equal(first, gradient(10)));
        QVERIFY(!at::equal(first, gradient(12)));
    }

    void aHypernetworksMemoryIsKnownBeforehand_data()
    {
        QTest::addColumn<int>("routed");
        for (const RoutedSet routed : {RoutedSet::FeedForward, RoutedSet::Attention, RoutedSet::All})
            QTest::newRow(name(routed)) << static_cast<int>(routed);
    }
    void aHypernetworksMemoryIsKnownBeforehand()
    {
        QFETCH(int, routed);
        const PolicySettings policy = hypernetwork(static_cast<RoutedSet>(routed));
        const TranslationNetwork network = networkWith(policy);
        std::set<std::string> written;
        for (const Parameter &parameter : network.parameters()) {
            if (parameter.value.dim() == 3 && parameter.value.size(0) > 1)
                written.insert(parameter.name.substr(0, parameter.name.rfind('.')));
        }
        std::int64_t weights = 0;
        for (const Parameter &parameter : network.parameters()) {
            if (parameter.router || written.contains(parameter.name.substr(0, parameter.name.rfind('.'))))
                weights += parameter.value.numel();
        }
        QVERIFY(weights > 0);
        QCOMPARE(hypernetworkWeights(tiny::space(), policy), weights);
        const double bytes = static_cast<double>(weights * bytesPerTrainedWeight);
        QVERIFY(sharingFit(tiny::space(), policy, 1.26 * bytes).empty());
        const auto issues = sharingFit(tiny::space(), policy, 1.24 * bytes);
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY(issues.front().sentence.find(std::to_string(weights) + " weights") != std::string::npos);
        QVERIFY(issues.front().sentence.find("--router-width") != std::string::npos);
    }

    void whatNoMachineHoldsIsRefusedBeforeItIsMade()
    {
        QVERIFY_EXCEPTION_THROWN(networkWith(hypernetwork(RoutedSet::All, 1'000'000'000)), Error);
    }

    void aPolicyThatFitsNoSpaceIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(networkWith(partition("decoder_layers", 3)), Error); // has two choices
        QVERIFY_EXCEPTION_THROWN(networkWith(partition("encoder_layers", 2)), Error); // has one
        const auto faults = [](PolicySettings policy) { return policy.validate().size(); };
        PolicySettings policy = hypernetwork(RoutedSet::All);
        QCOMPARE(faults(policy), std::size_t(0));
        policy.copiedExperts = true;
        QCOMPARE(faults(policy), std::size_t(1));
        policy = partition("decoder_layers", 2);
        QCOMPARE(faults(policy), std::size_t(0));
        policy.blindRouters = true;
        QCOMPARE(faults(policy), std::size_t(1));
        policy = partition("decoder_layers", 2);
        policy.routed = RoutedSet::All; // leaves embeddings and norms
        QCOMPARE(faults(policy), std::size_t(1));
        policy = {};
        policy.routed = RoutedSet::Everything;
        QCOMPARE(faults(policy), std::size_t(1));
        policy = {};
        policy.blindRouters = true;
        QCOMPARE(faults(policy), std::size_t(1));
        policy.blindRouters = false;
        policy.partitionGene = "decoder_layers";
        QCOMPARE(faults(policy), std::size_t(1));
    }

    void policiesSurviveJson()
    {
        PolicySettings policy = partition("decoder_layers", 2);
        QVERIFY(policyFromJson(toJson(policy)) == policy);
        auto json = toJson(policy);
        json.erase("routed"); // needs no saying
        QVERIFY(policyFromJson(json) == policy);
        policy = hypernetwork(RoutedSet::All);
        policy.blindRouters = true;
        QVERIFY(policyFromJson(toJson(policy)) == policy);
    }
};

QTEST_GUILESS_MAIN(TestPolicies)
#include "test_policies.moc"
