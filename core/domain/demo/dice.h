// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"

#include <cstddef>
#include <iterator>
#include <vector>

namespace supernet::grammar {

/// Choices from one stream of random numbers.
class Dice
{
public:
    explicit Dice(Random random)
        : m_random(random)
    {
    }

    [[nodiscard]] bool chance(unsigned percent) { return m_random.below(100) < percent; }

    template<typename Container>
    [[nodiscard]] const auto &pick(const Container &items)
    {
        return items[m_random.below(std::size(items))];
    }

    /// An index, with the given weights.
    [[nodiscard]] std::size_t weighted(const std::vector<unsigned> &weights)
    {
        std::uint64_t sum = 0;
        for (const unsigned weight : weights)
            sum += weight;
        std::uint64_t drawn = m_random.below(sum);
        std::size_t index = 0;
        while (drawn >= weights[index])
            drawn -= weights[index++];
        return index;
    }

private:
    Random m_random;
};

} // namespace supernet::grammar
