// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"
#include "engine/text/token_file_writer.h"

#include <filesystem>
#include <string>
#include <vector>

/// A made-up parallel corpus of token files: the target repeats the source backwards, so that there is something to
/// learn.
namespace supernet::tiny {

inline void writeTokens(const std::filesystem::path &file, const std::vector<std::vector<int>> &sentences,
                        int vocabulary)
{
    TokenFileWriter writer(file, vocabulary);
    for (const auto &sentence : sentences)
        writer.add(sentence);
    writer.commit();
}

/// Writes `FOLDER/SPLIT.{source,target}.tokens` with `count` pairs of 1 to 9 tokens.
inline void writeSplit(const std::filesystem::path &folder, const std::string &split, int count, int vocabulary,
                       std::uint64_t seed)
{
    Random random(streamKey(seed, split));
    std::vector<std::vector<int>> sources(static_cast<std::size_t>(count));
    for (auto &sentence : sources) {
        sentence.resize(1 + random.below(9));
        for (int &token : sentence)
            token = static_cast<int>(4 + random.below(static_cast<std::uint64_t>(vocabulary) - 4));
    }
    auto targets = sources;
    for (auto &sentence : targets)
        sentence.assign(sentence.rbegin(), sentence.rend());
    std::filesystem::create_directories(folder);
    writeTokens(folder / (split + ".source.tokens"), sources, vocabulary);
    writeTokens(folder / (split + ".target.tokens"), targets, vocabulary);
}

} // namespace supernet::tiny
