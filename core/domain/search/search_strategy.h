// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/pareto.h"
#include "domain/search/search_limits.h"

#include <memory>
#include <set>

namespace supernet {

/// How a search goes about it; the defaults are HAT's.
struct SearchSettings
{
    std::string algorithm
        = "nsga2"; ///< `nsga2`: the whole front; `evolution`: HAT's, the best under a bound; `random`.
    int population = 125;
    int parents = 25; ///< Of `evolution`: the best, kept from generation to generation.
    int mutations = 50; ///< Of `evolution`: mutated offspring a generation.
    int crossovers = 50; ///< Of `evolution`: crossed offspring a generation.
    double mutationProbability = 0.3; ///< A gene.
    int generations = 30;
    std::uint64_t seed = 1;

    /// Throws UsageError for an unknown algorithm or a number that makes no sense.
    void check() const;
};
[[nodiscard]] nlohmann::json toJson(const SearchSettings &settings);
/// Missing keys keep their defaults; throws UsageError as check() does.
[[nodiscard]] SearchSettings searchSettingsFromJson(const nlohmann::json &json);

/// An architecture to be scored next.
struct Proposal
{
    Architecture architecture;
    std::string origin; ///< `seed`, `random`, `mutation`, `crossover`.
    double latencyMs = 0;
};

/// A scored architecture; `fitness` is minimised: a loss, or a BLEU score with its sign changed.
struct ScoredArchitecture
{
    Architecture architecture;
    double latencyMs = 0;
    double fitness = 0;
};

/// A search as a dialogue: ask for a generation, score it, tell the scores. Everything follows from the settings, the
/// scores told and the limits set, so that telling recorded scores again takes the same path. No architecture is
/// proposed twice; inactive genes are no genes; every proposal keeps the limits.
class SearchStrategy
{
public:
    /// Throws Error at once when nothing in the space keeps under a latency limit, naming the smallest latency that can be
    /// reached on that device; or when nothing is found that keeps under all of them.
    static std::unique_ptr<SearchStrategy> make(const SearchSettings &settings, SearchLimits limits,
                                                LatencyFunction latency);
    virtual ~SearchStrategy() = default;
    SearchStrategy(const SearchStrategy &) = delete;
    SearchStrategy &operator=(const SearchStrategy &) = delete;

    /// The next generation; empty when the search is over (all generations done, or nothing new left to propose).
    [[nodiscard]] std::vector<Proposal> ask();
    /// The scores of the last generation that ask() gave; those that are not numbers are left out.
    void tell(std::vector<ScoredArchitecture> scores);

    [[nodiscard]] int generation() const noexcept { return m_generation; } ///< Of the last ask(), from 0.
    [[nodiscard]] const SearchLimits &limits() const noexcept { return m_limits; }
    /// From the next generation on. Throws Error as make() does and keeps the old limits then.
    void setLimits(SearchLimits limits);

protected:
    SearchStrategy(SearchSettings settings, SearchLimits limits, LatencyFunction latency);

    [[nodiscard]] const SearchSettings &settings() const noexcept { return m_settings; }
    /// The fastest architecture under the limits as they are now; with limits on several devices, the one that stays
    /// farthest below them.
    [[nodiscard]] const Architecture &fastest() const noexcept { return m_fastest; }
    /// Whether a scored architecture keeps the limits as they are now.
    [[nodiscard]] bool allowed(const ScoredArchitecture &scored) const;

    /// Adds a proposal unless it was proposed before or is too slow; true when it was added.
    bool add(std::vector<Proposal> &proposals, Architecture architecture, const char *origin);
    /// Adds up to `count` proposals from `make`, which draws one; gives up when nothing new comes any more.
    void addSome(std::vector<Proposal> &proposals, int count, const char *origin,
                 const std::function<Architecture()> &make);
    /// Random proposals; where hardly any keeps the limit, mutations of the fastest architecture instead.
    void addRandom(std::vector<Proposal> &proposals, int count, Random &random);

    [[nodiscard]] virtual std::vector<Proposal> propose(Random &random) = 0;
    virtual void select(std::vector<ScoredArchitecture> scores) = 0;

private:
    void refuseInfeasible(const SearchLimits &limits);
    [[nodiscard]] FastestArchitecture fastestUnder(const SearchLimits &limits, const LatencyFunction &latency) const;

    SearchSettings m_settings;
    SearchLimits m_limits;
    LatencyFunction m_latency;
    std::set<Architecture> m_proposed;
    Architecture m_fastest;
    int m_generation = -1;
};

} // namespace supernet
