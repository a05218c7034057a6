// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dense/beam_search.h"

#include "engine/kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace supernet {

bool BeamSearch::Continuation::operator<(const Continuation &other) const
{
    if (logProbability != other.logProbability)
        return logProbability > other.logProbability;
    return parent != other.parent ? parent < other.parent : token < other.token;
}

BeamSearch::BeamSearch(int beam, double alpha, std::int64_t mostTokens, bool fixedLength)
    : m_beam(static_cast<std::size_t>(beam))
    , m_alpha(alpha)
    , m_mostTokens(static_cast<std::size_t>(mostTokens))
    , m_fixedLength(fixedLength)
    , m_mustEnd(mostTokens == 0)
    , m_words{{token::begin, 0}}
    , m_live(1)
    , m_best{{}, -std::numeric_limits<double>::infinity()}
{
    m_next.reserve(m_beam);
    m_live.reserve(m_beam);
    m_candidates.reserve(2 * m_beam);
    constexpr std::size_t usualTokens = 256; // Beyond, the words move now and then.
    m_words.reserve(1 + m_beam * std::min(m_mostTokens, usualTokens));
}

bool BeamSearch::allowed(int token) const
{
    if (token == token::end)
        return !m_fixedLength;
    return !m_mustEnd && token != token::begin && token != token::pad;
}

void BeamSearch::keep(const Continuation &candidate)
{
    if (m_candidates.size() == 2 * m_beam) {
        if (!(candidate < m_candidates.back()))
            return;
        m_candidates.pop_back();
    }
    m_candidates.insert(std::upper_bound(m_candidates.begin(), m_candidates.end(), candidate), candidate);
}

void BeamSearch::gather(std::int64_t parent, const float *row, std::int64_t columns, std::span<const int> selection)
{
    constexpr std::int64_t block = kernels::SummaryBlock;
    m_maxima.resize(static_cast<std::size_t>((columns + block - 1) / block));
    const double total = kernels::table<float>().summarise(columns, row, m_maxima.data());
    const double base = m_live[static_cast<std::size_t>(parent)].logProbability - total;
    for (std::int64_t begin = 0; begin < columns; begin += block) {
        const bool full = m_candidates.size() == 2 * m_beam;
        const double most = base + static_cast<double>(m_maxima[static_cast<std::size_t>(begin / block)]);
        if (full && most < m_candidates.back().logProbability)
            continue;
        for (std::int64_t c = begin; c < std::min(begin + block, columns); ++c) {
            const double logProbability = base + static_cast<double>(row[c]);
            const int token = selection.empty() ? static_cast<int>(c) : selection[static_cast<std::size_t>(c)];
            if (allowed(token) && !std::isnan(logProbability))
                keep({logProbability, parent, token});
        }
    }
}

void BeamSearch::finish(const Live &last, double logProbability, std::size_t length)
{
    ++m_ended;
    const double score = logProbability / std::pow(static_cast<double>(std::max<std::size_t>(length, 1)), m_alpha);
    if (!(score > m_best.score))
        return;
    m_best.score = score;
    m_best.tokens.clear();
    for (std::size_t word = last.word; word > 0; word = m_words[word].before)
        m_best.tokens.push_back(m_words[word].token);
    std::ranges::reverse(m_best.tokens);
}

void BeamSearch::advance(const float *logits, std::int64_t columns, std::span<const int> selection)
{
    m_candidates.clear();
    for (std::size_t parent = 0; parent < m_live.size(); ++parent)
        gather(static_cast<std::int64_t>(parent), logits + static_cast<std::int64_t>(parent) * columns, columns,
               selection);
    m_next.clear();
    for (std::size_t rank = 0; rank < m_candidates.size() && m_next.size() < m_beam && m_ended < m_beam; ++rank) {
        const auto &[logProbability, parent, token] = m_candidates[rank];
        const Live &before = m_live[static_cast<std::size_t>(parent)];
        if (token != token::end) {
            m_next.push_back({token, logProbability, parent, m_words.size()});
            m_words.push_back({token, before.word});
        } else if (rank < m_beam) {
            finish(before, logProbability, m_length + 1);
        }
    }
    m_live.swap(m_next);
    ++m_length;
    const bool longest = !m_live.empty() && m_length == m_mostTokens;
    if (m_fixedLength && longest) {
        for (const Live &live : m_live)
            finish(live, live.logProbability, m_mostTokens);
    }
    if (m_ended >= m_beam || (m_fixedLength && longest))
        m_live.clear();
    m_mustEnd = longest;
}

} // namespace supernet
