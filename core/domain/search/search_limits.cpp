// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/search_limits.h"

#include "domain/space/sampling.h"

#include <algorithm>
#include <cmath>

namespace supernet {

namespace {

std::string format(double ms)
{
    std::string text = std::to_string(std::round(ms * 100) / 100);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
}

/// A number of milliseconds, bare or as {"ms": number}; infinite for {"ms": null}.
double readLimit(const nlohmann::json &argument)
{
    const nlohmann::json *ms = &argument;
    if (argument.is_object() && argument.contains("ms"))
        ms = &argument["ms"];
    if (ms != &argument && ms->is_null())
        return std::numeric_limits<double>::infinity();
    if (!ms->is_number() || !(ms->get<double>() > 0))
        throw Error("A latency limit is a number of milliseconds above 0, or {\"ms\": null} for none.");
    return ms->get<double>();
}

DeviceLimit &limitOf(std::vector<DeviceLimit> &devices, const nlohmann::json &device)
{
    const auto found = std::ranges::find_if(devices, [&](const DeviceLimit &limit) { return device == limit.device; });
    if (found == devices.end())
        throw Error("The search knows no latencies of the device " + device.dump() + '.',
                    "Begin a search with a limit for it: --limit DEVICE=MS.");
    return *found;
}

struct Target
{
    std::size_t gene = 0;
    std::string name;
    int value = 0;
    std::vector<int> layers;
};

/// Reads {"gene", "value"[, "layer"]} and checks it against the space that remains.
Target readTarget(const SearchSpace &space, const nlohmann::json &argument)
{
    const auto field = [&](const char *key) -> const nlohmann::json & {
        if (!argument.is_object() || !argument.contains(key))
            throw Error(std::string("The steering command lacks `") + key + "`.");
        return argument[key];
    };
    if (!field("gene").is_string() || !field("value").is_number_integer())
        throw Error("A steering command takes the name of a gene and a whole number as its value.");
    const Gene &gene = space.gene(argument["gene"].get<std::string>());
    Target target{static_cast<std::size_t>(&gene - space.genes.data()), gene.name, argument["value"].get<int>(), {}};
    const int layers = space.layers(gene);
    if (const auto layer = argument.find("layer"); layer != argument.end() && !layer->is_null()) {
        if (!layer->is_number_integer() || layer->get<int>() < 0 || layer->get<int>() >= layers)
            throw Error("Gene `" + gene.name + "` has no layer " + layer->dump() + '.');
        target.layers = {layer->get<int>()};
    } else {
        for (int each = 0; each < layers; ++each)
            target.layers.push_back(each);
    }
    return target;
}

void setChoices(Gene &gene, int layer, std::vector<int> choices)
{
    if (gene.scope == Gene::Scope::Network)
        gene.choices = std::move(choices);
    else
        gene.layerChoices[layer] = std::move(choices);
}

/// A smaller greatest depth leaves the choices of single layers beyond it without a place.
void trim(SearchSpace &space)
{
    for (Gene &gene : space.genes) {
        if (gene.scope == Gene::Scope::Layer)
            std::erase_if(gene.layerChoices, [&](const auto &own) { return own.first >= space.layers(gene); });
    }
}

SearchSpace narrowed(const SearchSpace &space, const Target &target, bool pin)
{
    SearchSpace result = space;
    for (const int layer : target.layers) {
        std::vector<int> choices = space.choices(space.genes[target.gene], layer);
        const bool offered = std::ranges::find(choices, target.value) != choices.end();
        if (!offered && (pin || target.layers.size() == 1))
            throw Error(std::to_string(target.value) + " is not a choice of gene `" + target.name + "`.");
        if (pin)
            choices = {target.value};
        else
            std::erase(choices, target.value);
        if (choices.empty())
            throw Error("Without " + std::to_string(target.value) + ", gene `" + target.name + "` has no choice left.");
        setChoices(result.genes[target.gene], layer, std::move(choices));
    }
    trim(result);
    return result;
}

/// Of a gene, for each layer of the whole space. Throws Error when the region does not fit it.
std::vector<std::vector<int>> regionChoices(const SearchSpace &whole, const Gene &gene, const nlohmann::json &choices)
{
    auto lists = choices.at(gene.name).get<std::vector<std::vector<int>>>();
    if (static_cast<int>(lists.size()) != whole.layers(gene))
        throw Error("The region gives gene `" + gene.name + "` another number of layers than it has.");
    for (std::size_t layer = 0; layer < lists.size(); ++layer) {
        const auto &offered = whole.choices(gene, static_cast<int>(layer));
        const auto isOffered = [&](int value) { return std::ranges::find(offered, value) != offered.end(); };
        if (lists[layer].empty() || !std::ranges::all_of(lists[layer], isOffered))
            throw Error("The region has no choice, or one that is not offered, for gene `" + gene.name + "`.");
    }
    return lists;
}

/// The space with only those of its choices that a region has too.
SearchSpace within(const SearchSpace &space, const SearchSpace &whole, const nlohmann::json &choices)
{
    for (const auto &[name, ignored] : choices.items())
        (void)whole.gene(name); // Throws for one that there is not.
    SearchSpace result = space;
    for (std::size_t at = 0; at < whole.genes.size(); ++at) { // Depths come before what they govern.
        const Gene &gene = whole.genes[at];
        if (!choices.contains(gene.name))
            continue;
        const auto lists = regionChoices(whole, gene, choices);
        for (int layer = 0; layer < result.layers(gene); ++layer) {
            const auto &inRegion = lists[static_cast<std::size_t>(layer)];
            std::vector<int> kept = space.choices(space.genes[at], layer);
            std::erase_if(kept, [&](int value) { return std::ranges::find(inRegion, value) == inRegion.end(); });
            if (kept.empty())
                throw Error("Of gene `" + gene.name + "`, the region has none of the choices that are left.",
                            "Release the gene, or send the search elsewhere.");
            setChoices(result.genes[at], layer, std::move(kept));
        }
    }
    trim(result);
    return result;
}

/// The space with a gene's choices as the whole space has them.
SearchSpace released(const SearchSpace &space, const SearchSpace &whole, const std::string &gene)
{
    SearchSpace result = space;
    const Gene &original = whole.gene(gene);
    *std::ranges::find(result.genes, gene, &Gene::name) = original;
    trim(result);
    return result;
}

/// The architecture with one value replaced; layers that this activates take their first choice.
Architecture replaced(const SearchSpace &space, const Architecture &architecture, const Gene &gene, std::size_t layer,
                      int value)
{
    Architecture result;
    for (const Gene &each : space.genes) {
        Architecture::Values values = architecture.values(each.name);
        if (each.name == gene.name)
            values[layer] = value;
        const auto depth = static_cast<std::size_t>(space.activeLayers(each, result));
        for (std::size_t next = values.size(); next < depth; ++next)
            values.push_back(space.choices(each, static_cast<int>(next)).front());
        values.resize(depth);
        result.set(each.name, std::move(values));
    }
    return result;
}

/// Takes the value of one gene that is fastest with all others as they are; true when that is another one.
bool improveGene(const SearchSpace &space, const LatencyFunction &latency, const Gene &gene, std::size_t layer,
                 FastestArchitecture &best)
{
    bool improved = false;
    for (const int value : space.choices(gene, static_cast<int>(layer))) {
        if (value == best.architecture.values(gene.name)[layer])
            continue;
        Architecture candidate = replaced(space, best.architecture, gene, layer, value);
        const double ms = latency(candidate);
        if (ms < best.latencyMs) {
            best = {std::move(candidate), ms};
            improved = true;
        }
    }
    return improved;
}

/// Goes through the genes until none can be improved alone.
FastestArchitecture descend(const SearchSpace &space, const LatencyFunction &latency, Architecture start)
{
    FastestArchitecture best{std::move(start), 0};
    best.latencyMs = latency(best.architecture);
    for (bool improved = true; improved;) {
        improved = false;
        for (const Gene &gene : space.genes) {
            for (std::size_t layer = 0; layer < best.architecture.values(gene.name).size(); ++layer)
                improved = improveGene(space, latency, gene, layer, best) || improved;
        }
    }
    return best;
}

} // namespace

SearchLimits::SearchLimits(SearchSpace wholeSpace, double mostMs)
    : whole(std::move(wholeSpace))
    , space(whole)
    , mostLatencyMs(mostMs)
    , m_asked(whole)
    , m_askedMs(mostMs)
{
}

void SearchLimits::enforce(SearchSpace asked, double askedMs, std::optional<Region> region)
{
    SearchSpace remaining = region ? within(asked, whole, region->choices) : asked;
    const double least = region ? region->fromMs : 0;
    const double most = region ? std::min(askedMs, region->toMs) : askedMs;
    if (least > most)
        throw Error("Nothing is left between the region, which begins at " + format(least) + " ms, and the limit of "
                        + format(most) + " ms.",
                    "Raise the limit, or send the search elsewhere.");
    space = std::move(remaining);
    leastLatencyMs = least;
    mostLatencyMs = most;
    m_asked = std::move(asked);
    m_askedMs = askedMs;
    m_region = std::move(region);
}

std::string SearchLimits::goTo(const nlohmann::json &region)
{
    if (region.is_null()) {
        enforce(m_asked, m_askedMs, {});
        return "Searching everywhere.";
    }
    try {
        const Region wanted{region.at("from_ms").get<double>(), region.at("to_ms").get<double>(), region.at("choices")};
        if (!(wanted.fromMs >= 0 && wanted.fromMs <= wanted.toMs))
            throw Error("A region reaches from one number of milliseconds to a greater one.");
        const auto candidates = region.at("candidates").get<std::int64_t>();
        enforce(m_asked, m_askedMs, wanted);
        return "Searching from " + format(leastLatencyMs) + " to " + format(mostLatencyMs)
            + " ms, among the choices of " + std::to_string(candidates) + " candidates.";
    } catch (const nlohmann::json::exception &) {
        throw Error("A region has `from_ms`, `to_ms`, `candidates` and `choices`.");
    }
}

std::string SearchLimits::limitLatency(const nlohmann::json &argument)
{
    if (argument.is_object() && argument.contains("device")) {
        DeviceLimit &limit = limitOf(devices, argument["device"]);
        limit.mostMs = readLimit(argument);
        return std::isinf(limit.mostMs) ? "No latency limit on `" + limit.device + "`."
                                        : "Latency at most " + format(limit.mostMs) + " ms on `" + limit.device + "`.";
    }
    const double most = readLimit(argument);
    enforce(m_asked, most, m_region);
    return std::isinf(most) ? "No latency limit." : "Latency at most " + format(most) + " ms.";
}

std::string SearchLimits::changeGene(bool pin, const nlohmann::json &argument)
{
    if (pin && argument.is_object() && argument.contains("gene") && argument["gene"].is_string()
        && argument.contains("value") && argument["value"].is_null()) {
        const auto gene = argument["gene"].get<std::string>();
        enforce(released(m_asked, whole, gene), m_askedMs, m_region);
        return "Released " + gene + '.';
    }
    const Target target = readTarget(m_asked, argument);
    enforce(narrowed(m_asked, target, pin), m_askedMs, m_region);
    const std::string where = target.layers.size() == 1 && whole.genes[target.gene].scope == Gene::Scope::Layer
        ? target.name + " of layer " + std::to_string(target.layers.front() + 1)
        : target.name;
    return (pin ? "Pinned " + where + " to " : "Forbade for " + where + ": ") + std::to_string(target.value) + '.';
}

std::string SearchLimits::apply(const std::string &verb, const nlohmann::json &argument)
{
    if (verb == "search-here")
        return goTo(argument);
    if (verb == "limit-latency")
        return limitLatency(argument);
    if (verb != "pin-gene" && verb != "forbid-choice")
        throw Error("A search has no command `" + verb + "`.");
    return changeGene(verb == "pin-gene", argument);
}

bool SearchLimits::keepsLatencies(const Architecture &architecture, double latencyMs) const
{
    return latencyMs >= leastLatencyMs && latencyMs <= mostLatencyMs
        && std::ranges::all_of(devices,
                               [&](const DeviceLimit &limit) { return limit.latency(architecture) <= limit.mostMs; });
}

nlohmann::json regionAround(const SearchSpace &space, const std::vector<TimedArchitecture> &candidates)
{
    if (candidates.size() < 2)
        throw UsageError("A region is drawn around two candidates at least.");
    const auto [fastest, slowest] = std::ranges::minmax_element(candidates, {}, &TimedArchitecture::latencyMs);
    nlohmann::json choices = nlohmann::json::object();
    for (const Gene &gene : space.genes) {
        std::vector<std::vector<int>> layers;
        for (int layer = 0; layer < space.layers(gene); ++layer) {
            std::vector<int> kept;
            std::ranges::copy_if(space.choices(gene, layer), std::back_inserter(kept), [&](int value) {
                return std::ranges::any_of(candidates, [&](const TimedArchitecture &candidate) {
                    const auto &values = candidate.architecture.values(gene.name);
                    return static_cast<std::size_t>(layer) < values.size()
                        && values[static_cast<std::size_t>(layer)] == value;
                });
            });
            layers.push_back(kept.empty() ? space.choices(gene, layer) : kept);
        }
        choices[gene.name] = layers;
    }
    return {{"from_ms", fastest->latencyMs},
            {"to_ms", slowest->latencyMs},
            {"candidates", candidates.size()},
            {"choices", choices}};
}

Architecture repaired(const SearchSpace &space, const Architecture &architecture, Random &random)
{
    Architecture result;
    for (const Gene &gene : space.genes) {
        const Architecture::Values &old = architecture.values(gene.name);
        Architecture::Values values;
        const auto depth = static_cast<std::size_t>(space.activeLayers(gene, result));
        for (std::size_t layer = 0; layer < depth; ++layer) {
            const std::vector<int> &choices = space.choices(gene, static_cast<int>(layer));
            const bool keep = layer < old.size() && std::ranges::find(choices, old[layer]) != choices.end();
            values.push_back(keep ? old[layer] : choices[random.below(choices.size())]);
        }
        result.set(gene.name, std::move(values));
    }
    return result;
}

FastestArchitecture fastestArchitecture(const SearchSpace &space, const LatencyFunction &latency, Random &random)
{
    constexpr int RandomStarts = 8;
    FastestArchitecture best = descend(space, latency, space.smallestArchitecture());
    for (int start = 0; start < RandomStarts; ++start) {
        FastestArchitecture other = descend(space, latency, sampleByGene(space, random));
        if (other.latencyMs < best.latencyMs)
            best = std::move(other);
    }
    return best;
}

} // namespace supernet
