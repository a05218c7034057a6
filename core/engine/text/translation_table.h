// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/dataset.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace supernet {

/// p(target | source) for the pairs of tokens that meet in a sentence pair, by the first model of Brown et al. (1993)
/// without an empty word.
class TranslationTable
{
public:
    /// Of the given sentence pairs of `text`, which must live as long; all probabilities of a source token are equal.
    /// Each function throws WorkStopped soon after `stop` is requested.
    TranslationTable(const ParallelTokens &text, std::vector<std::int64_t> pairs, std::stop_token stop = {});

    /// One round of expectation and maximisation: what each source token is expected to have become, and the probabilities
    /// that follow from it.
    void improve();

    /// 0 for tokens that never meet. Before the first round all are 1.
    [[nodiscard]] double probability(int source, int target) const;

    /// The likeliest target tokens of each source token, at most `count`; ties: the smaller token.
    [[nodiscard]] std::vector<std::vector<int>> likeliest(std::size_t count) const;

private:
    std::size_t sortOut(std::size_t sorted);
    [[nodiscard]] std::size_t placeOf(std::uint64_t key) const;
    template<typename Work>
    void forEachSource(const Work &work) const;

    const ParallelTokens &m_text;
    std::vector<std::int64_t> m_pairs;
    std::stop_token m_stop;
    std::uint64_t m_vocabulary;
    std::vector<std::uint64_t> m_keys; ///< source * vocabulary + target, ascending.
    std::vector<float> m_probability;
    std::vector<float> m_expected;
};

} // namespace supernet
