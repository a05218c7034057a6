// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_data.h"

#include "domain/cost/cost.h"
#include "domain/support/random.h"
#include "engine/text/token_file_writer.h"

#include <cmath>
#include <unistd.h>

namespace supernet::bench {

namespace {

/// Few words are frequent and many rare, as in any language.
int word(Random &random)
{
    return 4 + static_cast<int>(std::pow(random.uniform(), 3) * (BenchData::Vocabulary - 4));
}

std::vector<int> sentence(Random &random, std::uint64_t length)
{
    std::vector<int> tokens(length);
    for (int &token : tokens)
        token = word(random);
    return tokens;
}

/// Sentences as long as those of a caption corpus: 13 pieces, seldom under 8 or over 20.
void writeCaptions(const std::filesystem::path &folder, const std::string &split, int pairs)
{
    Random random(streamKey(1, split));
    TokenFileWriter source(folder / (split + ".source.tokens"), BenchData::Vocabulary);
    TokenFileWriter target(folder / (split + ".target.tokens"), BenchData::Vocabulary);
    for (int i = 0; i < pairs; ++i) {
        const auto length = 6 + random.below(6) + random.below(6) + random.below(6);
        source.add(sentence(random, length));
        target.add(sentence(random, length - 2 + random.below(5)));
    }
    source.commit();
    target.commit();
}

} // namespace

BenchData::BenchData(const std::filesystem::path &prepared)
    : m_folder(prepared)
    , m_madeUp(prepared.empty())
{
    if (!m_madeUp)
        return;
    m_folder = std::filesystem::temp_directory_path() / ("supernet-bench-" + std::to_string(getpid()));
    std::filesystem::create_directories(m_folder);
    writeCaptions(m_folder, "train", 29000);
    writeCaptions(m_folder, "valid", 1014);
}

BenchData::~BenchData()
{
    std::error_code ignored;
    if (m_madeUp)
        std::filesystem::remove_all(m_folder, ignored);
}

double forwardFlops(const SearchSpace &space, const Architecture &architecture, const ParallelTokens &tokens,
                    const BatchIndices &sentences)
{
    std::int64_t sourceTokens = 0;
    for (const auto index : sentences)
        sourceTokens += static_cast<std::int64_t>(tokens.source[index].size()) + 1;
    const auto count = static_cast<double>(sentences.size());
    const Workload workload{tokens.target.vocabulary(), std::lround(static_cast<double>(sourceTokens) / count),
                            std::lround(static_cast<double>(targetTokens(tokens, sentences)) / count)};
    return count * static_cast<double>(cost(translationShape(space, architecture), workload).flops);
}

std::int64_t targetTokens(const ParallelTokens &tokens, const BatchIndices &sentences)
{
    std::int64_t count = 0;
    for (const auto index : sentences)
        count += static_cast<std::int64_t>(tokens.target[index].size()) + 1;
    return count;
}

} // namespace supernet::bench
