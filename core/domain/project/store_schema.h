// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <SQLiteCpp/Database.h>

namespace supernet::detail {

/// The version of the store's tables that this program writes (`PRAGMA user_version`).
inline constexpr int storeVersion = 1;

/// Brings the tables to storeVersion, one version at a time, in one transaction; a new file is version 0. Throws Error
/// when the store was written by a newer program, or is older and `mayWrite` is false, or is laid out otherwise.
void migrateStore(SQLite::Database &database, const std::filesystem::path &file, bool mayWrite);

} // namespace supernet::detail
