// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/gene_names.h"
#include "domain/space/search_space.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace supernet {

namespace {

// Far above anything trainable; they keep a mistyped file from asking for the machine's whole memory.
constexpr int MostLayers = 256;
constexpr int LargestChoice = 65'536;

class Findings
{
public:
    void error(std::string where, std::string sentence)
    {
        m_issues.push_back({std::move(where), Issue::Severity::Error, std::move(sentence)});
    }
    void warning(std::string where, std::string sentence)
    {
        m_issues.push_back({std::move(where), Issue::Severity::Warning, std::move(sentence)});
    }
    [[nodiscard]] std::vector<Issue> take() { return std::move(m_issues); }

private:
    std::vector<Issue> m_issues;
};

std::string inTicks(std::string_view name)
{
    return '`' + std::string(name) + '`';
}

bool isSpan(const Gene &gene)
{
    return gene.name == gene::decoderSpan;
}

void validateChoices(const Gene &gene, const std::vector<int> &choices, const std::string &where, Findings &findings)
{
    if (choices.empty())
        findings.error(where, "There is no choice: give at least one.");
    std::set<int> seen;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const std::string place = where + '[' + std::to_string(i) + ']';
        const int value = choices[i];
        if (!seen.insert(value).second)
            findings.error(place, std::to_string(value) + " is offered twice.");
        if (isSpan(gene) ? value != -1 && value != 1 && value != 2 : value < 1)
            findings.error(place,
                           isSpan(gene) ? "The attention span is -1, 1 or 2."
                                        : "A choice is a number from 1 on, not " + std::to_string(value) + '.');
        if (value > LargestChoice)
            findings.error(place, std::to_string(value) + " is larger than any net can be.");
    }
}

void validateGene(const SearchSpace &space, std::size_t index, Findings &findings)
{
    const Gene &gene = space.genes[index];
    if (gene.name.empty())
        findings.error("genes[" + std::to_string(index) + ']', "The gene has no name.");
    if (space.find(gene.name) != &gene)
        findings.error(gene.name, "Two genes are called " + inTicks(gene.name) + '.');
    validateChoices(gene, gene.choices, gene.name + ".choices", findings);
    if (gene.scope == Gene::Scope::Network) {
        if (!gene.layerChoices.empty())
            findings.error(gene.name + ".layer_choices", "A gene of the whole net has no layers.");
        if (space.isDepth(gene) && !gene.choices.empty() && std::ranges::max(gene.choices) > MostLayers)
            findings.error(gene.name + ".choices", "More than " + std::to_string(MostLayers) + " layers.");
        return;
    }
    const Gene *depth = space.find(gene.depth);
    if (depth == nullptr || depth->scope != Gene::Scope::Network)
        return findings.error(gene.name + ".depth",
                              "A gene of each layer names the gene of the whole net that holds the depth.");
    if (depth > &gene)
        findings.error(gene.name + ".depth", "The depth gene " + inTicks(gene.depth) + " has to come first.");
    for (const auto &[layer, choices] : gene.layerChoices) {
        const std::string where = gene.name + ".layer_choices[" + std::to_string(layer) + ']';
        if (depth->choices.empty() || layer < 0 || layer >= std::ranges::max(depth->choices))
            findings.error(where, "There is no layer " + std::to_string(layer) + " (layers count from 0).");
        validateChoices(gene, choices, where, findings);
    }
}

struct Expected
{
    std::string_view name;
    std::string_view depth; ///< Empty for a gene of the whole net.
};

constexpr std::array translationGenes = {
    Expected{gene::encoderEmbed, {}},
    Expected{gene::encoderLayers, {}},
    Expected{gene::encoderFfn, gene::encoderLayers},
    Expected{gene::encoderSelfHeads, gene::encoderLayers},
    Expected{gene::decoderEmbed, {}},
    Expected{gene::decoderLayers, {}},
    Expected{gene::decoderFfn, gene::decoderLayers},
    Expected{gene::decoderSelfHeads, gene::decoderLayers},
    Expected{gene::decoderCrossHeads, gene::decoderLayers},
    Expected{gene::decoderSpan, gene::decoderLayers},
};

void validateTranslationGenes(const SearchSpace &space, Findings &findings)
{
    for (const Expected &expected : translationGenes) {
        const Gene *found = space.find(expected.name);
        if (found == nullptr)
            findings.error(std::string(expected.name),
                           "A translation space needs the gene " + inTicks(expected.name) + '.');
        else if (found->depth != expected.depth)
            findings.error(found->name + ".depth",
                           expected.depth.empty()
                               ? "This is a gene of the whole net."
                               : "This is a gene of each layer; its depth is " + inTicks(expected.depth) + '.');
    }
    for (const Gene &gene : space.genes) {
        if (std::ranges::find(translationGenes, gene.name, &Expected::name) == translationGenes.end())
            findings.warning(gene.name, "A translation net has no use for this gene.");
    }
}

/// Calls `visit(choice, place)` once for every choice that some layer has.
template<typename Visit>
void everyChoice(const SearchSpace &space, std::string_view name, Visit visit)
{
    const Gene &gene = space.gene(name);
    const auto all = [&](const std::vector<int> &choices, const std::string &where) {
        for (std::size_t i = 0; i < choices.size(); ++i)
            visit(choices[i], where + '[' + std::to_string(i) + ']');
    };
    if (std::cmp_less(gene.layerChoices.size(), space.layers(gene))) // Else no layer is left that has them.
        all(gene.choices, gene.name + ".choices");
    for (const auto &[layer, choices] : gene.layerChoices)
        all(choices, gene.name + ".layer_choices[" + std::to_string(layer) + ']');
}

void validateTranslationSizes(const SearchSpace &space, Findings &findings)
{
    const auto qkv = space.fixed.find(std::string(gene::qkvDim));
    if (qkv == space.fixed.end() || qkv->second < 1 || qkv->second > LargestChoice)
        return findings.error("fixed.qkv_dim",
                              "A translation space needs the size `qkv_dim`, the width of queries, "
                              "keys and values over all heads.");
    for (const auto heads : {gene::encoderSelfHeads, gene::decoderSelfHeads, gene::decoderCrossHeads}) {
        everyChoice(space, heads, [&](int choice, const std::string &where) {
            if (qkv->second % choice != 0)
                findings.error(where,
                               std::to_string(choice) + " heads do not divide qkv_dim " + std::to_string(qkv->second)
                                   + '.');
        });
    }
    for (const auto width : {gene::encoderEmbed, gene::decoderEmbed}) {
        everyChoice(space, width, [&](int choice, const std::string &where) {
            if (choice % 2 != 0 || choice < 4)
                findings.error(where,
                               std::to_string(choice)
                                   + " is no width for sines and cosines: take an even number from 4 on.");
        });
    }
    const auto positions = space.fixed.find(std::string(gene::positionWidth));
    const int widest = std::max(space.largest(gene::encoderEmbed), space.largest(gene::decoderEmbed));
    if (positions != space.fixed.end()
        && (positions->second < widest || positions->second % 2 != 0 || positions->second > LargestChoice))
        findings.error("fixed.position_width",
                       "Positions of width " + std::to_string(positions->second)
                           + " do not fit: take an even width from " + std::to_string(widest) + " on.");
    const int layers = space.smallest(gene::encoderLayers);
    everyChoice(space, gene::decoderSpan, [&](int choice, const std::string &where) {
        if (gene::spanLayers(choice) > layers)
            findings.error(where,
                           "Span " + std::to_string(choice) + " attends to " + std::to_string(gene::spanLayers(choice))
                               + " encoder layers, but the encoder can have only " + std::to_string(layers) + '.');
    });
}

} // namespace

std::vector<Issue> SearchSpace::validate() const
{
    Findings findings;
    if (name.empty())
        findings.warning("name", "The space has no name.");
    if (genes.empty())
        findings.error("genes", "The space has no genes.");
    for (std::size_t i = 0; i < genes.size(); ++i)
        validateGene(*this, i, findings);
    if (family != "translation")
        findings.error("family", "There is no family " + inTicks(family) + ": this version knows `translation`.");
    else
        validateTranslationGenes(*this, findings);
    std::vector<Issue> issues = findings.take();
    const auto isError = [](const Issue &issue) { return issue.severity == Issue::Severity::Error; };
    if (std::ranges::none_of(issues, isError)) { // Sizes can be compared only where genes and choices are in order.
        Findings sizes;
        validateTranslationSizes(*this, sizes);
        std::ranges::move(sizes.take(), std::back_inserter(issues));
    }
    return issues;
}

} // namespace supernet
