// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/housekeeping.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/checkpoint_references.h"
#include "domain/project/leftovers.h"
#include "domain/project/run_lock.h"
#include "domain/project/run_state.h"
#include "domain/support/sha256.h"

#include <fstream>

namespace supernet {

namespace fs = std::filesystem;

namespace {

std::uintmax_t bytesIn(const fs::path &path)
{
    std::error_code failure;
    const fs::file_status status = fs::symlink_status(path, failure);
    if (fs::is_regular_file(status)) {
        const auto size = fs::file_size(path, failure);
        return failure ? 0 : size; // It may have been renamed since.
    }
    std::uintmax_t bytes = 0;
    if (fs::is_directory(status))
        for (fs::directory_iterator entry(path, failure), end; !failure && entry != end; entry.increment(failure))
            bytes += bytesIn(entry->path());
    return bytes;
}

fs::path checkpointsOf(const Project &project, const RunRecord &run)
{
    return project.runFolder(run.name) / "checkpoints";
}

nlohmann::json stateOf(const fs::path &checkpoint)
{
    std::ifstream stream(checkpoint / CheckpointStateFile);
    return nlohmann::json::parse(stream, nullptr, false);
}

bool isSound(const fs::path &checkpoint)
{
    const auto state = stateOf(checkpoint);
    if (!state.is_object() || !state.contains("sha256") || !state["sha256"].is_object())
        return false;
    try {
        for (const auto &[file, sum] : state["sha256"].items())
            if (fs::path(file).filename() != file || sum != sha256OfFile(checkpoint / file))
                return false;
    } catch (const Error &) {
        return false;
    }
    return true;
}

/// That of the lowest validation loss on record; 0 where there is none.
std::int64_t bestStep(const fs::path &checkpoints, const std::vector<std::int64_t> &steps)
{
    std::optional<double> lowest;
    std::int64_t best = 0;
    for (const std::int64_t step : steps) {
        const auto state = stateOf(checkpointFolder(checkpoints, step));
        if (!state.is_object() || !state.contains("validation_loss") || !state["validation_loss"].is_number())
            continue;
        const double loss = state["validation_loss"];
        if (!lowest || loss < *lowest) {
            lowest = loss;
            best = step;
        }
    }
    return best;
}

bool isToldToKeep(const RunRecord &run, std::int64_t step)
{
    const auto every = run.settings.is_object() ? run.settings.find("keep_every") : run.settings.end();
    return every != run.settings.end() && every->is_number_integer() && *every > 0
        && step % every->get<std::int64_t>() == 0;
}

void addUnneeded(const Project &project, const Store &store, const RunRecord &run,
                 std::vector<UnneededCheckpoint> &found)
{
    const fs::path checkpoints = checkpointsOf(project, run);
    const auto steps = checkpointSteps(checkpoints);
    if (steps.size() < 2 || fs::is_symlink(checkpoints) || !isSound(checkpointFolder(checkpoints, steps.back())))
        return;
    std::set<std::int64_t> needed = referredSteps(store, run);
    needed.insert({steps.back(), bestStep(checkpoints, steps)});
    for (const std::int64_t step : steps) {
        const fs::path folder = checkpointFolder(checkpoints, step);
        if (!needed.contains(step) && !isToldToKeep(run, step) && !fs::is_symlink(folder))
            found.push_back({run.name, step, folder, bytesIn(folder)});
    }
}

void requireNobodyAtWork(const Project &project, const Store &store)
{
    for (const RunRecord &run : store.runs())
        if (isAlive(project, run))
            throw Error("The run \"" + run.name + "\" is at work already.",
                        "Wait for it, or stop it with `supernet project send " + run.name + " stop`.");
}

} // namespace

ProjectSizes sizesOf(const Project &project, const Store &store)
{
    ProjectSizes sizes;
    sizes.data = bytesIn(project.dataFolder());
    for (const char *side : {"", "-wal", "-shm", "-journal"})
        sizes.store += bytesIn(project.storeFile().string() + side);
    for (const RunRecord &run : store.runs())
        if (const auto bytes = bytesIn(checkpointsOf(project, run)); bytes > 0)
            sizes.checkpoints[run.name] = bytes;
    for (const ExportRecord &record : store.exports())
        if (const fs::path path = record.path; path.is_relative() && *path.begin() != "..")
            sizes.exports[record.path] = bytesIn(project.folder() / path);
    for (const fs::path &leftover : leftovers(project))
        sizes.leftovers += bytesIn(leftover);
    return sizes;
}

std::vector<UnneededCheckpoint> unneededCheckpoints(const Project &project, const Store &store)
{
    std::vector<UnneededCheckpoint> found;
    for (const RunRecord &run : store.runs())
        if (!isAlive(project, run))
            addUnneeded(project, store, run, found);
    return found;
}

void freeCheckpoints(const Project &project, const Store &store, const std::vector<UnneededCheckpoint> &checkpoints)
{
    requireNobodyAtWork(project, store);
    for (const UnneededCheckpoint &checkpoint : checkpoints) {
        const auto lock = FileLock::tryAcquire(runLockFile(project.runFolder(checkpoint.run)));
        if (!lock)
            throw Error("The run \"" + checkpoint.run + "\" is at work already.",
                        "Wait for it, or stop it with `supernet project send " + checkpoint.run + " stop`.");
        if (const std::error_code failure = removeCheckpoint(checkpoint.folder))
            throw Error("The checkpoint " + checkpoint.folder.string() + " could not be removed: " + failure.message()
                            + '.',
                        "Check that you may write there.");
    }
}

} // namespace supernet
