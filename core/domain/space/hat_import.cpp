// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/hat_import.h"

#include "domain/space/gene_names.h"

#include <array>
#include <yaml-cpp/yaml.h>

namespace supernet {

namespace {

struct HatKey
{
    std::string_view gene;
    const char *key;
    std::string_view depth; ///< Empty for a gene of the whole net.
};

constexpr std::array hatKeys = {
    HatKey{gene::encoderEmbed, "encoder-embed-choice", {}},
    HatKey{gene::encoderLayers, "encoder-layer-num-choice", {}},
    HatKey{gene::encoderFfn, "encoder-ffn-embed-dim-choice", gene::encoderLayers},
    HatKey{gene::encoderSelfHeads, "encoder-self-attention-heads-choice", gene::encoderLayers},
    HatKey{gene::decoderEmbed, "decoder-embed-choice", {}},
    HatKey{gene::decoderLayers, "decoder-layer-num-choice", {}},
    HatKey{gene::decoderFfn, "decoder-ffn-embed-dim-choice", gene::decoderLayers},
    HatKey{gene::decoderSelfHeads, "decoder-self-attention-heads-choice", gene::decoderLayers},
    HatKey{gene::decoderCrossHeads, "decoder-ende-attention-heads-choice", gene::decoderLayers},
    HatKey{gene::decoderSpan, "decoder-arbitrary-ende-attn-choice", gene::decoderLayers},
};

constexpr auto QkvKey = "qkv-dim";
constexpr int HatQkvDim = 512; ///< In every configuration that HAT published.

Gene hatGene(const YAML::Node &root, const HatKey &key)
{
    const YAML::Node choices = root[key.key];
    if (!choices)
        throw Error(std::string("The HAT configuration lacks the key `") + key.key + "`.",
                    "Give the file that holds the search space.");
    Gene gene{std::string(key.gene), {}, Gene::Scope::Network, std::string(key.depth), {}};
    if (!key.depth.empty())
        gene.scope = Gene::Scope::Layer;
    gene.choices = choices.as<std::vector<int>>();
    return gene;
}

SearchSpace fromRoot(const YAML::Node &root, const std::string &name)
{
    if (!root.IsMap())
        throw Error("The HAT configuration is not a list of keys and values.");
    SearchSpace space;
    space.name = name;
    for (const HatKey &key : hatKeys)
        space.genes.push_back(hatGene(root, key));
    space.fixed[std::string(gene::qkvDim)] = root[QkvKey] ? root[QkvKey].as<int>() : HatQkvDim;
    return space;
}

std::string listOf(const std::vector<int> &choices)
{
    std::string text;
    for (const int choice : choices)
        text += (text.empty() ? "" : ", ") + std::to_string(choice);
    return '[' + text + ']';
}

} // namespace

SearchSpace spaceFromHatYaml(const std::string &yaml, const std::string &name)
{
    try {
        return fromRoot(YAML::Load(yaml), name);
    } catch (const YAML::Exception &error) {
        throw Error(std::string("The HAT configuration cannot be read: ") + error.what() + '.');
    }
}

std::string hatYaml(const SearchSpace &space)
{
    std::string text;
    for (const HatKey &key : hatKeys) {
        const Gene &gene = space.gene(key.gene);
        if (!gene.layerChoices.empty())
            throw Error("HAT's format cannot hold the choices of single layers that `" + gene.name + "` has.",
                        "Give all layers the same choices, or save the space in the program's own format.");
        text += std::string(key.key) + ": " + listOf(gene.choices) + '\n';
    }
    if (space.genes.size() > hatKeys.size())
        throw Error("HAT's format cannot hold all genes of the space `" + space.name + "`.",
                    "Save it in the program's own format.");
    return text + QkvKey + ": " + std::to_string(space.fixedSize(gene::qkvDim)) + '\n';
}

} // namespace supernet
