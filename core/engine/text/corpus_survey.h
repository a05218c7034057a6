// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/parallel_reader.h"

#include <unordered_map>
#include <vector>

namespace supernet {

/// Tells pairs apart; the same everywhere.
[[nodiscard]] std::uint64_t pairHash(const SentencePair &pair);

/// What a first pass over a corpus finds out: which distinct pairs are held out, and a sample to train a tokenizer on.
/// Keeps 8 bytes a pair and at most SampleBytes of text.
class CorpusSurvey
{
public:
    /// More text would not change the pieces but takes 20 times its size to train on.
    static constexpr std::size_t SampleBytes = 24 << 20;

    enum class Role { Valid, Test, Elsewhere }; ///< Elsewhere: held out by being in a set that was given.
    using HeldOut = std::unordered_map<std::uint64_t, Role>; ///< By pairHash(); any other pair is for training.

    explicit CorpusSurvey(std::uint64_t seed);

    void add(SentencePair pair); ///< A pair of the training corpus.
    void holdOut(const SentencePair &pair); ///< A pair of a given validation or test set.

    [[nodiscard]] std::int64_t pairs() const noexcept { return static_cast<std::int64_t>(m_hashes.size()); }
    /// Draws so many distinct pairs for validation and test. Throws Error when that would leave none for training.
    [[nodiscard]] HeldOut draw(std::int64_t valid, std::int64_t test) const;
    [[nodiscard]] std::int64_t distinctPairs() const; ///< Outside the given sets.
    [[nodiscard]] std::int64_t duplicates() const; ///< Pairs that had come before.
    /// Both sides of the sampled pairs that are not held out. Call once: it hands the texts over.
    [[nodiscard]] std::vector<std::string> takeSample(const HeldOut &heldOut);

private:
    struct Sampled
    {
        std::uint64_t priority = 0;
        std::uint64_t hash = 0;
        SentencePair pair;
        bool operator<(const Sampled &other) const { return priority < other.priority; }
    };
    [[nodiscard]] std::vector<std::uint64_t> distinctHashes() const;
    [[nodiscard]] std::vector<std::uint64_t> drawableHashes() const; ///< Distinct, outside the given sets.

    std::uint64_t m_seed;
    std::vector<std::uint64_t> m_hashes;
    HeldOut m_given;
    std::vector<Sampled> m_sample; ///< A heap with the greatest priority on top, the first to go.
    std::size_t m_sampleBytes = 0;
};

} // namespace supernet
