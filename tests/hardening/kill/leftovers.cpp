// SPDX-License-Identifier: GPL-3.0-or-later
#include "leftovers.h"

#include "domain/project/run_lock.h"
#include "domain/project/run_state.h"
#include "grounds.h"

#include <algorithm>

namespace supernet::hardening {

namespace fs = std::filesystem;

namespace {

/// Names of what is written aside, whoever writes it.
constexpr const char *asideMarks[] = {".part", ".new", ".old", ".aside", ".tmp"};

void findFiles(const fs::path &project, const std::set<std::string> &expected, std::vector<std::string> &found)
{
    for (const auto &entry : fs::recursive_directory_iterator(project)) {
        const std::string name = entry.path().filename().string();
        for (const char *mark : asideMarks)
            if (name.find(mark) != std::string::npos)
                found.push_back("written aside: " + entry.path().string());
        if (name.ends_with("lock") && entry.is_regular_file() && FileLock::isHeld(entry.path()))
            found.push_back("held: " + entry.path().string());
    }
    for (const std::string &path : pathsIn(project))
        if (!expected.contains(path))
            found.push_back("not there when nobody disturbs: " + path);
}

void findFolders(const Project &project, const Store &store, std::vector<std::string> &found)
{
    std::error_code failure;
    for (fs::directory_iterator entries(project.folder() / "runs", failure), end; entries != end; ++entries)
        if (entries->is_directory() && !store.run(entries->path().filename().string()))
            found.push_back("of no run: " + entries->path().string());
    const auto exports = store.exports();
    for (fs::directory_iterator entries(project.exportsFolder(), failure), end; entries != end; ++entries) {
        const std::string path = entries->path().lexically_relative(project.folder()).string();
        // One that has its proof is whole: its job died before it could say so, and it can be used as it lies there.
        const bool whole = fs::exists(entries->path() / "proof.json") && path.find(".part") == std::string::npos;
        if (!whole && std::ranges::find(exports, path, &ExportRecord::path) == exports.end())
            found.push_back("of no export: " + path);
    }
}

} // namespace

std::vector<std::string> leftoversIn(const fs::path &folder, const std::set<std::string> &expected)
{
    std::vector<std::string> found;
    const Project project = Project::open(folder);
    const Store store = project.openStore(Store::Mode::ReadOnly);
    findFiles(folder, expected, found);
    findFolders(project, store, found);
    for (const QueueItem &item : store.queue()) {
        const auto run = item.run ? store.run(*item.run) : std::nullopt;
        if (item.claimedAt && !item.finishedAt && !(run && isAlive(project, *run)))
            found.push_back("claimed and never finished: item " + std::to_string(item.id));
    }
    return found;
}

} // namespace supernet::hardening
