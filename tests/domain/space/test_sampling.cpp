// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/presets.h"
#include "domain/space/sampling.h"

#include <cmath>
#include <functional>
#include <QtTest>

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
    void distinctSamplerIsUniformOverArchitectures()
    {
        const SearchSpace space = tiny();
        const auto counts = tally(16000, [&](Random &random) { return sampleDistinct(space, random); });
        QCOMPARE(counts.size(), std::size_t(8));
        for (const auto &[architecture, count] : counts)
            QVERIFY2(std::abs(count - 2000) < 200, architecture.id().c_str()); // Nearly five standard deviations.
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

    void offspringBelongToTheSpace()
    {
        const SearchSpace space = loadSpace("small");
        Random random(streamKey(11, "test"));
        for (int i = 0; i < 300; ++i) {
            const Architecture mother = sampleByGene(space, random);
            const Architecture father = sampleByGene(space, random);
            QVERIFY(space.check(mutate(space, mother, 0.3, random)).empty());
            QVERIFY(space.check(crossover(space, mother, father, random)).empty());
        }
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
