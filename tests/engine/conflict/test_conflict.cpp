// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/sampling.h"
#include "domain/support/random.h"
#include "engine/conflict/conflict_probe.h"
#include "support/tiny_translation.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace supernet;

namespace {

TranslationNetwork network(std::uint64_t seed = 3)
{
    return {tiny::settings(Granularity::Neuron, 2, RoutedSet::All), seed};
}

/// The gradient of one subnet's loss by parameter name, whole tensors, from a network of its own.
std::map<std::string, at::Tensor> wholeGradients(const Architecture &architecture)
{
    auto fresh = network();
    fresh.zeroGradients();
    fresh.accumulateGradients(tiny::batch(), architecture, {false, 0, 1.0});
    std::map<std::string, at::Tensor> gradients;
    for (const auto &parameter : fresh.parameters())
        gradients[parameter.name] = parameter.gradient;
    return gradients;
}

bool inside(std::int64_t element, at::IntArrayRef sizes, const std::vector<std::int64_t> &block)
{
    for (std::size_t i = sizes.size(); i-- > 0; element /= sizes[i]) {
        if (element % sizes[i] >= block[i])
            return false;
    }
    return true;
}

struct Expected
{
    double first = 0;
    double second = 0;
    double product = 0;

    double cosine() const { return product / std::sqrt(first * second); }
};

/// Element by element: what METHOD 5 says of one tensor.
Expected expected(const at::Tensor &first, const std::vector<std::int64_t> &firstBlock, const at::Tensor &second,
                  const std::vector<std::int64_t> &secondBlock)
{
    Expected sums;
    for (std::int64_t i = 0; i < first.numel(); ++i) {
        if (!inside(i, first.sizes(), firstBlock) || !inside(i, second.sizes(), secondBlock))
            continue;
        const double a = first.data_ptr<double>()[i];
        const double b = second.data_ptr<double>()[i];
        sums.first += a * a;
        sums.second += b * b;
        sums.product += a * b;
    }
    return sums;
}

const ConflictSample *find(const ConflictReport &report, const std::string &pair, const std::string &tensor)
{
    for (const auto &sample : report.samples) {
        if (sample.pair == pair && sample.tensor == tensor)
            return &sample;
    }
    return nullptr;
}

bool close(double found, double wanted)
{
    return std::abs(found - wanted) < 1e-12;
}

/// Ten steps of plain descent with dropout on; with `probed`, a probe after every step.
std::vector<at::Tensor> trained(bool probed)
{
    auto net = network();
    const auto batch = tiny::batch();
    const auto &space = net.settings().space;
    net.zeroGradients();
    for (std::uint64_t step = 1; step <= 10; ++step) {
        const auto trainedSubnet = probedArchitectures(space, 8, static_cast<std::int64_t>(step)).back().second;
        net.accumulateGradients(batch, trainedSubnet, {true, streamKey(8, "dropout", {step}), 1.0});
        for (auto &parameter : net.parameters()) {
            parameter.value.sub_(parameter.gradient, 0.1);
            parameter.gradient.zero_();
        }
        if (probed) {
            const auto subnets = probedArchitectures(space, 5, static_cast<std::int64_t>(step));
            static_cast<void>(probeConflict(net, batch, subnets));
        }
    }
    std::vector<at::Tensor> weights;
    for (const auto &parameter : net.parameters())
        weights.push_back(parameter.value);
    return weights;
}

} // namespace

class TestConflict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cosinesEqualABruteForceComputation()
    {
        auto net = network();
        const auto subnets = probedArchitectures(net.settings().space, 1, 50);
        const auto report = probeConflict(net, tiny::batch(), subnets);
        int tensors = 0;
        for (std::size_t i = 0; i < subnets.size(); ++i) {
            for (std::size_t j = i + 1; j < subnets.size(); ++j)
                comparePair(net, report, subnets[i], subnets[j], tensors);
        }
        QCOMPARE(static_cast<std::size_t>(tensors) + 3, report.samples.size());
    }

    void aSubnetNeverConflictsWithItself()
    {
        auto net = network();
        const auto largest = net.settings().space.largestArchitecture();
        const std::vector<NamedArchitecture> twice{{"largest", largest}, {"again", largest}};
        const auto report = probeConflict(net, tiny::batch(), twice);
        QVERIFY(report.samples.size() > 10);
        for (const auto &sample : report.samples) {
            QVERIFY(close(sample.cosine, 1));
            QVERIFY(close(sample.magnitudeRatio, 1));
        }
        QCOMPARE(report.share, 0.0);
        QVERIFY(close(report.magnitudeRatio, 1));
    }

    void theShareCountsNegativeCosinesOfTensors()
    {
        auto net = network();
        const auto report = probeConflict(net, tiny::batch(), probedArchitectures(net.settings().space, 1, 7));
        double negative = 0;
        double all = 0;
        for (const auto &sample : report.samples) {
            all += sample.tensor.empty() ? 0 : 1;
            negative += !sample.tensor.empty() && sample.cosine < 0 ? 1 : 0;
        }
        QVERIFY(close(report.share, negative / all));
    }

    void theMagnitudeRatioIsTheMeanOfThePairs()
    {
        auto net = network();
        const auto report = probeConflict(net, tiny::batch(), probedArchitectures(net.settings().space, 1, 7));
        double sum = 0;
        int pairs = 0;
        for (const auto &sample : report.samples) {
            if (!sample.tensor.empty())
                continue;
            QVERIFY(sample.magnitudeRatio > 0 && sample.magnitudeRatio < 1);
            sum += sample.magnitudeRatio;
            ++pairs;
        }
        QCOMPARE(pairs, 3);
        QVERIFY(close(report.magnitudeRatio, sum / 3));
    }

    void routersAndUnsharedTensorsAreLeftOut()
    {
        auto net = network();
        const auto report = probeConflict(net, tiny::batch(), probedArchitectures(net.settings().space, 1, 7));
        for (const auto &sample : report.samples)
            QVERIFY(sample.tensor.find("router") == std::string::npos);
        QVERIFY(find(report, "largest-smallest", "decoder.0.ffn.in.weight"));
        QVERIFY(!find(report, "largest-smallest", "decoder.1.ffn.in.weight"));
    }

    void subnetsOfDifferentPartsShareNothing()
    {
        auto settings = tiny::settings(Granularity::Partition, 2, RoutedSet::Everything);
        settings.policy.partitionGene = "decoder_layers";
        TranslationNetwork net(settings, 3);
        const auto &space = settings.space;
        QVERIFY(probeConflict(net, tiny::batch(),
                              std::vector<NamedArchitecture>{{"largest", space.largestArchitecture()},
                                                             {"smallest", space.smallestArchitecture()}})
                    .samples.empty());
        auto another = space.smallestArchitecture();
        for (const auto &architecture : drawDifferent(space, 20, 5)) {
            if (architecture.value("decoder_layers") == another.value("decoder_layers"))
                another = architecture;
        }
        const auto report = probeConflict(net, tiny::batch(),
                                          std::vector<NamedArchitecture>{{"smallest", space.smallestArchitecture()},
                                                                         {"random", another}});
        QVERIFY(find(report, "smallest-random", "embedding"));
        QVERIFY(find(report, "smallest-random", "encoder.0.ffn_norm.weight"));
    }

    void nasVitsProjectionLeavesTheLargestNoConflictWithTheOther()
    {
        auto net = network();
        const auto &space = net.settings().space;
        const std::vector<NamedArchitecture> pair{{"largest", space.largestArchitecture()},
                                                  {"smallest", space.smallestArchitecture()}};
        const auto report = probeConflict(net, tiny::batch(), pair, Surgery::NasVit);
        QCOMPARE(report.projected.size(), report.samples.size());
        int opposed = 0;
        int orthogonal = 0;
        for (std::size_t i = 0; i < report.samples.size(); ++i) {
            const ConflictSample &before = report.samples[i];
            const ConflictSample &after = report.projected[i];
            QCOMPARE(after.pair, before.pair + " projected");
            QCOMPARE(after.tensor, before.tensor);
            if (before.tensor.empty())
                continue;
            if (before.cosine >= 0) {
                QVERIFY(close(after.cosine, before.cosine));
                continue;
            }
            ++opposed;
            orthogonal += std::abs(after.cosine) < 1e-9 ? 1 : 0;
            QVERIFY2(after.cosine > before.cosine, before.tensor.c_str()); // the shift is bounded by twice the other
        }
        QVERIFY(opposed > 3);
        QVERIFY(orthogonal > opposed / 2);
        QVERIFY(report.projectedShare < report.share);
    }

    void pcGradsProjectionIsTheNetsAsAWhole()
    {
        auto net = network();
        const auto subnets = probedArchitectures(net.settings().space, 1, 7);
        const auto report = probeConflict(net, tiny::batch(), subnets, Surgery::PcGrad, 5);
        const auto again = probeConflict(net, tiny::batch(), subnets, Surgery::PcGrad, 5);
        QCOMPARE(report.projected.size(), report.samples.size());
        for (std::size_t i = 0; i < report.projected.size(); ++i)
            QCOMPARE(report.projected[i].cosine, again.projected[i].cosine);
        QVERIFY(probeConflict(net, tiny::batch(), subnets).projected.empty());
    }

    void probingLeavesTheTrajectoryAlone()
    {
        const auto plain = trained(false);
        const auto probed = trained(true);
        for (std::size_t i = 0; i < plain.size(); ++i)
            QVERIFY(at::equal(plain[i], probed[i]));
    }

    void theRandomSubnetFollowsSeedAndStep()
    {
        const auto space = tiny::space();
        std::set<std::string> drawn;
        for (std::int64_t step = 1; step <= 20; ++step) {
            const auto subnets = probedArchitectures(space, 3, step);
            QCOMPARE(subnets.size(), 3U);
            QVERIFY(subnets == probedArchitectures(space, 3, step));
            drawn.insert(subnets[2].second.id());
        }
        QVERIFY(drawn.size() > 15);
    }

private:
    /// Compares every tensor of a pair, and counts those that both subnets use.
    static void comparePair(const TranslationNetwork &net, const ConflictReport &report, const NamedArchitecture &first,
                            const NamedArchitecture &second, int &tensors)
    {
        const auto pair = first.first + '-' + second.first;
        auto firstGradients = wholeGradients(first.second);
        auto secondGradients = wholeGradients(second.second);
        Expected whole;
        for (const auto &parameter : net.parameters()) {
            const auto firstBlock = net.usedBlock(parameter, first.second);
            const auto secondBlock = net.usedBlock(parameter, second.second);
            if (parameter.router || firstBlock.empty() || secondBlock.empty())
                continue;
            const auto sums = expected(firstGradients[parameter.name], firstBlock, secondGradients[parameter.name],
                                       secondBlock);
            whole.first += sums.first;
            whole.second += sums.second;
            whole.product += sums.product;
            const auto *sample = find(report, pair, parameter.name);
            QVERIFY2(sample, parameter.name.c_str());
            QVERIFY2(close(sample->cosine, sums.cosine()), parameter.name.c_str());
            QVERIFY2(close(sample->magnitudeRatio,
                           std::sqrt(std::min(sums.first, sums.second) / std::max(sums.first, sums.second))),
                     parameter.name.c_str());
            ++tensors;
        }
        const auto *wholeNet = find(report, pair, "");
        QVERIFY2(wholeNet && close(wholeNet->cosine, whole.cosine()), pair.c_str());
    }
};

QTEST_GUILESS_MAIN(TestConflict)
#include "test_conflict.moc"
