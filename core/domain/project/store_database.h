// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <SQLiteCpp/Database.h>
#include <string>

namespace supernet::detail {

/// Throws Error when the journal beside a store names a further file. SQLite would take that for a journal too, and remove it;
/// none of ours does.
void requireOwnJournal(const std::filesystem::path &store);

/// The database of a store. The file may come from anybody, so it is data: nothing in it is carried out (no trigger, view,
/// function or extension), and reading it comes to an end however it was put together.
class StoreDatabase : public SQLite::Database
{
public:
    /// `name` is the file, or a URI that names it.
    StoreDatabase(const std::string &name, std::filesystem::path file, int flags, int busyTimeoutMs);
    StoreDatabase(const StoreDatabase &) = delete;
    StoreDatabase &operator=(const StoreDatabase &) = delete;

    /// Begins to count anew how much work a call makes.
    void beginWork() { m_rounds = 0; }
    /// Throws SQLite::Exception (damaged) when one query has given more than the file can hold: pages that are used twice.
    void requireHeld(std::uint64_t rows, std::uint64_t bytes) const;

    /// Tables with rows that this program cannot read.
    std::set<std::string> leftOut;

private:
    static int hasWorkedTooLong(void *self);
    [[nodiscard]] std::uint64_t bytes() const; ///< Of the file and its log.

    std::filesystem::path m_file;
    std::uint64_t m_rounds = 0;
};

} // namespace supernet::detail
