// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/search_space.h"

#include "domain/space/gene_names.h"

#include <algorithm>

namespace supernet {

namespace {

std::string inTicks(std::string_view name)
{
    return '`' + std::string(name) + '`';
}

std::string place(const Gene &gene, int layer)
{
    return gene.scope == Gene::Scope::Network ? gene.name : gene.name + '[' + std::to_string(layer) + ']';
}

/// How many ways there are to choose the gene in its first `depth` layers.
BigCount ways(const SearchSpace &space, const Gene &gene, int depth)
{
    BigCount product = 1;
    for (int layer = 0; layer < depth; ++layer)
        product *= space.choices(gene, layer).size();
    return product;
}

} // namespace

const Gene *SearchSpace::find(std::string_view name) const noexcept
{
    const auto found = std::ranges::find(genes, name, &Gene::name);
    return found == genes.end() ? nullptr : &*found;
}

const Gene &SearchSpace::gene(std::string_view name) const
{
    if (const Gene *found = find(name))
        return *found;
    throw Error("The search space " + inTicks(this->name) + " has no gene " + inTicks(name) + '.');
}

const std::vector<int> &SearchSpace::choices(const Gene &gene, int layer) const
{
    const auto own = gene.layerChoices.find(layer);
    return own == gene.layerChoices.end() ? gene.choices : own->second;
}

int SearchSpace::largest(std::string_view name) const
{
    const Gene &wanted = gene(name);
    int result = std::ranges::max(choices(wanted, 0));
    for (int layer = 1; layer < layers(wanted); ++layer)
        result = std::max(result, std::ranges::max(choices(wanted, layer)));
    return result;
}

int SearchSpace::smallest(std::string_view name) const
{
    const Gene &wanted = gene(name);
    int result = std::ranges::min(choices(wanted, 0));
    for (int layer = 1; layer < layers(wanted); ++layer)
        result = std::min(result, std::ranges::min(choices(wanted, layer)));
    return result;
}

int SearchSpace::layers(const Gene &gene) const
{
    return gene.scope == Gene::Scope::Network ? 1 : std::ranges::max(this->gene(gene.depth).choices);
}

int SearchSpace::activeLayers(const Gene &gene, const Architecture &architecture) const
{
    return gene.scope == Gene::Scope::Network ? 1 : architecture.value(gene.depth);
}

bool SearchSpace::isDepth(const Gene &gene) const noexcept
{
    return std::ranges::any_of(genes, [&](const Gene &other) {
        return other.scope == Gene::Scope::Layer && other.depth == gene.name;
    });
}

int SearchSpace::fixedSize(std::string_view name) const
{
    const auto found = fixed.find(std::string(name));
    if (found == fixed.end())
        throw Error("The search space " + inTicks(this->name) + " lacks the fixed size " + inTicks(name) + '.');
    return found->second;
}

BigCount SearchSpace::genotypes() const
{
    BigCount product = 1;
    for (const Gene &each : genes)
        product *= ways(*this, each, layers(each));
    return product;
}

BigCount SearchSpace::distinct() const
{
    BigCount product = 1;
    for (const Gene &each : genes) {
        if (each.scope == Gene::Scope::Layer)
            continue; // Counted with its depth.
        if (!isDepth(each)) {
            product *= each.choices.size();
            continue;
        }
        BigCount sum = 0;
        for (const int depth : each.choices) {
            BigCount ofDepth = 1;
            for (const Gene &governed : genes) {
                if (governed.scope == Gene::Scope::Layer && governed.depth == each.name)
                    ofDepth *= ways(*this, governed, depth);
            }
            sum += ofDepth;
        }
        product *= sum;
    }
    return product;
}

namespace {

template<typename Choose>
Architecture extreme(const SearchSpace &space, Choose choose)
{
    Architecture result;
    for (const Gene &gene : space.genes) {
        Architecture::Values values;
        const int depth = space.activeLayers(gene, result);
        for (int layer = 0; layer < depth; ++layer) {
            const std::vector<int> &choices = space.choices(gene, layer);
            const bool span = gene.name == gene::decoderSpan && std::ranges::find(choices, 1) != choices.end();
            values.push_back(span ? 1 : choose(choices));
        }
        result.set(gene.name, std::move(values));
    }
    return result;
}

} // namespace

Architecture SearchSpace::largestArchitecture() const
{
    return extreme(*this, [](const std::vector<int> &choices) { return std::ranges::max(choices); });
}

Architecture SearchSpace::smallestArchitecture() const
{
    return extreme(*this, [](const std::vector<int> &choices) { return std::ranges::min(choices); });
}

namespace {

/// What is wrong with the values of one gene; values of inactive layers are faults only when `strict`.
std::vector<Issue> checkGene(const SearchSpace &space, const Gene &gene, const Architecture &architecture, bool strict)
{
    const auto issue = [](std::string where, std::string sentence) {
        return Issue{std::move(where), Issue::Severity::Error, std::move(sentence)};
    };
    if (!architecture.has(gene.name))
        return {issue(gene.name, "Gene " + inTicks(gene.name) + " has no value.")};
    const Architecture::Values &values = architecture.values(gene.name);
    const auto count = static_cast<int>(values.size());
    const bool depthKnown = gene.scope == Gene::Scope::Network
        || (architecture.has(gene.depth) && architecture.values(gene.depth).size() == 1);
    if (!depthKnown)
        return {}; // The depth gene has its own finding.
    const int needed = space.activeLayers(gene, architecture);
    const int most = strict || gene.scope == Gene::Scope::Network ? needed : space.layers(gene);
    if (count < needed || count > most)
        return {issue(gene.name,
                      "Gene " + inTicks(gene.name) + " has " + std::to_string(count) + " values where "
                          + std::to_string(needed) + (needed == 1 ? " is" : " are") + " needed.")};
    std::vector<Issue> issues;
    for (int layer = 0; layer < needed; ++layer) {
        const int value = values[static_cast<std::size_t>(layer)];
        const std::vector<int> &choices = space.choices(gene, layer);
        if (std::ranges::find(choices, value) == choices.end())
            issues.push_back(
                issue(place(gene, layer),
                      std::to_string(value) + " is not one of the choices of " + inTicks(place(gene, layer)) + '.'));
    }
    return issues;
}

std::vector<Issue> checkAll(const SearchSpace &space, const Architecture &architecture, bool strict)
{
    std::vector<Issue> issues;
    for (const Gene &gene : space.genes)
        std::ranges::move(checkGene(space, gene, architecture, strict), std::back_inserter(issues));
    for (const auto &[name, values] : architecture.genes()) {
        if (space.find(name) == nullptr)
            issues.push_back({name, Issue::Severity::Error, "The space has no gene " + inTicks(name) + '.'});
    }
    return issues;
}

} // namespace

std::vector<Issue> SearchSpace::check(const Architecture &architecture) const
{
    return checkAll(*this, architecture, true);
}

Architecture SearchSpace::canonical(const Architecture &architecture) const
{
    if (const auto issues = checkAll(*this, architecture, false); !issues.empty())
        throw Error("The architecture does not belong to the search space " + inTicks(name) + ": "
                    + issues.front().sentence);
    Architecture result;
    for (const Gene &each : genes) {
        Architecture::Values values = architecture.values(each.name);
        values.resize(static_cast<std::size_t>(activeLayers(each, architecture)));
        result.set(each.name, std::move(values));
    }
    return result;
}

} // namespace supernet
