// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/decoder.h"

#include <span>

namespace supernet {

/// The search for one sentence's translation, fed with logits step by step. With a beam of 1 it is greedy.
///
/// Each step ranks the 2 * beam best continuations over all live hypotheses by log-probability (ties: the earlier
/// hypothesis, then the smaller token); those among the first `beam` that end are finished, the first `beam` that do
/// not end live on. The search is over when `beam` hypotheses have ended; the best score among them wins. At the
/// greatest length only the end token may follow. The begin and pad tokens are never generated; unknown may be.
class BeamSearch
{
public:
    struct Live
    {
        int token = token::begin; ///< The last one.
        double logProbability = 0;
        std::int64_t parent = 0; ///< Which live hypothesis of the step before it continues.
        std::size_t word = 0; ///< The last one's place among m_words.
    };

    /// At most `mostTokens` tokens, the end token not counted. With `fixedLength`, the end token is never taken and
    /// every hypothesis has exactly `mostTokens`.
    BeamSearch(int beam, double alpha, std::int64_t mostTokens, bool fixedLength);

    /// Hypotheses that want logits; empty when the search is over.
    [[nodiscard]] const std::vector<Live> &live() const noexcept { return m_live; }
    /// logits [live().size(), columns]: of all tokens in their order, or of `selection`, ascending.
    void advance(const float *logits, std::int64_t columns, std::span<const int> selection = {});
    /// Where all scores are no numbers: an empty hypothesis.
    [[nodiscard]] const Hypothesis &best() const noexcept { return m_best; }

private:
    /// A word of one or more hypotheses, with the one before it: their shared beginnings are held once.
    struct Word
    {
        int token;
        std::size_t before;
    };
    struct Continuation
    {
        double logProbability;
        std::int64_t parent;
        int token;
        bool operator<(const Continuation &other) const; ///< Better ones come first.
    };

    void gather(std::int64_t parent, const float *row, std::int64_t columns, std::span<const int> selection);
    void keep(const Continuation &candidate);
    void finish(const Live &last, double logProbability, std::size_t length);
    [[nodiscard]] bool allowed(int token) const;

    std::size_t m_beam;
    double m_alpha;
    std::size_t m_mostTokens;
    bool m_fixedLength;
    bool m_mustEnd = false;
    std::size_t m_length = 0; ///< Tokens of each live hypothesis.
    std::vector<Word> m_words;
    std::vector<Live> m_live;
    std::vector<Live> m_next; ///< Kept, as its neighbours are, so that a step allocates nothing.
    std::vector<Continuation> m_candidates; ///< Best first, at most 2 * beam.
    std::vector<float> m_maxima;
    std::size_t m_ended = 0;
    Hypothesis m_best;
};

} // namespace supernet
