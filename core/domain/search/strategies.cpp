// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/strategies.h"

#include "domain/space/sampling.h"

#include <algorithm>
#include <functional>

namespace supernet {

// Evolution

Evolution::Evolution(const SearchSettings &settings, SearchLimits limits, LatencyFunction latency)
    : SearchStrategy(settings, std::move(limits), std::move(latency))
{
}

std::vector<Architecture> Evolution::chooseParents(Random &random) const
{
    std::vector<Architecture> parents;
    const auto count = static_cast<std::size_t>(settings().parents);
    for (const ScoredArchitecture &member : m_population) {
        if (parents.size() < count && allowed(member))
            parents.push_back(member.architecture);
    }
    // Where new limits have left too few, the best of the others, made to fit.
    for (const ScoredArchitecture &member : m_population) {
        if (parents.size() < count && !allowed(member))
            parents.push_back(repaired(limits().space, member.architecture, random));
    }
    return parents;
}

std::vector<Proposal> Evolution::propose(Random &random)
{
    std::vector<Proposal> proposals;
    if (m_population.empty()) {
        addRandom(proposals, settings().population, random);
        return proposals;
    }
    const std::vector<Architecture> parents = chooseParents(random);
    const auto parent = [&]() -> const Architecture & { return parents[random.below(parents.size())]; };
    addSome(proposals, settings().mutations, "mutation",
            [&] { return mutate(limits().space, parent(), settings().mutationProbability, random); });
    if (parents.size() > 1)
        addSome(proposals, settings().crossovers, "crossover", [&] {
            const Architecture &mother = parent();
            return crossover(limits().space, mother, parent(), random);
        });
    const int missing = settings().mutations + settings().crossovers - static_cast<int>(proposals.size());
    if (missing > 0) // Parents that have been bred out.
        addRandom(proposals, missing, random);
    return proposals;
}

void Evolution::select(std::vector<ScoredArchitecture> scores)
{
    std::ranges::move(scores, std::back_inserter(m_population));
    std::ranges::stable_sort(m_population, {}, &ScoredArchitecture::fitness);
}

// NSGA-II

Nsga2::Nsga2(const SearchSettings &settings, SearchLimits limits, LatencyFunction latency)
    : SearchStrategy(settings, std::move(limits), std::move(latency))
{
}

const Architecture &Nsga2::tournament(Random &random) const
{
    const Member &first = m_population[random.below(m_population.size())];
    const Member &second = m_population[random.below(m_population.size())];
    const bool better = first.front != second.front ? first.front < second.front : first.crowding >= second.crowding;
    return (better ? first : second).scored.architecture;
}

std::vector<Proposal> Nsga2::propose(Random &random)
{
    std::vector<Proposal> proposals;
    if (m_population.empty()) {
        // The ends of the space, so that the front spans it from the first generation on.
        add(proposals, fastest(), "seed");
        add(proposals, limits().space.smallestArchitecture(), "seed");
        add(proposals, limits().space.largestArchitecture(), "seed");
        addRandom(proposals, settings().population - static_cast<int>(proposals.size()), random);
        return proposals;
    }
    // Every child is crossed as well, so a third of the changes that a child of one parent would get.
    const double probability = settings().mutationProbability / 3;
    addSome(proposals, settings().population, "crossover", [&] {
        const Architecture &mother = tournament(random);
        // New limits may have left parents that do not fit any more: their children are made to.
        const Architecture child = crossover(limits().space, mother, tournament(random), random);
        return mutate(limits().space, repaired(limits().space, child, random), probability, random);
    });
    const int missing = settings().population - static_cast<int>(proposals.size());
    if (missing > 0)
        addRandom(proposals, missing, random);
    return proposals;
}

void Nsga2::rank()
{
    std::vector<Objectives> points;
    for (const Member &member : m_population)
        points.push_back({member.scored.latencyMs, member.scored.fitness});
    std::vector<Member> ranked;
    const auto fronts = nonDominatedSort(points);
    for (std::size_t number = 0; number < fronts.size(); ++number) {
        const std::vector<double> crowding = crowdingDistances(points, fronts[number]);
        const auto begin = static_cast<std::ptrdiff_t>(ranked.size());
        for (std::size_t i = 0; i < fronts[number].size(); ++i)
            ranked.push_back({std::move(m_population[fronts[number][i]].scored), number, crowding[i]});
        std::ranges::stable_sort(ranked.begin() + begin, ranked.end(), std::greater{}, &Member::crowding);
    }
    m_population = std::move(ranked);
}

void Nsga2::select(std::vector<ScoredArchitecture> scores)
{
    for (ScoredArchitecture &scored : scores)
        m_population.push_back({std::move(scored), 0, 0});
    const auto keeps = [&](const Member &member) { return allowed(member.scored); };
    if (std::ranges::any_of(m_population, keeps))
        std::erase_if(m_population, std::not_fn(keeps));
    rank();
    if (m_population.size() > static_cast<std::size_t>(settings().population))
        m_population.resize(static_cast<std::size_t>(settings().population));
    // Crowding as selection saw it would belong to fronts that have just been cut.
    rank();
}

// Random search

RandomSearch::RandomSearch(const SearchSettings &settings, SearchLimits limits, LatencyFunction latency)
    : SearchStrategy(settings, std::move(limits), std::move(latency))
{
}

std::vector<Proposal> RandomSearch::propose(Random &random)
{
    std::vector<Proposal> proposals;
    addRandom(proposals, settings().population, random);
    return proposals;
}

void RandomSearch::select(std::vector<ScoredArchitecture>)
{
    // Nothing that was learnt changes what comes next.
}

} // namespace supernet
