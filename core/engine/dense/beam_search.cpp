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
    , m_live(1)
    , m_best{{}, -std::numeric_limits<double>::infinity()}
{
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

void BeamSearch::gather(std::int64_t parent, const float *row, std::int64_t vocabulary)
{
    constexpr std::int64_t block = kernels::SummaryBlock;
    m_maxima.resize(static_cast<std::size_t>((vocabulary + block - 1) / block));
    const double total = kernels::table<float>().summarise(vocabulary, row, m_maxima.data());
    const double base = m_live[static_cast<std::size_t>(parent)].logProbability - total;
    for (std::int64_t begin = 0; begin < vocabulary; begin += block) {
        const bool full = m_candidates.size() == 2 * m_beam;
        const double most = base + static_cast<double>(m_maxima[static_cast<std::size_t>(begin / block)]);
        if (full && most < m_candidates.back().logProbability)
            continue;
        for (std::int64_t c = begin; c < std::min(begin + block, vocabulary); ++c) {
            const double logProbability = base + static_cast<double>(row[c]);
            if (allowed(static_cast<int>(c)) && !std::isnan(logProbability))
                keep({logProbability, parent, static_cast<int>(c)});
        }
    }
}

void BeamSearch::finish(std::vector<int> tokens, double logProbability, std::size_t length)
{
    const double score = logProbability / std::pow(static_cast<double>(std::max<std::size_t>(length, 1)), m_alpha);
    if (score > m_best.score)
        m_best = {std::move(tokens), score};
    ++m_ended;
}

void BeamSearch::advance(const float *logits, std::int64_t vocabulary)
{
    m_candidates.clear();
    for (std::size_t parent = 0; parent < m_live.size(); ++parent)
        gather(static_cast<std::int64_t>(parent), logits + static_cast<std::int64_t>(parent) * vocabulary, vocabulary);
    std::vector<Live> next;
    for (std::size_t rank = 0; rank < m_candidates.size() && next.size() < m_beam && m_ended < m_beam; ++rank) {
        const auto &[logProbability, parent, token] = m_candidates[rank];
        std::vector<int> tokens = m_live[static_cast<std::size_t>(parent)].tokens;
        if (token != token::end) {
            tokens.push_back(token);
            next.push_back({std::move(tokens), logProbability, parent});
        } else if (rank < m_beam) {
            const std::size_t length = tokens.size() + 1;
            finish(std::move(tokens), logProbability, length);
        }
    }
    m_live = std::move(next);
    const bool longest = !m_live.empty() && m_live.front().tokens.size() == m_mostTokens;
    if (m_fixedLength && longest) {
        for (Live &live : m_live)
            finish(std::move(live.tokens), live.logProbability, m_mostTokens);
    }
    if (m_ended >= m_beam || (m_fixedLength && longest))
        m_live.clear();
    m_mustEnd = longest;
}

} // namespace supernet
