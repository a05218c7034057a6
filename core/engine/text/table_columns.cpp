// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/table_columns.h"

#include "domain/support/error.h"
#include "engine/text/column_kind.h"
#include "engine/text/line_reader.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace supernet {

namespace {

constexpr std::int64_t SurveyedLines = 1000;
constexpr std::size_t SurveyedBytes = 4 << 20;
constexpr std::size_t SurveyedColumns = 100;

std::vector<std::string> cellsOf(std::string_view line)
{
    std::vector<std::string> cells;
    while (cells.size() < SurveyedColumns) {
        const std::size_t tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            break;
        line.remove_prefix(tab + 1);
    }
    return cells;
}

std::optional<std::size_t> numberIn(const std::string &word)
{
    std::size_t number = 0;
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (code != std::errc() || end != word.data() + word.size())
        return {};
    return number;
}

/// Both sides of the comma; nothing where there are not two that differ.
std::optional<std::pair<std::string, std::string>> wordsOf(const std::string &asked)
{
    const std::size_t comma = asked.find(',');
    if (comma == std::string::npos || comma == 0 || comma + 1 == asked.size()
        || asked.find(',', comma + 1) != std::string::npos)
        return {};
    std::pair words(asked.substr(0, comma), asked.substr(comma + 1));
    const auto numbers = std::pair(numberIn(words.first), numberIn(words.second));
    if (words.first == words.second || numbers.first.has_value() != numbers.second.has_value()
        || numbers.first == std::size_t{0} || numbers.second == std::size_t{0})
        return {};
    return words;
}

/// The first lines of a table.
class Table
{
public:
    explicit Table(const std::filesystem::path &file)
        : m_file(file)
    {
        LineReader reader(file);
        std::string line;
        std::size_t bytes = 0;
        for (std::int64_t lines = 0; lines < SurveyedLines && bytes < SurveyedBytes && reader.next(line); ++lines) {
            bytes += line.size();
            std::vector<std::string> cells = cellsOf(line);
            m_columns.resize(std::max(m_columns.size(), cells.size()));
            if (lines == 0)
                m_first = std::move(cells);
            else
                for (std::size_t i = 0; i < cells.size(); ++i)
                    m_columns[i].add(cells[i]);
        }
        m_hasHeader = firstNames();
        if (!m_hasHeader)
            for (std::size_t i = 0; i < m_first.size(); ++i)
                m_columns[i].add(m_first[i]);
    }

    [[nodiscard]] bool hasHeader() const { return m_hasHeader; }
    [[nodiscard]] std::size_t size() const { return m_columns.size(); }
    [[nodiscard]] ColumnKind kind(std::size_t column) const { return m_columns[column].kind(); }

    [[nodiscard]] std::size_t columnOf(std::size_t number) const
    {
        if (number > size())
            throw UsageError("The table " + m_file.string() + " has no column " + std::to_string(number)
                                 + ": its first lines have " + std::to_string(size()) + '.',
                             "Choose others with --tsv-columns.");
        return number - 1;
    }

    [[nodiscard]] std::size_t columnOf(const std::string &name) const
    {
        const auto found = std::ranges::find(m_first, name);
        if (found == m_first.end())
            throw UsageError("The first line of " + m_file.string() + " names no column `" + name + "`: it holds "
                                 + firstText() + '.',
                             "Choose others with --tsv-columns, by number from 1 or by name.");
        return static_cast<std::size_t>(found - m_first.begin());
    }

    void requireSentences() const
    {
        if (size() < 2 || (kind(0) == ColumnKind::Sentences && kind(1) == ColumnKind::Sentences))
            return;
        std::string hint = guess();
        hint += "`--tsv-columns 1,2` takes these as they are.";
        throw UsageError("The table " + m_file.string() + " has " + name(kind(0)) + " in column 1 and " + name(kind(1))
                             + " in column 2, not sentences and their translations.",
                         hint);
    }

private:
    /// Whether the first line is of another kind than those below it, or says what columns of text are called.
    [[nodiscard]] bool firstNames() const
    {
        if (m_first.size() < 2)
            return false;
        int known = 0;
        bool differs = false;
        for (std::size_t i = 0; i < m_first.size(); ++i) {
            const ColumnKind above = kindOfCell(m_first[i]);
            const ColumnKind below = m_columns[i].kind();
            if (above == ColumnKind::Numbers || above == ColumnKind::Addresses)
                return false;
            known += namesAColumn(m_first[i]) ? 1 : 0;
            differs = differs
                || (above == ColumnKind::Sentences && (below == ColumnKind::Numbers || below == ColumnKind::Addresses));
        }
        return known >= 2 || differs;
    }

    [[nodiscard]] std::string firstText() const
    {
        constexpr std::size_t most = 200; // Bytes of a sentence to a person.
        std::string text;
        for (const std::string &cell : m_first) {
            if (text.size() + cell.size() > most)
                return text.empty() ? "a long text" : text + " ...";
            text += (text.empty() ? "" : ", ") + cell;
        }
        return text;
    }

    [[nodiscard]] std::string guess() const
    {
        std::vector<std::size_t> sentences;
        for (std::size_t i = 0; i < size(); ++i)
            if (kind(i) == ColumnKind::Sentences)
                sentences.push_back(i + 1);
        if (sentences.size() < 2)
            return "";
        return "Give `--tsv-columns " + std::to_string(sentences[0]) + ',' + std::to_string(sentences[1])
            + "`, if those are meant. ";
    }

    const std::filesystem::path &m_file;
    std::vector<std::string> m_first;
    std::vector<ColumnSurvey> m_columns;
    bool m_hasHeader = false;
};

} // namespace

TableColumns tableColumns(const std::filesystem::path &file, const std::string &asked)
{
    const Table table(file);
    TableColumns columns;
    columns.hasHeader = table.hasHeader();
    const auto words = wordsOf(asked);
    if (!words) {
        table.requireSentences();
        return columns;
    }
    const auto source = numberIn(words->first);
    const auto target = numberIn(words->second);
    if (source && target) {
        columns.source = table.columnOf(*source);
        columns.target = table.columnOf(*target);
    } else {
        columns = {table.columnOf(words->first), table.columnOf(words->second), true};
    }
    return columns;
}

void checkColumns(const std::string &asked, const std::string &option)
{
    if (!asked.empty() && !wordsOf(asked))
        throw UsageError("`" + asked + "` does not choose two columns.",
                         "Give " + option + " two numbers from 1, as 2,4, or two names of the first line, as en,de.");
}

std::optional<std::string_view> cellAt(std::string_view line, std::size_t column)
{
    for (; column > 0; --column) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos)
            return {};
        line.remove_prefix(tab + 1);
    }
    return line.substr(0, line.find('\t'));
}

} // namespace supernet
