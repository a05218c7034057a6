// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/random.h"
#include "engine/text/dataset.h"

#include <algorithm>
#include <numeric>

namespace supernet {

namespace {

std::int64_t lengthWithEnd(const TokenFile &file, std::int64_t sentence)
{
    return static_cast<std::int64_t>(file[sentence].size()) + 1;
}

/// By source length, then target length; sentences of equal lengths stay in the order given.
void sortByLength(const ParallelTokens &tokens, BatchIndices &sentences)
{
    // One integer per sentence (lengths above the place in the order) sorts several times faster than a
    // comparison that looks the lengths up. 16 bits hold every length that batches differently.
    std::vector<std::uint64_t> keys(sentences.size());
    for (std::size_t place = 0; place < sentences.size(); ++place) {
        const auto length = [&](const TokenFile &file) {
            return std::min<std::uint64_t>(file[sentences[place]].size(), 0xffff);
        };
        keys[place] = length(tokens.source) << 48 | length(tokens.target) << 32 | place;
    }
    std::sort(keys.begin(), keys.end());
    BatchIndices sorted(sentences.size());
    std::transform(keys.begin(), keys.end(), sorted.begin(),
                   [&](std::uint64_t key) { return sentences[key & 0xffffffff]; });
    sentences = std::move(sorted);
}

std::vector<BatchIndices> cut(const ParallelTokens &tokens, const BatchIndices &sentences, std::int64_t maxTokens)
{
    std::vector<BatchIndices> batches;
    std::int64_t source = 0;
    std::int64_t target = 0;
    for (const std::int64_t sentence : sentences) {
        source += lengthWithEnd(tokens.source, sentence);
        target += lengthWithEnd(tokens.target, sentence);
        if (batches.empty() || std::max(source, target) > maxTokens) {
            batches.emplace_back();
            source = lengthWithEnd(tokens.source, sentence);
            target = lengthWithEnd(tokens.target, sentence);
        }
        batches.back().push_back(sentence);
    }
    return batches;
}

BatchIndices allSentences(const ParallelTokens &tokens)
{
    BatchIndices sentences(static_cast<std::size_t>(tokens.size()));
    std::iota(sentences.begin(), sentences.end(), 0);
    return sentences;
}

} // namespace

std::vector<BatchIndices> planEpoch(const ParallelTokens &tokens, int maxTokens, std::uint64_t seed, std::int64_t epoch)
{
    Random random(streamKey(seed, "epoch", {static_cast<std::uint64_t>(epoch)}));
    BatchIndices sentences = allSentences(tokens);
    shuffle(sentences, random);
    sortByLength(tokens, sentences);
    auto batches = cut(tokens, sentences, maxTokens);
    shuffle(batches, random);
    return batches;
}

std::vector<BatchIndices> planScoring(const ParallelTokens &tokens, int maxTokens)
{
    BatchIndices sentences = allSentences(tokens);
    sortByLength(tokens, sentences);
    return cut(tokens, sentences, maxTokens);
}

} // namespace supernet
