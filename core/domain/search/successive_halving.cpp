// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/successive_halving.h"

#include "domain/support/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace supernet {

std::vector<HalvingRound> halvingRounds(std::size_t contestants, std::int64_t budget)
{
    if (contestants == 0)
        throw UsageError("A tournament has at least one contestant.");
    std::vector<HalvingRound> rounds;
    for (std::size_t left = contestants;; left = (left + 1) / 2) {
        rounds.push_back({left, 0});
        if (left == 1)
            break;
    }
    const auto share = budget / static_cast<std::int64_t>(rounds.size());
    const auto unit = share / static_cast<std::int64_t>(contestants);
    if (unit < 1)
        throw UsageError(
            "A budget of " + std::to_string(budget) + " steps does not train " + std::to_string(contestants)
                + " contestants in " + std::to_string(rounds.size()) + " rounds.",
            "Give at least " + std::to_string(contestants * rounds.size()) + " steps, or fewer contestants.");
    std::int64_t until = 0;
    for (HalvingRound &round : rounds)
        round.until = until += unit * static_cast<std::int64_t>(contestants / round.contestants);
    return rounds;
}

std::vector<std::size_t> survivorsOf(std::span<const double> losses, std::size_t survivors)
{
    std::vector<std::size_t> order(losses.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return std::isnan(losses[i]) ? std::numeric_limits<double>::infinity() : losses[i];
    });
    order.resize(std::min(survivors, order.size()));
    return order;
}

} // namespace supernet
