// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"
#include "domain/space/sampling.h"

#include <cmath>
#include <functional>
#include <QtTest>
#include <set>

using namespace supernet;

namespace {

SearchSpace tiny()
{
    SearchSpace space;
    space.name = "tiny";
    space.genes = {{"layers", {1, 2}, Gene::Scope::Network, {}, {}},
                   {"ffn", {16, 32}, Gene::Scope::Layer, "layers", {{1, {16, 32, 64}}}}};
    return space; // 2 + 6 = 8 distinct architectures.
}

std::map<Architecture, int> tally(int draws, const std::function<Architecture(Random &)> &draw)
{
    Random random(streamKey(7, "test"));
    std::map<Architecture, int> counts;
    for (int i = 0; i < draws; ++i)
        ++counts[draw(random)];
    return counts;
}

} // namespace

class TestSampling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differentArchitecturesAreAllOfTheSpaceWhenAllAreAskedFor()
    {
        const SearchSpace space = tiny();
        const auto count = static_cast<int>(space.distinct());
        const auto drawn = drawDifferent(space, count, 1);
        QCOMPARE(std::set<Architecture>(drawn.begin(), drawn.end()).size(), static_cast<std::size_t>(count));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(drawDifferent(space, count + 1, 1)), UsageError);
        const auto fewer = drawDifferent(space, 3, 1);
        QVERIFY(std::equal(fewer.begin(), fewer.end(), drawn.begin()));
        QVERIFY(drawDifferent(space, 3, 2) != fewer);
    }

    void stratifiedDrawsTakeEveryDepthInTurn()
    {
        const SearchSpace space = loadSpace("small");
        const auto drawn = drawDifferent(space, 30, 1, "decoder_layers");
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            QCOMPARE(drawn[i].value("decoder_layers"), space.gene("decoder_layers").choices[i % 3]);
            QVERIFY(space.check(drawn[i]).empty());
        }
    }

    void distinctSamplerIsUniformOverArchitectures()
    {
        const SearchSpace space = tiny();
        const auto counts = tally(16000, [&](Random &random) { return sampleDistinct(space, random); });
        QCOMPARE(counts.size(), std::size_t(8));
        for (const auto &[architecture, count] : counts)
            QVERIFY2(std::abs(count - 2000) < 200, architecture.id().c_str()); // Nearly five standard deviations.
    }

    void distinctSamplerPassesAChiSquareTest()
    {
        // 3 * 2 * (4 + 4^2) architectures with a depth that moves most of them to one side: 120 cells, 119 degrees.
        SearchSpace space = tiny();
        space.genes = {{"width", {4, 8, 16}, Gene::Scope::Network, {}, {}},
                       {"encoder", {1}, Gene::Scope::Network, {}, {}},
                       {"decoder", {1, 2}, Gene::Scope::Network, {}, {}},
                       {"heads", {2, 4}, Gene::Scope::Layer, "encoder", {}},
                       {"ffn", {16, 32, 64, 128}, Gene::Scope::Layer, "decoder", {}}};
        QCOMPARE(space.distinct(), BigCount(120));
        constexpr int draws = 60'000;
        const auto distance = [&](const std::map<Architecture, int> &counts) {
            double sum = (120.0 - static_cast<double>(counts.size())) * draws / 120; // Cells that were never drawn.
            for (const auto &[architecture, count] : counts)
                sum += std::pow(count - draws / 120.0, 2) / (draws / 120.0);
            return sum;
        };
        // The 0.1 % and 99.9 % points of chi-square with 119 degrees of freedom.
        const double uniform = distance(tally(draws, [&](Random &random) { return sampleDistinct(space, random); }));
        QVERIFY2(uniform > 76 && uniform < 173, qPrintable(QString::number(uniform)));
        QVERIFY(distance(tally(draws, [&](Random &random) { return sampleByGene(space, random); })) > 1000);
    }

    void byGeneSamplerDrawsEveryChoiceEquallyOften()
    {
        const SearchSpace space = loadSpace("small");
        std::map<std::string, std::map<int, double>> counts;
        Random random(streamKey(5, "test"));
        constexpr int draws = 12'000;
        for (int i = 0; i < draws; ++i) {
            const Architecture drawn = sampleByGene(space, random);
            for (const auto &[gene, values] : drawn.genes())
                ++counts[gene][values.front()]; // The first layer is active whatever the depth.
        }
        for (const Gene &gene : space.genes) {
            const double expected = draws / static_cast<double>(gene.choices.size());
            for (const int choice : gene.choices) // Six standard deviations at most.
                QVERIFY2(std::abs(counts[gene.name][choice] - expected) < 6 * std::sqrt(expected), gene.name.c_str());
        }
    }

    void byGeneSamplerIsUniformOverDepths()
    {
        const SearchSpace space = tiny();
        const auto counts = tally(16000, [&](Random &random) { return sampleByGene(space, random); });
        QCOMPARE(counts.size(), std::size_t(8));
        int shallow = 0;
        for (const auto &[architecture, count] : counts)
            shallow += architecture.value("layers") == 1 ? count : 0;
        QVERIFY(std::abs(shallow - 8000) < 320);
    }

    void distinctSamplerFavoursDepthInHatsSpace()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        Random random(streamKey(1, "test"));
        int deepest = 0;
        for (int i = 0; i < 1000; ++i)
            deepest += sampleDistinct(space, random).value("decoder_layers") == 6 ? 1 : 0;
        QVERIFY(deepest > 950 && deepest < 990); // 35/36 = 97.2 %
    }

    void equalSeedsDrawEqualArchitectures()
    {
        const SearchSpace space = loadSpace("small");
        Random first(streamKey(3, "sample", {5}));
        Random second(streamKey(3, "sample", {5}));
        Random other(streamKey(3, "sample", {6}));
        const Architecture drawn = sampleByGene(space, first);
        QCOMPARE(sampleByGene(space, second), drawn);
        QVERIFY(sampleByGene(space, other) != drawn);
    }

    void offspringBelongToTheSpaceAndAreCanonical()
    {
        const SearchSpace space = loadSpace("small");
        Random random(streamKey(11, "test"));
        int deeper = 0;
        int shallower = 0;
        for (int i = 0; i < 300; ++i) {
            const Architecture mother = sampleByGene(space, random);
            const Architecture father = sampleByGene(space, random);
            for (const Architecture &child :
                 {mutate(space, mother, 0.3, random), crossover(space, mother, father, random)}) {
                QVERIFY(space.check(child).empty());
                const auto depth = static_cast<std::size_t>(child.value("decoder_layers"));
                for (const char *gene :
                     {"decoder_ffn", "decoder_self_heads", "decoder_cross_heads", "decoder_encoder_attention_span"})
                    QCOMPARE(child.values(gene).size(), depth); // No value of a layer that is not there.
                deeper += depth > mother.values("decoder_ffn").size() ? 1 : 0;
                shallower += depth < mother.values("decoder_ffn").size() ? 1 : 0;
            }
        }
        QVERIFY(deeper > 50 && shallower > 50);
    }

    void mutationRedrawsTheStatedShareOfGenes()
    {
        const SearchSpace space = loadSpace("hat-wmt");
        Random random(streamKey(12, "test"));
        const Architecture parent = space.largestArchitecture();
        QCOMPARE(mutate(space, parent, 0, random), parent);
        int changed = 0;
        for (int i = 0; i < 2000; ++i)
            changed += mutate(space, parent, 0.3, random).value("encoder_embed") == 640 ? 0 : 1;
        QVERIFY(std::abs(changed - 300) < 80); // 0.3 redrawn, half of them to the other choice.
    }

    void everyValueOfACrossoverComesFromAParent()
    {
        const SearchSpace space = loadSpace("small");
        Random random(streamKey(13, "test"));
        const Architecture mother = space.largestArchitecture();
        const Architecture father = space.smallestArchitecture();
        bool mixed = false;
        for (int i = 0; i < 50; ++i) {
            const Architecture child = crossover(space, mother, father, random);
            for (const auto &[gene, values] : child.genes()) {
                for (std::size_t layer = 0; layer < values.size(); ++layer) {
                    const auto &other = father.values(gene);
                    QVERIFY(values[layer] == mother.values(gene).at(layer)
                            || (layer < other.size() && values[layer] == other[layer]));
                }
            }
            mixed = mixed || (child != mother && child != father);
        }
        QVERIFY(mixed);
    }
};

QTEST_GUILESS_MAIN(TestSampling)
#include "test_sampling.moc"
