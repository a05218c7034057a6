// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/space/search_space.h"

#include "domain/space/usable_space.h"
#include "domain/support/json_text.h"

#include <algorithm>
#include <charconv>

namespace supernet {

using nlohmann::json;

namespace {

constexpr auto Format = "supernet-space";
constexpr int Version = 1;
// As with the sizes that validate() refuses: far above any space that means something.
constexpr std::size_t MostGenes = 256;
constexpr std::size_t MostChoices = 1000;
constexpr std::size_t LongestName = 200;
constexpr int MostLayers = 256; // As validate() has it.

void atMost(std::size_t count, std::size_t most, const std::string &where)
{
    if (count > most)
        throw Error(where + " has " + std::to_string(count) + " entries; at most " + std::to_string(most)
                    + " are read.");
}

const json &member(const json &object, const char *key, const std::string &where)
{
    if (!object.is_object())
        throw Error(where + " is not a JSON object.");
    const auto found = object.find(key);
    if (found == object.end())
        throw Error(where + " lacks the key `" + key + "`.");
    return *found;
}

int integer(const json &value, const std::string &where)
{
    if (!value.is_number_integer())
        throw Error(where + " is not a whole number: " + excerpt(value) + '.');
    if (value.is_number_unsigned() ? value.get<std::uint64_t>() > 0x7fffffffU
                                   : value.get<std::int64_t>() < -0x7fffffff || value.get<std::int64_t>() > 0x7fffffff)
        throw Error(where + " is out of range: " + excerpt(value) + '.');
    return value.get<int>();
}

std::string text(const json &value, const std::string &where)
{
    if (!value.is_string())
        throw Error(where + " is not a text: " + excerpt(value) + '.');
    std::string result = value.get<std::string>();
    if (result.size() > LongestName)
        throw Error(where + " is longer than " + std::to_string(LongestName) + " bytes: " + excerpt(value) + '.');
    return result;
}

std::vector<int> integers(const json &value, const std::string &where)
{
    if (!value.is_array())
        throw Error(where + " is not a list: " + excerpt(value) + '.');
    atMost(value.size(), MostChoices, where);
    std::vector<int> result;
    for (const json &item : value)
        result.push_back(integer(item, where + '[' + std::to_string(result.size()) + ']'));
    return result;
}

int layerNumber(const std::string &key, const std::string &where)
{
    int layer = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), layer);
    if (error != std::errc() || end != key.data() + key.size())
        throw Error(where + " has the key `" + key + "`, which is not a layer number.");
    return layer;
}

json geneToJson(const Gene &gene)
{
    json result = {{"name", gene.name}, {"choices", gene.choices}};
    result["scope"] = gene.scope == Gene::Scope::Layer ? "layer" : "network";
    if (gene.scope == Gene::Scope::Layer)
        result["depth"] = gene.depth;
    for (const auto &[layer, choices] : gene.layerChoices)
        result["layer_choices"][std::to_string(layer)] = choices;
    return result;
}

Gene geneFromJson(const json &value, const std::string &where)
{
    Gene gene;
    gene.name = text(member(value, "name", where), where + ".name");
    gene.choices = integers(member(value, "choices", where), where + ".choices");
    const std::string scope = text(member(value, "scope", where), where + ".scope");
    if (scope != "network" && scope != "layer")
        throw Error(where + ".scope is `" + scope + "`.", "Use `network` or `layer`.");
    if (scope == "network")
        return gene;
    gene.scope = Gene::Scope::Layer;
    gene.depth = text(member(value, "depth", where), where + ".depth");
    if (const auto own = value.find("layer_choices"); own != value.end()) {
        const std::string place = where + ".layer_choices";
        if (!own->is_object())
            throw Error(place + " is not a JSON object.");
        atMost(own->size(), MostChoices, place);
        for (const auto &[key, choices] : own->items())
            gene.layerChoices[layerNumber(key, place)] = integers(choices, place + '.' + key);
    }
    return gene;
}

} // namespace

json toJson(const SearchSpace &space)
{
    json genes = json::array();
    for (const Gene &gene : space.genes)
        genes.push_back(geneToJson(gene));
    return {{"format", Format},       {"version", Version}, {"name", space.name},
            {"family", space.family}, {"genes", genes},     {"fixed", space.fixed}};
}

SearchSpace spaceFromJson(const json &value)
{
    const std::string where = "The search space";
    if (text(member(value, "format", where), "format") != Format)
        throw Error("This is not a search space: `format` is " + excerpt(value["format"]) + '.');
    if (const int version = integer(member(value, "version", where), "version"); version > Version)
        throw Error("The search space has format version " + std::to_string(version) + ", this program reads "
                        + std::to_string(Version) + '.',
                    "Use a newer version of the program.");
    SearchSpace space;
    space.name = text(member(value, "name", where), "name");
    space.family = text(member(value, "family", where), "family");
    const json &genes = member(value, "genes", where);
    if (!genes.is_array())
        throw Error("genes is not a list: " + excerpt(genes) + '.');
    atMost(genes.size(), MostGenes, "genes");
    for (const json &gene : genes)
        space.genes.push_back(geneFromJson(gene, "genes[" + std::to_string(space.genes.size()) + ']'));
    for (const Gene &gene : space.genes) // So that whatever shows a space at fault has few layers to show.
        if (space.isDepth(gene) && std::ranges::any_of(gene.choices, [](int depth) { return depth > MostLayers; }))
            throw Error(gene.name + " offers more than " + std::to_string(MostLayers) + " layers.");
    const json &fixed = member(value, "fixed", where);
    if (!fixed.is_object())
        throw Error("fixed is not a JSON object.");
    atMost(fixed.size(), MostGenes, "fixed");
    for (const auto &[key, size] : fixed.items())
        space.fixed[key] = integer(size, "fixed." + key);
    return space;
}

SearchSpace usableSpaceFromJson(const json &value)
{
    SearchSpace space = spaceFromJson(value);
    requireUsable(space);
    return space;
}

void requireUsable(const SearchSpace &space)
{
    for (const Issue &issue : space.validate()) {
        if (issue.severity == Issue::Severity::Error)
            throw Error("The search space `" + space.name + "` is at fault at " + issue.where + ": " + issue.sentence);
    }
}

json toJson(const Architecture &architecture, const SearchSpace &space)
{
    json result = json::object();
    for (const Gene &gene : space.genes) {
        if (gene.scope == Gene::Scope::Network)
            result[gene.name] = architecture.value(gene.name);
        else
            result[gene.name] = architecture.values(gene.name);
    }
    return result;
}

Architecture architectureFromJson(const json &value, const SearchSpace &space)
{
    if (!value.is_object())
        throw Error("The architecture is not a JSON object: " + excerpt(value) + '.');
    Architecture result;
    for (const auto &[key, values] : value.items()) {
        const Gene *gene = space.find(key);
        if (gene == nullptr)
            throw Error("The search space `" + space.name + "` has no gene `" + key + "`.");
        if (gene->scope == Gene::Scope::Network)
            result.set(key, {integer(values, key)});
        else
            result.set(key, integers(values, key));
    }
    return space.canonical(result);
}

} // namespace supernet
