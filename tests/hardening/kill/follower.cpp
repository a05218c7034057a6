// SPDX-License-Identifier: GPL-3.0-or-later
#include "follower.h"

#include <chrono>
#include <SQLiteCpp/SQLiteCpp.h>
#include <utility>

namespace supernet::hardening {

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;

constexpr int busyMs = 10'000;
constexpr auto lookEvery = 4ms;

struct Table
{
    const char *name;
    const char *number; ///< What counts its rows.
    const char *columns; ///< Those that never change.
};

constexpr Table tables[] = {
    {"runs", "id", "*"},
    {"metrics", "id", "*"},
    {"conflict_samples", "id", "*"},
    {"candidates", "id", "*"},
    {"evaluations", "id", "*"},
    {"measurements", "id", "*"},
    {"commands", "id", "*"},
    {"picks", "id", "*"},
    {"exports", "id", "*"},
    {"queue", "id", "job, settings, created_at"},
    {"attempts", "run * 1000 + attempt", "run, attempt, resumed_from_step, started_at"},
};

/// Rows that were not there at the last look.
void readOn(SQLite::Database &database, Rows &rows)
{
    for (const Table &table : tables) {
        auto &known = rows[table.name];
        const std::string number = table.number;
        const bool ordered = number == "id"; // Others are few.
        SQLite::Statement statement(database,
                                    "SELECT " + number + ", " + table.columns + " FROM " + table.name + " WHERE "
                                        + number + " > ? ORDER BY 1");
        statement.bind(1, static_cast<std::int64_t>(ordered && !known.empty() ? known.rbegin()->first : 0));
        while (statement.executeStep()) {
            std::string text;
            for (int column = 1; column < statement.getColumnCount(); ++column)
                text += statement.getColumn(column).getString() + '\x1f';
            known.emplace(statement.getColumn(0).getInt64(), std::move(text));
        }
    }
}

bool isThere(const fs::path &store)
{
    std::error_code failure;
    return fs::file_size(store, failure) > 0 && !failure;
}

} // namespace

Rows rowsOf(const fs::path &store)
{
    Rows rows;
    if (isThere(store)) {
        SQLite::Database database(store.string(), SQLite::OPEN_READONLY, busyMs);
        if (database.execAndGet("PRAGMA user_version").getInt() > 0) // Not one that died while it was made.
            readOn(database, rows);
    }
    return rows;
}

std::string damageOf(const fs::path &store)
{
    if (!isThere(store))
        return {};
    try {
        SQLite::Database database(store.string(), SQLite::OPEN_READWRITE, busyMs);
        SQLite::Statement check(database, "PRAGMA integrity_check");
        std::string found;
        while (check.executeStep())
            if (const std::string line = check.getColumn(0).getString(); line != "ok")
                found += line + ' ';
        return found;
    } catch (const SQLite::Exception &error) {
        return error.what();
    }
}

std::string firstLost(const Rows &before, const Rows &now)
{
    for (const auto &[table, rows] : before) {
        const auto found = now.find(table);
        for (const auto &[number, text] : rows) {
            const bool there = found != now.end() && found->second.contains(number);
            if (!there)
                return table + ' ' + std::to_string(number) + " is gone: " + text;
            if (found->second.at(number) != text)
                return table + ' ' + std::to_string(number) + " was " + text + " and is " + found->second.at(number);
        }
    }
    return {};
}

void add(Rows &rows, const Rows &more)
{
    for (const auto &[table, added] : more)
        rows[table].insert(added.begin(), added.end());
}

Follower::Follower(fs::path store)
    : m_store(std::move(store))
    , m_thread([this](const std::stop_token &stop) { follow(stop); })
{
}

Follower::~Follower() = default;

const Rows &Follower::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
    return m_seen;
}

void Follower::follow(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        try {
            if (!isThere(m_store)) {
                std::this_thread::sleep_for(lookEvery);
                continue;
            }
            SQLite::Database database(m_store.string(), SQLite::OPEN_READONLY, busyMs);
            std::int64_t version = -1;
            while (!stop.stop_requested()) {
                const std::int64_t current = database.execAndGet("PRAGMA data_version").getInt64();
                if (std::exchange(version, current) != current)
                    readOn(database, m_seen);
                std::this_thread::sleep_for(lookEvery);
            }
        } catch (const SQLite::Exception &) {
            std::this_thread::sleep_for(lookEvery); // Half made: it has no tables yet.
        }
    }
}

} // namespace supernet::hardening
