// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sharing/policy_settings.h"

#include <array>
#include <utility>

namespace supernet {

namespace {

constexpr std::array Granularities{
    std::pair{Granularity::None, "none"},           std::pair{Granularity::Network, "network"},
    std::pair{Granularity::Layer, "layer"},         std::pair{Granularity::Neuron, "neuron"},
    std::pair{Granularity::Partition, "partition"}, std::pair{Granularity::Hypernetwork, "hypernetwork"},
    std::pair{Granularity::Token, "token"}};
constexpr std::array RoutedSets{std::pair{RoutedSet::FeedForward, "ffn"}, std::pair{RoutedSet::Attention, "attention"},
                                std::pair{RoutedSet::All, "all"}, std::pair{RoutedSet::Everything, "everything"}};

template<typename Names, typename Value>
const char *nameIn(const Names &names, Value value)
{
    for (const auto &[candidate, text] : names)
        if (candidate == value)
            return text;
    return "";
}

template<typename Names>
auto valueIn(const Names &names, const std::string &text, const std::string &key)
{
    std::string known;
    for (const auto &[value, name] : names) {
        if (text == name)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error("The sharing policy's `" + key + "` is `" + text + "`.", "Use one of " + known + ".");
}

template<typename T>
T read(const nlohmann::json &json, const char *key, T otherwise)
{
    try {
        return json.value(key, std::move(otherwise));
    } catch (const nlohmann::json::exception &) {
        throw Error(std::string("The sharing policy's `") + key + "` has the wrong type.");
    }
}

} // namespace

std::vector<Issue> PolicySettings::validate() const
{
    std::vector<Issue> issues;
    const auto require = [&](bool holds, const char *where, const char *sentence) {
        if (!holds)
            issues.push_back({where, Issue::Severity::Error, sentence});
    };
    const bool partition = granularity == Granularity::Partition;
    const bool writes = granularity == Granularity::Hypernetwork;
    require(experts >= 1, "experts", "At least one expert is needed.");
    require(experts <= 1024, "experts", "At most 1024 experts are kept.");
    require(granularity != Granularity::None || experts <= 1, "experts",
            "Plain sharing has one expert: choose network, layer or neuron to mix several.");
    require(!writes || experts <= 1, "experts", "A hypernetwork mixes no experts: its size is that of --router-width.");
    require(!partition || experts > 1, "experts", "A space is cut into at least two parts.");
    require(partition || partitionGene.empty(), "partition_gene", "Only the policy partition cuts the space.");
    require(partition == (routed == RoutedSet::Everything), "routed",
            partition ? "The parts of a partition share no tensor: leave the routed matrices away, or name everything."
                      : "Choose ffn, attention or all: only a partition has embeddings and norms of its parts.");
    require(routerWidth >= 1, "router_width", "A router needs at least one hidden unit.");
    require(routerWidth <= 65'536, "router_width", "A router has at most 65536 hidden units.");
    require(routerDropout >= 0 && routerDropout < 1, "router_dropout", "Dropout lies between 0 and 1.");
    const bool tokens = granularity == Granularity::Token;
    require(!tokens || experts > 1, "experts", "Tokens choose among at least two experts.");
    require(!tokens || routed == RoutedSet::FeedForward, "routed",
            "Tokens choose experts of feed-forward layers only.");
    require(!writes || !copiedExperts, "copied_experts", "A hypernetwork has no experts to copy.");
    require(!blindRouters || (!partition && !tokens && granularity != Granularity::None), "blind_routers",
            "Only routers that read the architecture can be blind.");
    return issues;
}

int PolicySettings::bankSize() const
{
    switch (granularity) {
    case Granularity::Hypernetwork:
        return routerWidth + 1;
    case Granularity::Partition: // every part has banks of its own
        return 1;
    default:
        return experts;
    }
}

const char *name(Granularity granularity)
{
    return nameIn(Granularities, granularity);
}

const char *name(RoutedSet routed)
{
    return nameIn(RoutedSets, routed);
}

nlohmann::json toJson(const PolicySettings &settings)
{
    return {{"granularity", name(settings.granularity)}, {"experts", settings.experts},
            {"routed", name(settings.routed)},           {"encoding", name(settings.encoding)},
            {"router_width", settings.routerWidth},      {"router_dropout", settings.routerDropout},
            {"copied_experts", settings.copiedExperts},  {"blind_routers", settings.blindRouters},
            {"partition_gene", settings.partitionGene}};
}

PolicySettings policyFromJson(const nlohmann::json &json)
{
    if (!json.is_object())
        throw Error("The sharing policy is not a JSON object.");
    PolicySettings settings;
    settings.granularity = valueIn(Granularities, read<std::string>(json, "granularity", name(settings.granularity)),
                                   "granularity");
    if (settings.granularity == Granularity::Partition)
        settings.routed = RoutedSet::Everything;
    settings.experts = read(json, "experts", settings.experts);
    settings.routed = valueIn(RoutedSets, read<std::string>(json, "routed", name(settings.routed)), "routed");
    settings.encoding = encodingFromName(read<std::string>(json, "encoding", name(settings.encoding)));
    settings.routerWidth = read(json, "router_width", settings.routerWidth);
    settings.routerDropout = read(json, "router_dropout", settings.routerDropout);
    settings.copiedExperts = read(json, "copied_experts", settings.copiedExperts);
    settings.blindRouters = read(json, "blind_routers", settings.blindRouters);
    settings.partitionGene = read(json, "partition_gene", settings.partitionGene);
    for (const auto &issue : settings.validate())
        throw Error("The sharing policy's `" + issue.where + "` is wrong.", issue.sentence);
    return settings;
}

} // namespace supernet
