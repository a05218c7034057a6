// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/search_strategy.h"

#include "domain/search/strategies.h"
#include "domain/space/sampling.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace supernet {

namespace {

/// Draws without anything new after which a source counts as exhausted.
constexpr int MostTries = 200;

std::string milliseconds(double ms)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f ms", ms);
    return text;
}

void requireReach(const SearchLimits &limits, double smallestMs, double mostMs, const std::string &where)
{
    if (smallestMs > mostMs)
        throw Error("No architecture of the space `" + limits.space.name + "` keeps under " + milliseconds(mostMs)
                        + where + ": the smallest latency that can be reached is " + milliseconds(smallestMs) + '.',
                    "Raise the limit.");
}

/// The largest of an architecture's latencies, each as a share of its limit.
double largestShare(const SearchLimits &limits, const Architecture &architecture, double latencyMs)
{
    double largest = latencyMs / limits.mostLatencyMs;
    for (const DeviceLimit &limit : limits.devices)
        largest = std::max(largest, limit.latency(architecture) / limit.mostMs);
    return largest;
}

std::string latenciesText(const SearchLimits &limits, const Architecture &architecture, double latencyMs)
{
    std::string text = milliseconds(latencyMs);
    for (const DeviceLimit &limit : limits.devices)
        text += ", " + milliseconds(limit.latency(architecture)) + " on `" + limit.device + '`';
    return text;
}

} // namespace

void SearchSettings::check() const
{
    if (algorithm != "nsga2" && algorithm != "evolution" && algorithm != "random")
        throw UsageError("There is no search algorithm `" + algorithm + "`.", "Use nsga2, evolution or random.");
    if (population < 2 || generations < 1)
        throw UsageError("A search needs a population of at least 2 and at least one generation.");
    if (parents < 1 || mutations < 0 || crossovers < 0 || mutations + crossovers < 1)
        throw UsageError("Evolution needs at least one parent and one offspring a generation.");
    if (!(mutationProbability > 0 && mutationProbability <= 1))
        throw UsageError("The mutation probability lies above 0 and at most at 1.");
}

nlohmann::json toJson(const SearchSettings &settings)
{
    return {{"algorithm", settings.algorithm},     {"population", settings.population},
            {"parents", settings.parents},         {"mutations", settings.mutations},
            {"crossovers", settings.crossovers},   {"mutation_probability", settings.mutationProbability},
            {"generations", settings.generations}, {"seed", settings.seed}};
}

SearchSettings searchSettingsFromJson(const nlohmann::json &json)
{
    SearchSettings settings;
    try {
        settings.algorithm = json.value("algorithm", settings.algorithm);
        settings.population = json.value("population", settings.population);
        settings.parents = json.value("parents", settings.parents);
        settings.mutations = json.value("mutations", settings.mutations);
        settings.crossovers = json.value("crossovers", settings.crossovers);
        settings.mutationProbability = json.value("mutation_probability", settings.mutationProbability);
        settings.generations = json.value("generations", settings.generations);
        settings.seed = json.value("seed", settings.seed);
    } catch (const nlohmann::json::exception &error) {
        throw UsageError(std::string("The search settings cannot be read: ") + error.what() + '.');
    }
    settings.check();
    return settings;
}

SearchStrategy::SearchStrategy(SearchSettings settings, SearchLimits limits, LatencyFunction latency)
    : m_settings(std::move(settings))
    , m_limits(std::move(limits))
    , m_latency(std::move(latency))
{
    refuseInfeasible(m_limits);
}

std::unique_ptr<SearchStrategy> SearchStrategy::make(const SearchSettings &settings, SearchLimits limits,
                                                     LatencyFunction latency)
{
    settings.check();
    if (settings.algorithm == "random")
        return std::make_unique<RandomSearch>(settings, std::move(limits), std::move(latency));
    if (settings.algorithm == "evolution")
        return std::make_unique<Evolution>(settings, std::move(limits), std::move(latency));
    return std::make_unique<Nsga2>(settings, std::move(limits), std::move(latency));
}

FastestArchitecture SearchStrategy::fastestUnder(const SearchLimits &limits, const LatencyFunction &latency) const
{
    Random random(streamKey(m_settings.seed, "search fastest"));
    return fastestArchitecture(limits.space, latency, random);
}

void SearchStrategy::refuseInfeasible(const SearchLimits &limits)
{
    FastestArchitecture fastest = fastestUnder(limits, m_latency);
    requireReach(limits, fastest.latencyMs, limits.mostLatencyMs, {});
    for (const DeviceLimit &limit : limits.devices)
        requireReach(limits, fastestUnder(limits, limit.latency).latencyMs, limit.mostMs, " on `" + limit.device + '`');
    if (!limits.devices.empty()) {
        const LatencyFunction share = [&](const Architecture &architecture) {
            return largestShare(limits, architecture, m_latency(architecture));
        };
        fastest = fastestUnder(limits, share);
        if (fastest.latencyMs > 1)
            throw Error("No architecture of the space `" + limits.space.name
                            + "` was found that keeps under all limits at once; the closest takes "
                            + latenciesText(limits, fastest.architecture, m_latency(fastest.architecture)) + '.',
                        "Raise one of the limits.");
    }
    m_fastest = std::move(fastest.architecture);
}

void SearchStrategy::setLimits(SearchLimits limits)
{
    refuseInfeasible(limits);
    m_limits = std::move(limits);
}

std::vector<Proposal> SearchStrategy::ask()
{
    if (m_generation + 1 >= m_settings.generations)
        return {};
    ++m_generation;
    Random random(streamKey(m_settings.seed, "search", {static_cast<std::uint64_t>(m_generation)}));
    return propose(random);
}

void SearchStrategy::tell(std::vector<ScoredArchitecture> scores)
{
    std::erase_if(scores, [](const ScoredArchitecture &scored) { return std::isnan(scored.fitness); });
    select(std::move(scores));
}

bool SearchStrategy::allowed(const ScoredArchitecture &scored) const
{
    return m_limits.keepsLatencies(scored.architecture, scored.latencyMs) && m_limits.allows(scored.architecture);
}

bool SearchStrategy::add(std::vector<Proposal> &proposals, Architecture architecture, const char *origin)
{
    if (m_proposed.contains(architecture))
        return false;
    const double latencyMs = m_latency(architecture);
    if (!m_limits.keepsLatencies(architecture, latencyMs))
        return false;
    m_proposed.insert(architecture);
    proposals.push_back({std::move(architecture), origin, latencyMs});
    return true;
}

void SearchStrategy::addSome(std::vector<Proposal> &proposals, int count, const char *origin,
                             const std::function<Architecture()> &make)
{
    for (int tries = 0; count > 0 && tries < MostTries; ++tries) {
        if (add(proposals, make(), origin)) {
            --count;
            tries = -1;
        }
    }
}

void SearchStrategy::addRandom(std::vector<Proposal> &proposals, int count, Random &random)
{
    const std::size_t wanted = proposals.size() + static_cast<std::size_t>(count);
    addSome(proposals, count, "random", [&] { return sampleByGene(m_limits.space, random); });
    const auto missing = [&] { return static_cast<int>(wanted - proposals.size()); };
    if (missing() > 0)
        add(proposals, m_fastest, "seed");
    addSome(proposals, missing(), "mutation",
            [&] { return mutate(m_limits.space, m_fastest, m_settings.mutationProbability, random); });
}

} // namespace supernet
