// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"
#include "engine/text/dataset.h"

#include <filesystem>

namespace supernet::bench {

/// The folder of token files that a bench reads: a prepared project's data, or made-up captions in a temporary folder that
/// goes with this object.
class BenchData
{
public:
    static constexpr int Vocabulary = 8000; ///< Of the made-up captions.

    /// An empty `prepared` makes captions up.
    explicit BenchData(const std::filesystem::path &prepared);
    ~BenchData();
    BenchData(const BenchData &) = delete;
    BenchData &operator=(const BenchData &) = delete;

    [[nodiscard]] ParallelTokens open(const std::string &split) const { return openSplit(m_folder, split); }
    [[nodiscard]] const char *name() const { return m_madeUp ? "made-up captions" : "prepared data"; }

private:
    std::filesystem::path m_folder;
    bool m_madeUp = false;
};

/// FLOPs of the matrix products of one forward pass over these sentences, at their mean lengths (end tokens counted).
[[nodiscard]] double forwardFlops(const SearchSpace &space, const Architecture &architecture,
                                  const ParallelTokens &tokens, const BatchIndices &sentences);
[[nodiscard]] std::int64_t targetTokens(const ParallelTokens &tokens, const BatchIndices &sentences);

} // namespace supernet::bench
