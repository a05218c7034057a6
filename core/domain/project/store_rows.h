// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/run_name.h"
#include "domain/project/store_database.h"
#include "domain/project/store_tables.h"
#include "domain/support/json_text.h"

#include <cmath>
#include <limits>
#include <SQLiteCpp/SQLiteCpp.h>
#include <string>
#include <type_traits>
#include <vector>

/// Rows to statements and back, by the column lists of store_tables.h.
namespace supernet::detail {

template<typename Row>
concept HasRowId = requires(Row row)
{
    row.id;
};

inline void bindField(SQLite::Statement &statement, int index, const std::string &value)
{
    statement.bind(index, value);
}

inline void bindField(SQLite::Statement &statement, int index, double value)
{
    statement.bind(index, value); // SQLite keeps a NaN as NULL
}

inline void bindField(SQLite::Statement &statement, int index, const nlohmann::json &value)
{
    statement.bind(index, value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

inline void bindField(SQLite::Statement &statement, int index, JobKind value)
{
    statement.bind(index, name(value));
}

template<typename Integer>
requires std::is_integral_v<Integer>
void bindField(SQLite::Statement &statement, int index, Integer value)
{
    statement.bind(index, static_cast<std::int64_t>(value));
}

template<typename Value>
void bindField(SQLite::Statement &statement, int index, const std::optional<Value> &value)
{
    if (value)
        bindField(statement, index, *value);
    else
        statement.bind(index);
}

template<typename... Values>
void bindAll(SQLite::Statement &statement, const Values &...values)
{
    int index = 0;
    (bindField(statement, ++index, values), ...);
}

/// Thrown and caught here only: a row holds what no program of ours writes there.
struct UnreadableRow
{
};

inline void requireRow(bool readable)
{
    if (!readable)
        throw UnreadableRow();
}

constexpr int longestField = 16 << 20; ///< Bytes.

// Reading a field adds to `bytes` those of a text.

inline void requireText(const SQLite::Column &column, std::uint64_t &bytes)
{
    const int size = column.getBytes();
    bytes += static_cast<std::uint64_t>(size);
    requireRow(column.isText() && size <= longestField);
}

inline void readField(const SQLite::Column &column, std::string &value, std::uint64_t &bytes)
{
    requireText(column, bytes);
    value = column.getString();
}

inline void readField(const SQLite::Column &column, double &value, std::uint64_t &)
{
    requireRow(column.isNull() || column.isFloat() || column.isInteger());
    value = column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}

inline void readField(const SQLite::Column &column, nlohmann::json &value, std::uint64_t &bytes)
{
    requireText(column, bytes);
    value = tryParseJson(column.getString());
    requireRow(!value.is_discarded());
}

inline void readField(const SQLite::Column &column, JobKind &value, std::uint64_t &)
{
    requireRow(column.isText());
    const auto kind = tryJobKind(column.getString());
    requireRow(kind.has_value());
    value = *kind;
}

template<typename Integer>
requires std::is_integral_v<Integer>
void readField(const SQLite::Column &column, Integer &value, std::uint64_t &)
{
    requireRow(column.isInteger());
    const std::int64_t stored = column.getInt64();
    value = static_cast<Integer>(stored);
    requireRow(static_cast<std::int64_t>(value) == stored);
}

template<typename Value>
void readField(const SQLite::Column &column, std::optional<Value> &value, std::uint64_t &bytes)
{
    if (column.isNull())
        value.reset();
    else
        readField(column, value.emplace(), bytes);
}

/// Settings and architectures: whoever reads them looks for keys.
inline bool isObjectOrNull(const nlohmann::json &value)
{
    return value.is_object() || value.is_null();
}

/// An id goes into commands as a word, and into texts: it is no option, no path and no markup.
inline bool isPlainId(const std::string &id)
{
    return id.size() <= 100 && !id.starts_with('-') && id.find_first_of("/\\<>&") == std::string::npos;
}

template<typename Row>
bool isSound(const Row &row)
{
    if constexpr (requires { row.architectureId; })
        if (!isPlainId(row.architectureId))
            return false;
    if constexpr (requires { row.architecture; })
        if (!isObjectOrNull(row.architecture))
            return false;
    if constexpr (requires { row.settings; })
        if (!isObjectOrNull(row.settings))
            return false;
    if constexpr (std::is_same_v<Row, RunRecord>)
        return isRunName(row.name);
    return true;
}

/// The current row of a statement made by selectRows. Throws UnreadableRow.
template<typename Row>
Row readRow(SQLite::Statement &statement, std::uint64_t &bytes)
{
    Row row;
    int index = 0;
    if constexpr (HasRowId<Row>)
        readField(statement.getColumn(index++), row.id, bytes);
    std::apply([&](auto &...fields) { (readField(statement.getColumn(index++), fields, bytes), ...); },
               Table<Row>::fields(row));
    requireRow(isSound(row));
    return row;
}

/// Every row of a table for which `condition` (SQL after WHERE, with ? for `values`) holds. `t` is the table. A row that no
/// program of ours can have written is left out, and the table noted: one of them makes no store unreadable.
template<typename Row, typename... Values>
std::vector<Row> selectRows(StoreDatabase &database, const std::string &condition, const Values &...values)
{
    SQLite::Statement statement(database,
                                std::string("SELECT ") + (HasRowId<Row> ? "id, " : "") + Table<Row>::columns + " FROM "
                                    + Table<Row>::name + " AS t WHERE " + condition);
    bindAll(statement, values...);
    std::vector<Row> rows;
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;
    while (statement.executeStep()) {
        try {
            rows.push_back(readRow<Row>(statement, bytes));
        } catch (const UnreadableRow &) {
            database.leftOut.insert(Table<Row>::name);
        }
        database.requireHeld(++count, bytes);
    }
    return rows;
}

template<typename Row, typename... Values>
std::optional<Row> selectRow(StoreDatabase &database, const std::string &condition, const Values &...values)
{
    auto rows = selectRows<Row>(database, condition, values...);
    return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
}

/// Inserts rows one after the other and calls `inserted(row, id)` for each. The caller holds the transaction.
template<typename Row, typename Rows, typename Inserted>
void insertRows(SQLite::Database &database, const char *verb, Rows &&rows, Inserted inserted)
{
    constexpr auto count = std::tuple_size_v<decltype(Table<Row>::fields(std::declval<Row &>()))>;
    std::string marks = "?";
    for (std::size_t i = 1; i < count; ++i)
        marks += ", ?";
    SQLite::Statement statement(database,
                                std::string(verb) + " INTO " + Table<Row>::name + " (" + Table<Row>::columns
                                    + ") VALUES (" + marks + ')');
    for (auto &row : rows) {
        std::apply([&](const auto &...fields) { bindAll(statement, fields...); }, Table<Row>::fields(row));
        statement.exec();
        statement.reset();
        inserted(row, database.getLastInsertRowid());
    }
}

} // namespace supernet::detail
