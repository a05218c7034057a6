// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/project_place.h"

#include "domain/project/store_schema.h"
#include "domain/support/error.h"

#include <array>
#include <SQLiteCpp/Database.h>
#include <string>

namespace supernet {

namespace {

namespace fs = std::filesystem;

/// A store that nothing was written to yet; of somebody else's only one without any table.
bool isUnusedStore(const fs::path &file)
try {
    SQLite::Database store(file.string(), SQLite::OPEN_READONLY);
    if (store.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0)
        return true;
    return store.execAndGet("PRAGMA user_version").getInt() == detail::storeVersion
        && store.execAndGet("SELECT count(*) FROM runs").getInt() == 0
        && store.execAndGet("SELECT count(*) FROM attempts").getInt() == 0;
} catch (const SQLite::Exception &) {
    return false;
}

bool isEmptyFolder(const fs::directory_entry &entry)
{
    return fs::is_directory(entry.symlink_status()) && fs::is_empty(entry.path());
}

/// What Project::create makes before project.json, when it was killed on the way.
bool isOfAnUnfinishedProject(const fs::directory_entry &entry)
{
    const std::string name = entry.path().filename().string();
    constexpr std::array<const char *, 3> folders = {"data", "runs", "exports"};
    for (const char *folder : folders) {
        if (name == folder)
            return isEmptyFolder(entry);
    }
    if (!fs::is_regular_file(entry.symlink_status()))
        return false;
    if (name.starts_with("project.json.part-")) // What was being written last. It stays, and is in nobody's way.
        return true;
    if (!name.starts_with("store.sqlite"))
        return false;
    const fs::path store = entry.path().parent_path() / "store.sqlite";
    return (name == "store.sqlite" || fs::exists(store)) && isUnusedStore(store);
}

void requireOnly(const fs::path &folder, bool (*isAllowed)(const fs::directory_entry &))
{
    const auto status = fs::status(folder);
    if (status.type() == fs::file_type::not_found)
        return;
    if (status.type() != fs::file_type::directory)
        throw Error("No project can be made in " + folder.string() + ", which is no folder.", "Choose another place.");
    for (const auto &entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with('.') && !isAllowed(entry))
            throw Error("The folder " + folder.string() + " holds other things than a project, such as " + name + '.',
                        "Give the project a new or an empty folder.");
    }
}

} // namespace

void requireEmptyPlace(const fs::path &folder)
{
    requireOnly(folder, [](const fs::directory_entry &) { return false; });
}

void requireFreePlace(const fs::path &folder)
{
    requireOnly(folder, isOfAnUnfinishedProject);
}

} // namespace supernet
