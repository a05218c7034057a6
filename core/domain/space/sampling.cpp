// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/sampling.h"

#include <algorithm>
#include <set>

namespace supernet {

namespace {

int draw(const std::vector<int> &choices, Random &random)
{
    return choices[random.below(choices.size())];
}

/// Values for the first `depth` layers of a gene, each drawn uniformly.
Architecture::Values drawLayers(const SearchSpace &space, const Gene &gene, int depth, Random &random)
{
    Architecture::Values values;
    for (int layer = 0; layer < depth; ++layer)
        values.push_back(draw(space.choices(gene, layer), random));
    return values;
}

/// Uniform in [0, count): as many bits as can be needed, drawn until they fit.
BigCount drawBelow(const BigCount &count, Random &random)
{
    const auto bits = boost::multiprecision::msb(count) + 1;
    std::vector<std::uint64_t> words((bits + 63) / 64);
    for (;;) {
        std::ranges::generate(words, [&] { return random(); });
        BigCount value;
        import_bits(value, words.begin(), words.end());
        value >>= static_cast<int>(words.size() * 64 - bits);
        if (value < count)
            return value;
    }
}

/// Architectures below one value of a depth gene.
BigCount waysOfDepth(const SearchSpace &space, const Gene &depthGene, int depth)
{
    BigCount product = 1;
    for (const Gene &gene : space.genes) {
        if (gene.scope != Gene::Scope::Layer || gene.depth != depthGene.name)
            continue;
        for (int layer = 0; layer < depth; ++layer)
            product *= space.choices(gene, layer).size();
    }
    return product;
}

/// A depth, drawn in proportion to the number of architectures that have it.
int drawDepth(const SearchSpace &space, const Gene &gene, Random &random)
{
    std::vector<BigCount> ways;
    BigCount total = 0;
    for (const int depth : gene.choices) {
        ways.push_back(waysOfDepth(space, gene, depth));
        total += ways.back();
    }
    BigCount ticket = drawBelow(total, random);
    std::size_t choice = 0;
    while (ticket >= ways[choice])
        ticket -= ways[choice++];
    return gene.choices[choice];
}

/// A layer's value from one of two parents with equal chance, or from the only one that has the layer.
int inherit(const Architecture::Values &first, const Architecture::Values &second, std::size_t layer, Random &random)
{
    const bool useFirst = random.below(2) == 0;
    if (layer >= first.size())
        return second.at(layer);
    return useFirst || layer >= second.size() ? first[layer] : second[layer];
}

} // namespace

Architecture sampleByGene(const SearchSpace &space, Random &random)
{
    Architecture drawn;
    for (const Gene &gene : space.genes)
        drawn.set(gene.name, drawLayers(space, gene, space.layers(gene), random));
    return space.canonical(drawn);
}

Architecture sampleDistinct(const SearchSpace &space, Random &random)
{
    Architecture result;
    for (const Gene &gene : space.genes) {
        if (space.isDepth(gene))
            result.set(gene.name, {drawDepth(space, gene, random)});
        else
            result.set(gene.name, drawLayers(space, gene, space.activeLayers(gene, result), random));
    }
    return result;
}

std::vector<Architecture> drawDifferent(const SearchSpace &space, int count, std::uint64_t seed,
                                        std::string_view stratifiedBy)
{
    constexpr int MostTries = 10'000;
    const std::vector<int> strata = stratifiedBy.empty() ? std::vector<int>() : space.gene(stratifiedBy).choices;
    std::vector<Architecture> drawn;
    std::set<Architecture> seen;
    for (int number = 0; number < count; ++number) {
        SearchSpace stratum = space;
        if (!strata.empty())
            std::ranges::find(stratum.genes, stratifiedBy, &Gene::name)->choices = {
                strata[static_cast<std::size_t>(number) % strata.size()]};
        Random random(streamKey(seed, "different", {static_cast<std::uint64_t>(number)}));
        Architecture architecture = sampleByGene(stratum, random);
        for (int tries = 1; !seen.insert(architecture).second; ++tries) {
            if (tries == MostTries)
                throw UsageError("The space `" + space.name + "` has not " + std::to_string(count)
                                     + " different architectures to draw.",
                                 "Ask for fewer, or do not stratify.");
            architecture = sampleByGene(stratum, random);
        }
        drawn.push_back(std::move(architecture));
    }
    return drawn;
}

Architecture mutate(const SearchSpace &space, const Architecture &parent, double probability, Random &random)
{
    Architecture child;
    for (const Gene &gene : space.genes) {
        const Architecture::Values &inherited = parent.values(gene.name);
        Architecture::Values values;
        const auto depth = static_cast<std::size_t>(space.activeLayers(gene, child));
        for (std::size_t layer = 0; layer < depth; ++layer) {
            const bool redraw = random.uniform() < probability || layer >= inherited.size();
            values.push_back(redraw ? draw(space.choices(gene, static_cast<int>(layer)), random) : inherited[layer]);
        }
        child.set(gene.name, std::move(values));
    }
    return child;
}

Architecture crossover(const SearchSpace &space, const Architecture &first, const Architecture &second, Random &random)
{
    Architecture child;
    for (const Gene &gene : space.genes) {
        Architecture::Values values;
        const auto depth = static_cast<std::size_t>(space.activeLayers(gene, child));
        for (std::size_t layer = 0; layer < depth; ++layer)
            values.push_back(inherit(first.values(gene.name), second.values(gene.name), layer, random));
        child.set(gene.name, std::move(values));
    }
    return child;
}

} // namespace supernet
