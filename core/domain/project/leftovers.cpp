// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/leftovers.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/checkpoints_aside.h"
#include "domain/project/folder_aside.h"
#include "domain/project/run_lock.h"
#include "domain/support/aside.h"

namespace supernet {

namespace fs = std::filesystem;

namespace {

/// What is in a folder; nothing in what is none, or only a link to one.
std::vector<fs::path> entriesOf(const fs::path &folder)
{
    std::vector<fs::path> found;
    std::error_code failure;
    if (!fs::is_directory(fs::symlink_status(folder, failure)))
        return found;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
        found.push_back(entry->path());
    return found;
}

/// Where jobs write.
std::vector<fs::path> placesOf(const Project &project)
{
    std::vector<fs::path> places{project.folder(), project.dataFolder(), project.exportsFolder()};
    std::error_code ignored;
    for (const fs::path &run : entriesOf(project.folder() / "runs")) {
        if (!fs::is_directory(fs::symlink_status(run, ignored)))
            continue;
        places.push_back(run);
        places.push_back(run / "checkpoints");
    }
    return places;
}

/// What only the holder of the run's lock may touch.
void settleRun(const Project &project, const fs::path &checkpoints)
{
    const bool waiting = hasCheckpointsAside(checkpoints);
    if (!waiting && olderLeftovers(checkpoints).empty())
        return;
    const fs::path runFolder = checkpoints.parent_path();
    Store store = project.openStore();
    const auto run = store.run(runFolder.filename().string());
    const auto lock = run ? FileLock::tryAcquire(runLockFile(runFolder)) : std::nullopt;
    if (!lock)
        return;
    if (waiting)
        settleCheckpointsAside(checkpoints, store, run->id);
    std::error_code ignored;
    for (const fs::path &leftover : olderLeftovers(checkpoints))
        fs::remove_all(leftover, ignored);
}

} // namespace

void sweepLeftovers(const Project &project) noexcept
{
    try {
        for (const fs::path &place : placesOf(project)) {
            sweepAsides(place);
            const auto entries = entriesOf(place);
            for (const fs::path &entry : entries)
                Aside::removeAbandoned(entry);
            if (!entries.empty() && place.filename() == "checkpoints")
                settleRun(project, place);
        }
    } catch (const std::exception &) {
        // A project that may only be read is no worse than it was.
    }
}

std::vector<fs::path> leftovers(const Project &project)
{
    std::vector<fs::path> found;
    for (const fs::path &place : placesOf(project))
        for (const fs::path &entry : entriesOf(place))
            if (Aside::isOne(entry) || isAside(entry))
                found.push_back(entry);
    return found;
}

} // namespace supernet
