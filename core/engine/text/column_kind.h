// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace supernet {

/// What the cells of a table's column are.
enum class ColumnKind { Sentences, Numbers, Addresses, Identifiers, OneValue, Nothing };
[[nodiscard]] const char *name(ColumnKind kind); ///< For a sentence: `web addresses`.

/// Looks at the cells of a column, one after the other.
class ColumnSurvey
{
public:
    void add(std::string_view cell);
    [[nodiscard]] ColumnKind kind() const;

private:
    std::int64_t m_filled = 0;
    std::int64_t m_numbers = 0;
    std::int64_t m_addresses = 0;
    std::int64_t m_identifiers = 0;
    std::int64_t m_severalWords = 0;
    std::unordered_set<std::string> m_distinct;
};

/// Of one cell: numbers, addresses, identifiers, sentences or nothing.
[[nodiscard]] ColumnKind kindOfCell(std::string_view cell);

/// Whether a line of such cells names the columns below it: it holds names of languages or what a column of sentences is
/// usually called.
[[nodiscard]] bool namesAColumn(std::string_view cell);

} // namespace supernet
