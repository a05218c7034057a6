// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store_tables.h"

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

inline void readField(const SQLite::Column &column, std::string &value)
{
    value = column.getString();
}

inline void readField(const SQLite::Column &column, double &value)
{
    value = column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}

inline void readField(const SQLite::Column &column, nlohmann::json &value)
{
    value = nlohmann::json::parse(column.getString());
}

inline void readField(const SQLite::Column &column, JobKind &value)
{
    value = jobKindFromName(column.getString());
}

template<typename Integer>
requires std::is_integral_v<Integer>
void readField(const SQLite::Column &column, Integer &value)
{
    value = static_cast<Integer>(column.getInt64());
}

template<typename Value>
void readField(const SQLite::Column &column, std::optional<Value> &value)
{
    if (column.isNull())
        value.reset();
    else
        readField(column, value.emplace());
}

/// The current row of a statement made by selectRows.
template<typename Row>
Row readRow(SQLite::Statement &statement)
{
    Row row;
    int index = 0;
    if constexpr (HasRowId<Row>)
        readField(statement.getColumn(index++), row.id);
    std::apply([&](auto &...fields) { (readField(statement.getColumn(index++), fields), ...); },
               Table<Row>::fields(row));
    return row;
}

/// Every row of a table for which `condition` (SQL after WHERE, with ? for `values`) holds. `t` is the table.
template<typename Row, typename... Values>
std::vector<Row> selectRows(SQLite::Database &database, const std::string &condition, const Values &...values)
{
    SQLite::Statement statement(database,
                                std::string("SELECT ") + (HasRowId<Row> ? "id, " : "") + Table<Row>::columns + " FROM "
                                    + Table<Row>::name + " AS t WHERE " + condition);
    bindAll(statement, values...);
    std::vector<Row> rows;
    while (statement.executeStep())
        rows.push_back(readRow<Row>(statement));
    return rows;
}

template<typename Row, typename... Values>
std::optional<Row> selectRow(SQLite::Database &database, const std::string &condition, const Values &...values)
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
