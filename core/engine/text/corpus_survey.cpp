// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/corpus_survey.h"

#include "domain/support/error.h"
#include "domain/support/random.h"

#include <algorithm>

namespace supernet {

namespace {

// Fowler, Noll and Vo's FNV-1a: one multiplication a byte.
std::uint64_t hashOn(std::uint64_t hash, std::string_view text)
{
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    return hash;
}

std::size_t bytesOf(const SentencePair &pair)
{
    return pair.source.size() + pair.target.size();
}

} // namespace

std::uint64_t pairHash(const SentencePair &pair)
{
    const std::uint64_t start = 0xcbf29ce484222325ULL;
    return mixBits(hashOn(hashOn(hashOn(start, pair.source), "\t"), pair.target));
}

CorpusSurvey::CorpusSurvey(std::uint64_t seed)
    : m_seed(seed)
{
}

void CorpusSurvey::add(SentencePair pair)
{
    const std::uint64_t hash = pairHash(pair);
    m_hashes.push_back(hash);
    // The pairs with the lowest priorities are a uniform sample, whatever the order of the corpus.
    const std::uint64_t priority = mixBits(hash ^ streamKey(m_seed, "tokenizer sample"));
    if (m_sampleBytes >= SampleBytes && !m_sample.empty() && priority > m_sample.front().priority)
        return;
    m_sampleBytes += bytesOf(pair);
    m_sample.push_back({priority, hash, std::move(pair)});
    std::push_heap(m_sample.begin(), m_sample.end());
    while (m_sampleBytes > SampleBytes && m_sample.size() > 1) {
        std::pop_heap(m_sample.begin(), m_sample.end());
        m_sampleBytes -= bytesOf(m_sample.back().pair);
        m_sample.pop_back();
    }
}

void CorpusSurvey::holdOut(const SentencePair &pair)
{
    m_given.emplace(pairHash(pair), Role::Elsewhere);
}

std::vector<std::uint64_t> CorpusSurvey::distinctHashes() const
{
    std::vector<std::uint64_t> distinct = m_hashes;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    return distinct;
}

std::vector<std::uint64_t> CorpusSurvey::drawableHashes() const
{
    std::vector<std::uint64_t> drawable = distinctHashes();
    std::erase_if(drawable, [this](std::uint64_t hash) { return m_given.contains(hash); });
    return drawable;
}

std::int64_t CorpusSurvey::duplicates() const
{
    return pairs() - static_cast<std::int64_t>(distinctHashes().size());
}

std::int64_t CorpusSurvey::distinctPairs() const
{
    return static_cast<std::int64_t>(drawableHashes().size());
}

CorpusSurvey::HeldOut CorpusSurvey::draw(std::int64_t valid, std::int64_t test) const
{
    HeldOut heldOut = m_given;
    std::vector<std::uint64_t> distinct = drawableHashes();
    if (valid + test >= static_cast<std::int64_t>(distinct.size()))
        throw Error("The corpus has " + std::to_string(distinct.size()) + " distinct good pairs, too few to hold out "
                        + std::to_string(valid) + " for validation and " + std::to_string(test) + " for test.",
                    "Give a larger corpus, or smaller --valid-size and --test-size.");
    const std::uint64_t key = streamKey(m_seed, "split");
    std::partial_sort(distinct.begin(), distinct.begin() + valid + test, distinct.end(),
                      [key](std::uint64_t a, std::uint64_t b) { return mixBits(a ^ key) < mixBits(b ^ key); });
    for (std::int64_t i = 0; i < valid + test; ++i)
        heldOut.emplace(distinct[static_cast<std::size_t>(i)], i < valid ? Role::Valid : Role::Test);
    return heldOut;
}

std::vector<std::string> CorpusSurvey::takeSample(const HeldOut &heldOut)
{
    std::vector<std::string> texts;
    texts.reserve(2 * m_sample.size());
    for (Sampled &sampled : m_sample) {
        if (heldOut.contains(sampled.hash))
            continue;
        texts.push_back(std::move(sampled.pair.source));
        texts.push_back(std::move(sampled.pair.target));
    }
    m_sample = {};
    return texts;
}

} // namespace supernet
