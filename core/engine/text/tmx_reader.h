// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/sentence_pair.h"
#include "engine/text/text_stream.h"

#include <string>

namespace supernet {

/// Sentence pairs of a translation memory (TMX 1.4, plain or gzip), one unit at a time: memory does not grow with the file.
/// Of a segment the text counts; native codes that stand in it (bpt, ept, it, ph, ut) do not.
class TmxReader
{
public:
    static constexpr std::size_t LongestUnit = 1 << 20; ///< Bytes.

    /// Languages as `xml:lang` begins, `en` for en-GB too. Empty: the source is the header's `srclang`, or the first of the
    /// first unit, and the target the first other one of a unit. Throws Error naming the file: it is missing, or UTF-16.
    TmxReader(const std::filesystem::path &file, std::string sourceLanguage, std::string targetLanguage);

    /// The next unit, a side empty that it lacks; false at the end. Throws Error naming the file and the line: it is damaged, no
    /// XML, holds no unit at all, or a unit that is too long.
    bool next(SentencePair &pair);
    [[nodiscard]] std::int64_t line() const noexcept
    {
        return m_unitLine;
    } ///< Where the unit read last begins, from 1.
    [[nodiscard]] std::int64_t units() const noexcept { return m_units; } ///< Read so far.
    [[nodiscard]] const std::filesystem::path &file() const noexcept { return m_stream.file(); }
    [[nodiscard]] std::uint64_t bytesRead() const { return m_stream.bytesRead(); }

private:
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_text).substr(m_at); }
    bool more();
    void drop(std::size_t count);
    bool seek();
    [[nodiscard]] std::size_t find(std::string_view what, std::size_t from);
    [[nodiscard]] bool isAt(std::size_t place, std::string_view what);
    [[nodiscard]] std::size_t markupEnd(std::size_t place);
    bool findUnit();
    [[nodiscard]] std::size_t unitEnd();
    void parse(std::string_view unit, SentencePair &pair);
    [[noreturn]] void refuse(const std::string &what, const std::string &hint) const;

    TextStream m_stream;
    std::string m_sourceLanguage;
    std::string m_targetLanguage;
    std::string m_text; ///< Of the stream; what lies before `m_at` is done with.
    std::size_t m_at = 0;
    std::int64_t m_line = 1; ///< Of `m_at`.
    std::int64_t m_unitLine = 0;
    std::int64_t m_units = 0;
};

} // namespace supernet
