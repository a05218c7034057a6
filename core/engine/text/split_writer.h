// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/parallel_reader.h"
#include "engine/text/token_file_writer.h"
#include "engine/text/tokenizer.h"

#include <nlohmann/json.hpp>

namespace supernet {

/// Encodes the pairs of one split on several threads and writes them in the order in which they came.
class SplitWriter
{
public:
    enum class Text { Kept, Dropped }; ///< Whether SPLIT.{source,target}.txt are written too.

    SplitWriter(const std::filesystem::path &folder, const std::string &split, const Tokenizer &tokenizer, int threads,
                Text text);

    void add(SentencePair pair);
    void commit();
    [[nodiscard]] bool empty() const noexcept { return m_pairs == 0 && m_pending.empty(); }
    [[nodiscard]] nlohmann::json counts() const; ///< `pairs`, `source_tokens`, `target_tokens`, of what is written.

private:
    struct Side
    {
        TokenFileWriter tokens;
        std::optional<OutputFile> text;
        std::int64_t count = 0;
        void write(const std::string &line, const std::vector<int> &encoded);
    };
    [[nodiscard]] static Side makeSide(const std::filesystem::path &folder, const std::string &name,
                                       const Tokenizer &tokenizer, Text text);
    void writePending();

    const Tokenizer &m_tokenizer;
    int m_threads;
    Side m_source;
    Side m_target;
    std::vector<SentencePair> m_pending;
    std::int64_t m_pairs = 0;
};

} // namespace supernet
