// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/sentence_pair.h"
#include "engine/text/line_cleaning.h"
#include "engine/text/line_reader.h"
#include "engine/text/table_columns.h"
#include "engine/text/tmx_reader.h"

#include <functional>
#include <vector>

namespace supernet {

/// Where sentence pairs lie: two files line by line, or one file: of columns (source, tab, target, unless others are chosen), or a
/// translation memory. Each plain or packed; see TextStream.
struct CorpusFiles
{
    std::filesystem::path source;
    std::filesystem::path target;
    std::filesystem::path tsv = {};
    std::filesystem::path tmx = {};
    std::string sourceLanguage = {}; ///< Of `tmx`, as is the next; see TmxReader.
    std::string targetLanguage = {};
    std::string tsvColumns = {}; ///< Of `tsv`; see tableColumns().

    /// Those that are given, in the order above.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    [[nodiscard]] std::string names() const; ///< For a sentence.
    [[nodiscard]] bool empty() const { return files().empty(); }
    [[nodiscard]] std::uint64_t bytes() const; ///< On the disk. Throws Error naming a missing file.
    /// Throws UsageError unless it is a TSV, a TMX or both files; `option` is how a person said it, as `valid-`.
    void check(const std::string &option) const;
};

/// A line that was left out.
struct SkippedLine
{
    std::filesystem::path file;
    std::int64_t line = 0; ///< From 1.
    LineFault fault = LineFault::InvalidUtf8;
};

/// Clean pairs of a corpus, in order, one at a time.
class ParallelReader
{
public:
    using Skipped = std::function<void(const SkippedLine &)>;

    /// `skipped` hears of every line left out. Throws Error naming a file that cannot be opened, and as tableColumns() does.
    ParallelReader(const CorpusFiles &files, const LineRules &rules, Skipped skipped);

    /// The next good pair, or with LineRules::keepsPlaces the next one; false at the end. Throws Error when the files differ in their number of lines.
    bool next(SentencePair &pair);

    [[nodiscard]] std::int64_t lines() const noexcept; ///< Read so far, good or not; units of a translation memory.
    [[nodiscard]] std::uint64_t bytesRead() const; ///< On the disk, of all files.
    [[nodiscard]] const TmxReader *memory() const noexcept { return m_memory.get(); } ///< Null where it reads lines.
    [[nodiscard]] const std::optional<TableColumns> &columns() const noexcept { return m_columns; } ///< Of a table.
    void skip(LineFault fault); ///< Reports the pair read last as left out after all.

private:
    bool read(SentencePair &pair);
    void emptyPlace(SentencePair &pair) const;
    [[noreturn]] void throwDifferentCounts();

    LineRules m_rules;
    Skipped m_skipped;
    std::unique_ptr<LineReader> m_source; ///< Or the TSV.
    std::unique_ptr<LineReader> m_target;
    std::unique_ptr<TmxReader> m_memory; ///< Instead of both.
    std::optional<TableColumns> m_columns;
    bool m_isWhole = true; ///< What was read last has both sides.
    LineFault m_fault = LineFault::MissingColumn; ///< Of the pair that was passed over last.
};

} // namespace supernet
