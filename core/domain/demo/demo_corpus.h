// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/sentence_pair.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace supernet {

struct DemoCorpus
{
    std::vector<SentencePair> train;
    std::vector<SentencePair> valid;
    std::vector<SentencePair> test;
};

/// English sentences and their German translations from this project's own grammar and lexicon: 26,000 pairs to train
/// on, 1,000 to validate and 1,000 to test with, all sources distinct. Every validation and test sentence holds a
/// combination of words (an adjective with its noun, a verb with its object) that no training sentence holds, while
/// each of its words does occur there. A function of `seed` alone, the same on every machine.
[[nodiscard]] DemoCorpus makeDemoCorpus(std::uint64_t seed);

/// Writes train.en, train.de, valid.en, valid.de, test.en, test.de (UTF-8, a sentence a line) into `folder`, which must
/// exist. Throws Error.
void writeDemoCorpus(const DemoCorpus &corpus, const std::filesystem::path &folder);

} // namespace supernet
