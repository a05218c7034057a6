// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/parallel_reader.h"

#include "domain/support/error.h"

namespace supernet {

std::vector<std::filesystem::path> CorpusFiles::files() const
{
    std::vector<std::filesystem::path> given{source, target, tsv, tmx};
    std::erase_if(given, [](const auto &file) { return file.empty(); });
    return given;
}

std::string CorpusFiles::names() const
{
    std::string text;
    for (const auto &file : files())
        text += (text.empty() ? "" : " and ") + file.string();
    return text;
}

std::uint64_t CorpusFiles::bytes() const
{
    std::uint64_t sum = 0;
    for (const auto &file : files()) {
        std::error_code code;
        const auto kind = std::filesystem::status(file, code).type();
        if (kind == std::filesystem::file_type::fifo)
            continue; // which does not say how much it will give
        if (kind == std::filesystem::file_type::character || kind == std::filesystem::file_type::block
            || kind == std::filesystem::file_type::socket)
            throw Error("The text file " + file.string() + " is neither a file nor a pipe.");
        sum += std::filesystem::file_size(file, code);
        if (code)
            throw Error("The text file " + file.string() + " cannot be opened: " + code.message() + '.');
    }
    return sum;
}

void CorpusFiles::check(const std::string &option) const
{
    const std::string pair = "--" + option + "source and --" + option + "target";
    const bool lines = !source.empty() || !target.empty();
    if (static_cast<int>(lines) + static_cast<int>(!tsv.empty()) + static_cast<int>(!tmx.empty()) > 1)
        throw UsageError("Give one of --" + option + "tsv, --" + option + "tmx, or " + pair + '.');
    if (source.empty() != target.empty())
        throw UsageError("Give both " + pair + '.');
    if (tmx.empty() && (!sourceLanguage.empty() || !targetLanguage.empty()))
        throw UsageError("Languages are chosen of a translation memory: --" + option + "tmx.");
    if (tsv.empty() && !tsvColumns.empty())
        throw UsageError("Columns are chosen of a table: --" + option + "tsv.");
    checkColumns(tsvColumns, "--" + option + "tsv-columns");
}

ParallelReader::ParallelReader(const CorpusFiles &files, const LineRules &rules, Skipped skipped)
    : m_rules(rules)
    , m_skipped(std::move(skipped))
{
    if (!files.tmx.empty()) {
        m_memory = std::make_unique<TmxReader>(files.tmx, files.sourceLanguage, files.targetLanguage);
        return;
    }
    if (!files.tsv.empty())
        m_columns = tableColumns(files.tsv, files.tsvColumns);
    m_source = std::make_unique<LineReader>(files.tsv.empty() ? files.source : files.tsv);
    if (files.tsv.empty())
        m_target = std::make_unique<LineReader>(files.target);
}

bool ParallelReader::next(SentencePair &pair)
{
    while (read(pair)) {
        if (m_isWhole) {
            const auto fault = cleanPair(pair.source, pair.target, m_rules);
            if (!fault)
                return true;
            m_fault = *fault;
        }
        skip(m_fault);
        if (m_rules.keepsPlaces && !m_memory && m_fault != LineFault::Header) {
            emptyPlace(pair);
            return true;
        }
    }
    return false;
}

/// There is nothing to translate; what was to be compared with stays where it can be read.
void ParallelReader::emptyPlace(SentencePair &pair) const
{
    const auto target = m_fault == LineFault::MissingColumn ? std::nullopt : cleaned(pair.target);
    pair = {{}, target ? target->text : std::string()};
}

/// False at the end; whether both sides are there is in m_isWhole, and why not in m_fault.
bool ParallelReader::read(SentencePair &pair)
{
    m_isWhole = true;
    if (m_memory)
        return m_memory->next(pair);
    const bool more = m_source->next(pair.source);
    if (m_target) {
        if (m_target->next(pair.target) != more)
            throwDifferentCounts();
        return more;
    }
    if (m_columns->hasHeader && m_source->number() == 1) {
        m_isWhole = false;
        m_fault = LineFault::Header;
        return more;
    }
    const auto source = cellAt(pair.source, m_columns->source);
    const auto target = cellAt(pair.source, m_columns->target);
    if (!source || !target) {
        m_isWhole = false;
        m_fault = LineFault::MissingColumn;
        return more;
    }
    pair.target = *target;
    pair.source = std::string(*source);
    return more;
}

void ParallelReader::throwDifferentCounts()
{
    std::string line;
    for (LineReader *reader : {m_source.get(), m_target.get()})
        while (reader->next(line)) { }
    throw Error("The files " + m_source->file().string() + " and " + m_target->file().string() + " have "
                    + std::to_string(m_source->number()) + " and " + std::to_string(m_target->number()) + " lines.",
                "Give two files whose lines belong together one by one.");
}

void ParallelReader::skip(LineFault fault)
{
    if (m_memory) {
        m_skipped({m_memory->file(), m_memory->line(), fault});
        return;
    }
    const bool ofTarget = m_target && fault == LineFault::EmptyTarget;
    const LineReader &reader = ofTarget ? *m_target : *m_source;
    m_skipped({reader.file(), reader.number(), fault});
}

std::int64_t ParallelReader::lines() const noexcept
{
    return m_memory ? m_memory->units() : m_source->number();
}

std::uint64_t ParallelReader::bytesRead() const
{
    if (m_memory)
        return m_memory->bytesRead();
    return m_source->bytesRead() + (m_target ? m_target->bytesRead() : 0);
}

} // namespace supernet
