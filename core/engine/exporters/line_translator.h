// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/decoder.h"
#include "engine/text/lexicon.h"
#include "engine/text/line_tokens.h"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>

namespace supernet {

struct LineTranslatorOptions
{
    int threads = 0; ///< 0: those of the process.
    std::optional<ComputeType> computeType = {}; ///< None: what the export says, see computeTypeOf().
    bool vocabularySelection = false; ///< Only target tokens that the export's lexicon expects.
};

/// Translates text with an exported model, line by line: exactly one line out for each line in, whatever the line.
class LineTranslator
{
public:
    /// `warn` hears what was done to lines that cannot be translated as they are.
    /// Throws Error when the export cannot be used, or has no lexicon where one is asked for.
    LineTranslator(const std::filesystem::path &exported, const LineTranslatorOptions &options,
                   std::function<void(const std::string &)> warn);

    /// One translation a line, in the order given. A line is text without its line end; a carriage return at its end and
    /// surrounding white space do not count. Bytes that are no UTF-8 become U+FFFD; a line of nothing but white space
    /// gives an empty line; beyond LongestLine tokens a line is cut. `firstLine` is what warnings call the first one.
    [[nodiscard]] std::vector<std::string> translate(const std::vector<std::string> &lines,
                                                     const DecodeOptions &options, std::int64_t firstLine,
                                                     std::stop_token stop) const;

    /// Reads all of `in`, writes and flushes translations in portions of `portion` lines, so that a long input streams.
    /// A last line without a line end counts. Returns the number of lines written; fewer than read when stopped.
    /// Throws Error when `out` cannot be written.
    std::int64_t translate(std::istream &in, std::ostream &out, const DecodeOptions &options, std::size_t portion,
                           std::stop_token stop) const;

    static constexpr std::size_t LongestLine = LongestSentence; ///< Tokens.

private:
    [[nodiscard]] std::vector<int> tokensOf(const std::string &line, std::int64_t number) const;

    Tokenizer m_tokenizer;
    Decoder m_decoder;
    std::optional<Lexicon> m_lexicon;
    std::function<void(const std::string &)> m_warn;
};

} // namespace supernet
