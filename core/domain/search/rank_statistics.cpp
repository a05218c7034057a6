// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/rank_statistics.h"

#include "domain/support/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

namespace supernet {

namespace {

using Pairs = std::vector<std::pair<double, double>>;

/// Pairs of equal neighbours in a sorted range: t (t - 1) / 2 summed over runs of t equal items.
template<typename Range, typename Equal>
std::int64_t tiedPairs(const Range &items, Equal equal)
{
    std::int64_t sum = 0;
    std::int64_t run = 0;
    for (std::size_t i = 1; i < items.size(); ++i) {
        run = equal(items[i - 1], items[i]) ? run + 1 : 0;
        sum += run;
    }
    return sum;
}

/// Sorts and returns the number of exchanges that a bubble sort would have made: the discordant pairs.
std::int64_t sortCountingExchanges(std::span<double> values, std::span<double> scratch)
{
    if (values.size() < 2)
        return 0;
    const std::size_t half = values.size() / 2;
    std::int64_t exchanges = sortCountingExchanges(values.first(half), scratch.first(half))
        + sortCountingExchanges(values.subspan(half), scratch.subspan(half));
    std::size_t left = 0;
    std::size_t right = half;
    for (double &out : scratch) {
        const bool takeLeft = right == values.size() || (left < half && values[left] <= values[right]);
        if (!takeLeft)
            exchanges += static_cast<std::int64_t>(half - left);
        out = takeLeft ? values[left++] : values[right++];
    }
    std::ranges::copy(scratch, values.begin());
    return exchanges;
}

constexpr double Undefined = std::numeric_limits<double>::quiet_NaN();

/// A value that is none has no rank, and sorting it would leave the others anywhere.
bool holdsNone(std::span<const double> values)
{
    return std::ranges::any_of(values, [](double value) { return std::isnan(value); });
}

void requireSameLength(std::span<const double> first, std::span<const double> second)
{
    if (first.size() != second.size())
        throw Error("Ranks of " + std::to_string(first.size()) + " and " + std::to_string(second.size())
                    + " values cannot be compared.");
}

/// The ranks of the values, from 0, less their mean; equal values share the mean of their ranks.
std::vector<double> centredRanks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            ranks[order[i]] = (static_cast<double>(begin + end) - static_cast<double>(values.size())) / 2;
        begin = end;
    }
    return ranks;
}

} // namespace

double kendallTauB(std::span<const double> first, std::span<const double> second)
{
    requireSameLength(first, second);
    if (holdsNone(first) || holdsNone(second))
        return Undefined;
    Pairs pairs;
    for (std::size_t i = 0; i < first.size(); ++i)
        pairs.emplace_back(first[i], second[i]);
    std::ranges::sort(pairs);
    const auto count = static_cast<std::int64_t>(pairs.size());
    const std::int64_t all = count * (count - 1) / 2;
    const std::int64_t tiedFirst = tiedPairs(pairs, [](auto &a, auto &b) { return a.first == b.first; });
    const std::int64_t tiedBoth = tiedPairs(pairs, [](auto &a, auto &b) { return a == b; });
    std::vector<double> values;
    for (const auto &pair : pairs)
        values.push_back(pair.second);
    std::vector<double> scratch(values.size());
    const std::int64_t discordant = sortCountingExchanges(values, scratch);
    const std::int64_t tiedSecond = tiedPairs(values, [](double a, double b) { return a == b; });
    const double scale = std::sqrt(static_cast<double>(all - tiedFirst))
        * std::sqrt(static_cast<double>(all - tiedSecond));
    if (scale == 0)
        return Undefined;
    return static_cast<double>(all - tiedFirst - tiedSecond + tiedBoth - 2 * discordant) / scale;
}

double spearmanRho(std::span<const double> first, std::span<const double> second)
{
    requireSameLength(first, second);
    if (holdsNone(first) || holdsNone(second))
        return Undefined;
    const std::vector<double> firstRanks = centredRanks(first);
    const std::vector<double> secondRanks = centredRanks(second);
    const auto product = [](const std::vector<double> &a, const std::vector<double> &b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    };
    const double scale = std::sqrt(product(firstRanks, firstRanks)) * std::sqrt(product(secondRanks, secondRanks));
    return scale == 0 ? Undefined : product(firstRanks, secondRanks) / scale;
}

} // namespace supernet
