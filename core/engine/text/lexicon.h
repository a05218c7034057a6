// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/dataset.h"

#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

namespace supernet {

struct LexiconSettings
{
    int translations = 20; ///< Target tokens kept for each source token, the likeliest first.
    int frequent = 100; ///< The commonest target tokens, which every sentence may use.
    int rounds = 5; ///< Of expectation and maximisation.
    std::int64_t pairs = 50'000; ///< Sentence pairs learned from at most, spread over the corpus.
};

/// Which target tokens a sentence may need, so that a decoder multiplies with those only ("vocabulary selection",
/// Mi et al. 2016; L'Hostis et al. 2016). Learned from parallel text as the first model of Brown et al. (1993).
class Lexicon
{
public:
    /// Throws UsageError for settings that make no sense. Throws WorkStopped when asked to stop.
    [[nodiscard]] static Lexicon learn(const ParallelTokens &text, const LexiconSettings &settings,
                                       std::stop_token stop = {});

    /// Reads what write() wrote. Throws Error naming the file.
    [[nodiscard]] static Lexicon read(const std::filesystem::path &file);
    void write(const std::filesystem::path &file) const;

    /// Target tokens for sentences that are translated together, ascending: end and unknown, the frequent ones, the
    /// translations of their tokens, and the smallest others up to a multiple of Block or the whole vocabulary.
    [[nodiscard]] std::vector<int> selection(std::span<const std::vector<int>> sources) const;

    [[nodiscard]] const std::vector<int> &translations(int source) const
    {
        return m_translations.at(static_cast<std::size_t>(source));
    }
    [[nodiscard]] int vocabulary() const noexcept { return static_cast<int>(m_translations.size()); }

    static constexpr std::size_t Block = 256; ///< Few sizes, so that few products are compiled.

private:
    std::vector<int> m_frequent;
    std::vector<std::vector<int>> m_translations; ///< Of each source token.
};

} // namespace supernet
