// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace supernet {

/// Which columns of a table of tab-separated values are a corpus.
struct TableColumns
{
    std::size_t source = 0; ///< From 0.
    std::size_t target = 1;
    bool hasHeader = false; ///< The first line names the columns.

    bool operator==(const TableColumns &) const = default;
};

/// The columns that `asked` chooses: two numbers from 1 (`2,4`) or two names of the first line (`en,de`); the first two where it
/// is empty. Then the first lines must hold sentences there: throws UsageError for numbers, web addresses, identifiers or the
/// same in every line, with a guess which columns are meant; also for columns that are not there.
[[nodiscard]] TableColumns tableColumns(const std::filesystem::path &file, const std::string &asked);

/// Throws UsageError unless `asked` is empty or chooses two columns; `option` is how a person said it.
void checkColumns(const std::string &asked, const std::string &option);

/// The cell of a line; nothing where it has fewer.
[[nodiscard]] std::optional<std::string_view> cellAt(std::string_view line, std::size_t column);

} // namespace supernet
