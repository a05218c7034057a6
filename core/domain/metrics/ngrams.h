// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace supernet {

/// How often each n-gram occurs. Symbols are code points, or word numbers that a WordNumbers gave out.
using NgramCounts = std::unordered_map<std::u32string, std::int64_t>;

[[nodiscard]] inline NgramCounts countNgrams(std::u32string_view symbols, std::size_t order)
{
    NgramCounts counts;
    for (std::size_t i = 0; i + order <= symbols.size(); ++i)
        ++counts[std::u32string(symbols.substr(i, order))];
    return counts;
}

/// Occurrences in `hypothesis` that `reference` has too, each at most as often as there.
[[nodiscard]] inline std::int64_t matchingNgrams(const NgramCounts &hypothesis, const NgramCounts &reference)
{
    std::int64_t matches = 0;
    for (const auto &[ngram, count] : hypothesis) {
        if (const auto found = reference.find(ngram); found != reference.end())
            matches += std::min(count, found->second);
    }
    return matches;
}

/// Numbers words in the order of their first appearance, so that sequences of words are cheap to compare.
class WordNumbers
{
public:
    template<typename Words>
    [[nodiscard]] std::u32string of(const Words &words)
    {
        std::u32string numbers;
        for (const auto &word : words)
            numbers += m_numbers.try_emplace(word, static_cast<char32_t>(m_numbers.size())).first->second;
        return numbers;
    }

private:
    std::unordered_map<std::u32string, char32_t> m_numbers;
};

} // namespace supernet
