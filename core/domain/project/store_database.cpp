// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/store_database.h"

#include "domain/support/error.h"
#include "domain/support/plain_file.h"

#include <array>
#include <sqlite3.h>
#include <unistd.h>
#include <utility>

namespace supernet::detail {

namespace {

constexpr int roundInstructions = 1'000'000;
/// Of SQLite's machine: a row of a few bytes costs some dozens, more where attempts overtook each other.
constexpr std::uint64_t instructionsPerByte = 64;
constexpr std::uint64_t freeInstructions = 50'000'000;
constexpr std::uint64_t freeBytes = 16 << 20;
constexpr std::uint64_t freeRows = 10'000;
constexpr std::uint64_t leastRowBytes = 4;
/// Text in UTF-16 grows on its way to UTF-8.
constexpr std::uint64_t growth = 2;

void treatAsData(sqlite3 *handle)
{
    for (const auto &[option, value] :
         {std::pair(SQLITE_DBCONFIG_DEFENSIVE, 1), std::pair(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
          std::pair(SQLITE_DBCONFIG_ENABLE_VIEW, 0), std::pair(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
          std::pair(SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0), std::pair(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0),
          std::pair(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), std::pair(SQLITE_DBCONFIG_DQS_DDL, 0)})
        sqlite3_db_config(handle, option, value, nullptr);
    for (const auto &[limit, value] :
         {std::pair(SQLITE_LIMIT_SQL_LENGTH, 1 << 20), std::pair(SQLITE_LIMIT_COLUMN, 100),
          std::pair(SQLITE_LIMIT_EXPR_DEPTH, 100), std::pair(SQLITE_LIMIT_COMPOUND_SELECT, 10),
          std::pair(SQLITE_LIMIT_TRIGGER_DEPTH, 1)})
        sqlite3_limit(handle, limit, value);
}

} // namespace

void requireOwnJournal(const std::filesystem::path &store)
{
    // What a name is followed by ("The Rollback Journal" in SQLite's file format).
    constexpr std::array<unsigned char, 8> mark = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    const std::filesystem::path journal = store.string() + "-journal";
    std::error_code missing;
    if (!std::filesystem::exists(std::filesystem::symlink_status(journal, missing)))
        return;
    const int descriptor = openPlainFile(journal);
    std::array<unsigned char, 8> last{};
    const off_t end = ::lseek(descriptor, 0, SEEK_END);
    const bool isNamed = end >= 8 && ::pread(descriptor, last.data(), last.size(), end - 8) == 8 && last == mark;
    ::close(descriptor);
    if (isNamed)
        throw Error("The journal " + journal.string() + " of the store names another file.",
                    "No program of ours writes such a one: take a copy of the project that you trust.");
}

StoreDatabase::StoreDatabase(const std::string &name, std::filesystem::path file, int flags, int busyTimeoutMs)
    : SQLite::Database(name, flags, busyTimeoutMs)
    , m_file(std::move(file))
{
    treatAsData(getHandle());
    sqlite3_progress_handler(getHandle(), roundInstructions, &StoreDatabase::hasWorkedTooLong, this);
    exec("PRAGMA cell_size_check = ON");
}

std::uint64_t StoreDatabase::bytes() const
{
    std::uint64_t sum = 0;
    for (const char *part : {"", "-wal"}) {
        std::error_code missing;
        const auto size = std::filesystem::file_size(m_file.string() + part, missing);
        sum += missing ? 0 : size;
    }
    return sum;
}

void StoreDatabase::requireHeld(std::uint64_t rows, std::uint64_t bytes) const
{
    if (rows <= freeRows && bytes <= freeBytes)
        return;
    const std::uint64_t held = this->bytes();
    if (rows > freeRows + held / leastRowBytes || bytes > freeBytes + growth * held)
        throw SQLite::Exception("it gives more rows than its file has room for", SQLITE_CORRUPT);
}

int StoreDatabase::hasWorkedTooLong(void *self)
{
    auto &database = *static_cast<StoreDatabase *>(self);
    const std::uint64_t done = ++database.m_rounds * roundInstructions;
    return done > freeInstructions && done > freeInstructions + instructionsPerByte * database.bytes() ? 1 : 0;
}

} // namespace supernet::detail
