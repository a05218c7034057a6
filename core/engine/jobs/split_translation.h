// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/decoder.h"
#include "engine/text/tokenizer.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace supernet {

/// The sentences of a prepared split, ready to be translated by collapsed models and compared with what people wrote.
class SplitTranslation
{
public:
    /// The first `sentences` of the split, or all of them. Throws Error naming the file that is missing.
    SplitTranslation(const std::filesystem::path &dataFolder, const std::string &split,
                     std::optional<std::int64_t> sentences = {});

    [[nodiscard]] std::int64_t sentences() const noexcept { return static_cast<std::int64_t>(m_sources.size()); }
    [[nodiscard]] const std::vector<std::string> &references() const noexcept { return m_references; }

    /// Asked with the number of sentences done between portions of the work; false ends it.
    using KeepGoing = std::function<bool(std::int64_t done)>;
    /// Translates sentences; see Decoder::decode().
    using Decode = std::function<std::vector<Hypothesis>(std::span<const std::vector<int>> sources)>;
    [[nodiscard]] std::optional<std::vector<std::string>> translate(const Decode &decode,
                                                                    const KeepGoing &keepGoing = {}) const;
    /// One line for each sentence, in the split's order; nothing when told to end. Throws Error when the model does not
    /// fit the tokenizer.
    [[nodiscard]] std::optional<std::vector<std::string>> translate(const DenseTransformer &model,
                                                                    const DecodeOptions &options,
                                                                    const KeepGoing &keepGoing = {}) const;

private:
    Tokenizer m_tokenizer;
    std::vector<std::vector<int>> m_sources;
    std::vector<bool> m_isEmpty; ///< There is nothing to translate; see SplitText.
    std::vector<std::size_t> m_byLength; ///< Numbers of the sentences, short ones first.
    std::vector<std::string> m_references;
};

} // namespace supernet
