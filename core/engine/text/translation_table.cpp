// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/translation_table.h"

#include "domain/support/work_stopped.h"

#include <algorithm>
#include <numeric>

namespace supernet {

namespace {

std::vector<float>::const_iterator at(const std::vector<float> &values, std::size_t place)
{
    return values.begin() + static_cast<std::ptrdiff_t>(place);
}

} // namespace

TranslationTable::TranslationTable(const ParallelTokens &text, std::vector<std::int64_t> pairs, std::stop_token stop)
    : m_text(text)
    , m_pairs(std::move(pairs))
    , m_stop(std::move(stop))
    , m_vocabulary(static_cast<std::uint64_t>(std::max(text.source.vocabulary(), text.target.vocabulary())))
{
    constexpr std::size_t most = 1 << 22; // Sorted out before they fill the memory, in less than half a second.
    std::size_t sorted = 0;
    for (const std::int64_t pair : m_pairs) {
        throwIfStopped(m_stop);
        for (const std::uint16_t source : m_text.source[pair])
            for (const std::uint16_t target : m_text.target[pair])
                m_keys.push_back(source * m_vocabulary + target);
        if (m_keys.size() > sorted + most)
            sorted = sortOut(sorted);
    }
    sortOut(sorted);
    m_probability.assign(m_keys.size(), 1.0F);
    m_expected.resize(m_keys.size());
}

void TranslationTable::improve()
{
    std::ranges::fill(m_expected, 0.0F);
    std::vector<std::size_t> places;
    for (const std::int64_t pair : m_pairs) {
        throwIfStopped(m_stop);
        for (const std::uint16_t target : m_text.target[pair]) {
            places.clear();
            double total = 0;
            for (const std::uint16_t source : m_text.source[pair]) {
                places.push_back(placeOf(source * m_vocabulary + target));
                total += static_cast<double>(m_probability[places.back()]);
            }
            for (const std::size_t place : places)
                m_expected[place] += static_cast<float>(static_cast<double>(m_probability[place]) / total);
        }
    }
    forEachSource([&](std::size_t begin, std::size_t end) {
        const auto total = std::accumulate(at(m_expected, begin), at(m_expected, end), 0.0);
        for (std::size_t place = begin; place < end; ++place)
            m_probability[place] = static_cast<float>(static_cast<double>(m_expected[place]) / total);
    });
}

double TranslationTable::probability(int source, int target) const
{
    const auto key = static_cast<std::uint64_t>(source) * m_vocabulary + static_cast<std::uint64_t>(target);
    const std::size_t place = placeOf(key);
    return place < m_keys.size() && m_keys[place] == key ? static_cast<double>(m_probability[place]) : 0.0;
}

std::vector<std::vector<int>> TranslationTable::likeliest(std::size_t count) const
{
    std::vector<std::vector<int>> result(m_vocabulary);
    std::vector<std::size_t> order;
    forEachSource([&](std::size_t begin, std::size_t end) {
        order.resize(end - begin);
        std::iota(order.begin(), order.end(), begin);
        std::ranges::stable_sort(order, std::ranges::greater(),
                                 [&](std::size_t place) { return m_probability[place]; });
        auto &targets = result[m_keys[begin] / m_vocabulary];
        for (std::size_t i = 0; i < std::min(count, order.size()); ++i)
            targets.push_back(static_cast<int>(m_keys[order[i]] % m_vocabulary));
    });
    return result;
}

std::size_t TranslationTable::sortOut(std::size_t sorted)
{
    const auto added = m_keys.begin() + static_cast<std::ptrdiff_t>(sorted);
    std::sort(added, m_keys.end());
    std::inplace_merge(m_keys.begin(), added, m_keys.end());
    m_keys.erase(std::ranges::unique(m_keys).begin(), m_keys.end());
    return m_keys.size();
}

std::size_t TranslationTable::placeOf(std::uint64_t key) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_keys, key) - m_keys.begin());
}

template<typename Work>
void TranslationTable::forEachSource(const Work &work) const
{
    for (std::size_t begin = 0, end = 0; begin < m_keys.size(); begin = end) {
        while (end < m_keys.size() && m_keys[end] / m_vocabulary == m_keys[begin] / m_vocabulary)
            ++end;
        throwIfStopped(m_stop);
        work(begin, end);
    }
}

} // namespace supernet
