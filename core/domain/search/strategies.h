// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/search_strategy.h"

/// The strategies behind SearchStrategy::make().
namespace supernet {

/// HAT's evolution under a latency limit, without its flaws: no duplicates, no parent scored again, the last offspring
/// scored and counted.
class Evolution final : public SearchStrategy
{
public:
    Evolution(const SearchSettings &settings, SearchLimits limits, LatencyFunction latency);

private:
    std::vector<Proposal> propose(Random &random) override;
    void select(std::vector<ScoredArchitecture> scores) override;
    [[nodiscard]] std::vector<Architecture> chooseParents(Random &random) const;

    std::vector<ScoredArchitecture> m_population; ///< All that may become parents, best first.
};

/// NSGA-II (Deb et al. 2002): the whole front of latency and fitness at once.
class Nsga2 final : public SearchStrategy
{
public:
    Nsga2(const SearchSettings &settings, SearchLimits limits, LatencyFunction latency);

private:
    struct Member
    {
        ScoredArchitecture scored;
        std::size_t front = 0;
        double crowding = 0;
    };

    std::vector<Proposal> propose(Random &random) override;
    void select(std::vector<ScoredArchitecture> scores) override;
    /// Gives every member its front and crowding, best first.
    void rank();
    /// The better of two random members: by front, then by crowding.
    [[nodiscard]] const Architecture &tournament(Random &random) const;

    std::vector<Member> m_population;
};

/// Random architectures, generation by generation: the honest baseline.
class RandomSearch final : public SearchStrategy
{
public:
    RandomSearch(const SearchSettings &settings, SearchLimits limits, LatencyFunction latency);

private:
    std::vector<Proposal> propose(Random &random) override;
    void select(std::vector<ScoredArchitecture> scores) override;
};

} // namespace supernet
