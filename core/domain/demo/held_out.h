// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

#include <cstdint>
#include <set>

namespace supernet::grammar {

/// Two words that go together, by their ids: an adjective and its noun, or a verb and its object.
struct Combination
{
    enum class Kind { AdjectiveNoun, VerbObject };
    Kind kind = Kind::AdjectiveNoun;
    std::size_t first = 0;
    std::size_t noun = 0;

    auto operator<=>(const Combination &) const = default;
};

[[nodiscard]] std::vector<Combination> combinationsIn(const Sentence &sentence);

/// The combinations that training sentences never hold, so that test sentences ask for what was not seen. Drawn from
/// words with many partners only: each word keeps enough to be learnt.
class HeldOut
{
public:
    explicit HeldOut(std::uint64_t seed);

    [[nodiscard]] bool contains(const Combination &combination) const { return m_combinations.contains(combination); }
    [[nodiscard]] bool anyIn(const Sentence &sentence) const;
    [[nodiscard]] std::size_t size() const { return m_combinations.size(); }

private:
    std::set<Combination> m_combinations;
};

} // namespace supernet::grammar
