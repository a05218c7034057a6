// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/store_schema.h"

#include "domain/support/error.h"

#include <array>
#include <set>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sstream>
#include <string>

namespace supernet::detail {

namespace {

// Version 1. No column ever changes its meaning; a later version adds tables and columns.
constexpr const char *version1 = R"(
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    settings TEXT NOT NULL,
    seed INTEGER NOT NULL,
    threads INTEGER NOT NULL,
    device TEXT NOT NULL,
    host TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    parent_run INTEGER,
    parent_step INTEGER);
CREATE TABLE attempts (
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    resumed_from_step INTEGER NOT NULL,
    pid INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (run, attempt)) WITHOUT ROWID;
CREATE TABLE progress (
    run INTEGER PRIMARY KEY REFERENCES runs (id),
    phase TEXT NOT NULL,
    done REAL,
    total REAL,
    unit TEXT NOT NULL,
    rate REAL,
    detail TEXT NOT NULL,
    memory_bytes REAL,
    at INTEGER NOT NULL);
CREATE TABLE metrics (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    step INTEGER NOT NULL,
    name TEXT NOT NULL,
    subnet TEXT NOT NULL,
    value REAL,
    at INTEGER NOT NULL);
CREATE INDEX metrics_by_run ON metrics (run, id);
CREATE TABLE conflict_samples (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    step INTEGER NOT NULL,
    pair TEXT NOT NULL,
    tensor TEXT NOT NULL,
    cosine REAL,
    magnitude_ratio REAL);
CREATE INDEX conflict_samples_by_run ON conflict_samples (run, id);
CREATE TABLE candidates (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    origin TEXT NOT NULL,
    loss REAL,
    latency_ms REAL,
    latency_measured INTEGER NOT NULL,
    params REAL,
    flops REAL,
    at INTEGER NOT NULL);
CREATE INDEX candidates_by_run ON candidates (run, id);
CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    supernet_run INTEGER NOT NULL,
    supernet_step INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    split TEXT NOT NULL,
    metric TEXT NOT NULL,
    value REAL,
    signature TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL);
CREATE TABLE measurements (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    attempt INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    protocol TEXT NOT NULL,
    median_ms REAL,
    p10_ms REAL,
    p90_ms REAL,
    trimmed_mean_ms REAL,
    repetitions INTEGER NOT NULL,
    at INTEGER NOT NULL);
CREATE TABLE commands (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    verb TEXT NOT NULL,
    argument TEXT NOT NULL,
    at INTEGER NOT NULL);
CREATE INDEX commands_by_run ON commands (run, id);
CREATE TABLE queue (
    id INTEGER PRIMARY KEY,
    job TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    claimed_at INTEGER,
    run INTEGER REFERENCES runs (id),
    finished_at INTEGER,
    outcome TEXT NOT NULL);
CREATE TABLE picks (
    id INTEGER PRIMARY KEY,
    supernet_run INTEGER NOT NULL,
    supernet_step INTEGER NOT NULL,
    architecture_id TEXT NOT NULL,
    architecture TEXT NOT NULL,
    label TEXT NOT NULL,
    at INTEGER NOT NULL);
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    architecture_id TEXT NOT NULL,
    path TEXT NOT NULL,
    proof TEXT NOT NULL,
    at INTEGER NOT NULL);
)";

/// steps[n] takes a store of version n to version n + 1.
constexpr const char *steps[storeVersion] = {version1};

int versionOf(SQLite::Database &database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

void refuseNewer(int version, const std::filesystem::path &file)
{
    if (version > storeVersion)
        throw Error("The store " + file.string() + " has version " + std::to_string(version)
                        + "; this program knows versions up to " + std::to_string(storeVersion) + '.',
                    "Open it with a newer Supernet Studio.");
}

/// What a store is made of: type, name and table of each part, and the text that made it.
using Layout = std::set<std::array<std::string, 4>>;

/// SQLite's own tables, which it may add at any time.
bool isOfSqlite(const std::string &name)
{
    return name == "sqlite_sequence" || name.starts_with("sqlite_stat");
}

std::string withPlainSpaces(const std::string &text)
{
    std::istringstream words(text);
    std::string result;
    for (std::string word; words >> word;)
        result += word + ' ';
    return result;
}

Layout layoutOf(SQLite::Database &database)
{
    SQLite::Statement query(database, "SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema LIMIT 1000");
    Layout layout;
    while (query.executeStep()) {
        if (!isOfSqlite(query.getColumn(1).getString()))
            layout.insert({query.getColumn(0).getString(), query.getColumn(1).getString(),
                           query.getColumn(2).getString(), withPlainSpaces(query.getColumn(3).getString())});
    }
    return layout;
}

/// As this program, or one of its time, lays out a store of each version.
const Layout &layoutOfVersion(int version)
{
    static const auto layouts = [] {
        std::array<Layout, storeVersion + 1> all;
        SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        for (int made = 1; made <= storeVersion; ++made) {
            database.exec(steps[made - 1]);
            all[static_cast<std::size_t>(made)] = layoutOf(database);
        }
        return all;
    }();
    return layouts[static_cast<std::size_t>(version)];
}

/// The store's version. What is in it beyond our own tables would be carried out while we read and write them.
int checkedVersion(SQLite::Database &database, const std::filesystem::path &file)
{
    SQLite::Transaction look(database); // Another process may be about to make the tables.
    const int version = versionOf(database);
    refuseNewer(version, file);
    if (version < 0 || layoutOf(database) != layoutOfVersion(version))
        throw Error("The store " + file.string() + " is not laid out as this program lays out a store.",
                    "Somebody may have changed it to do more than hold data: take one that you trust.");
    look.commit();
    return version;
}

} // namespace

void migrateStore(SQLite::Database &database, const std::filesystem::path &file, bool mayWrite)
{
    if (checkedVersion(database, file) == storeVersion)
        return;
    if (!mayWrite)
        throw Error("The store " + file.string() + " was written by an older program and is opened for reading only.",
                    "Open its project once for writing, or open a copy of it.");
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    for (int version = versionOf(database); version < storeVersion; ++version) // another process may have been faster
        database.exec(steps[version]);
    database.exec("PRAGMA user_version = " + std::to_string(storeVersion));
    transaction.commit();
}

} // namespace supernet::detail
