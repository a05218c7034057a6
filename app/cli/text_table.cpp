// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include "domain/support/shown_text.h"

#include <algorithm>
#include <cstdio>

namespace supernet::cli {

namespace {

/// Code points, which is near enough to columns for what the program prints.
std::size_t width(const std::string &text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return (byte & 0xc0) != 0x80; }));
}

} // namespace

TextTable::TextTable(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
}

void TextTable::add(std::vector<std::string> cells)
{
    cells.resize(m_columns.size());
    for (std::string &cell : cells)
        cell = shownText(cell);
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const
{
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        titles.push_back(m_columns[column].title);
        widths.push_back(width(titles.back()));
        for (const auto &row : m_rows)
            widths.back() = std::max(widths.back(), width(row[column]));
    }
    std::string result;
    const auto append = [&](const std::vector<std::string> &cells) {
        std::string line;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const std::string padding(widths[column] - width(cells[column]), ' ');
            line += column > 0 ? "  " : "";
            line += m_columns[column].align == Align::Right ? padding + cells[column] : cells[column] + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        result += line + '\n';
    };
    append(titles);
    std::ranges::for_each(m_rows, append);
    return result;
}

std::string grouped(const std::string &digits)
{
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    std::string result;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > first && (digits.size() - at) % 3 == 0)
            result += ',';
        result += digits[at];
    }
    return result;
}

std::string fixed(double value, int digits)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

} // namespace supernet::cli
