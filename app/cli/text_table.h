// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace supernet::cli {

/// Columns for people, aligned: numbers (all but the columns named as text) to the right, two spaces between.
class TextTable
{
public:
    enum class Align { Left, Right };
    struct Column
    {
        std::string title;
        Align align = Align::Right;
    };

    explicit TextTable(std::vector<Column> columns);
    void add(std::vector<std::string> cells); ///< One cell a column.
    /// A line of titles and a line for each row, each ending in a newline, without trailing spaces.
    [[nodiscard]] std::string text() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// Decimal digits in groups of three: `417,846,678`.
[[nodiscard]] std::string grouped(const std::string &digits);
/// With the given digits after the point.
[[nodiscard]] std::string fixed(double value, int digits);

} // namespace supernet::cli
