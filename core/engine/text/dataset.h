// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

namespace supernet {

/// One side of a split as token numbers, memory-mapped: opening costs nothing, whatever the corpus' size.
class TokenFile
{
public:
    explicit TokenFile(const std::filesystem::path &file); ///< Throws Error naming the file.
    ~TokenFile();
    TokenFile(TokenFile &&) noexcept;

    [[nodiscard]] std::int64_t size() const noexcept; ///< Sentences.
    [[nodiscard]] std::int64_t tokens() const noexcept; ///< Of all sentences, without begin and end.
    [[nodiscard]] std::int64_t vocabulary() const noexcept; ///< Pieces: every token number is below it.
    /// Without begin and end; `sentence` in [0, size()).
    [[nodiscard]] std::span<const std::uint16_t> operator[](std::int64_t sentence) const;
    /// Reads the whole file (about a second a gigabyte): whether its checksums fit, its sentences follow each other and
    /// every token is below vocabulary(). Throws Error naming the file.
    void verify() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// `data/{train,valid,test}.{source,target}.tokens` of a project.
struct ParallelTokens
{
    TokenFile source;
    TokenFile target;
    [[nodiscard]] std::int64_t size() const noexcept { return source.size(); }
};
/// Both sides of `train`, `valid` or `test`, verified. Throws Error naming the file at fault.
[[nodiscard]] ParallelTokens openSplit(const std::filesystem::path &dataFolder, const std::string &split);
/// Throws Error where the files hold, or could hold, tokens that a model of `vocabulary` pieces does not know.
void requireVocabulary(const ParallelTokens &tokens, std::int64_t vocabulary);

/// Sentences of one optimizer step, numbers into the split.
using BatchIndices = std::vector<std::int64_t>;

/// The batches of one epoch: sentences of like length together, each batch holding at most `maxTokens` tokens on its
/// longer side (end tokens counted, no padding: the engine packs), the order of sentences within a length and of the
/// batches shuffled by (seed, epoch). The same arguments give the same batches everywhere. A sentence that is longer than
/// `maxTokens` makes a batch of its own.
[[nodiscard]] std::vector<BatchIndices> planEpoch(const ParallelTokens &tokens, int maxTokens, std::uint64_t seed,
                                                  std::int64_t epoch);
/// In order of length, unshuffled: for scoring.
[[nodiscard]] std::vector<BatchIndices> planScoring(const ParallelTokens &tokens, int maxTokens);

} // namespace supernet
