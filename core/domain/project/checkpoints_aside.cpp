// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoints_aside.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/support/disk_sync.h"
#include "domain/support/error.h"
#include "domain/support/plain_error.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace supernet {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view Waiting = "before-attempt-"; ///< and the attempt's number, once all is in it;
constexpr std::string_view Filling = ".filling"; ///< ends in this before that,
constexpr std::string_view Dropped = ".dropped"; ///< and in this when it is no longer needed.

/// A folder of things set aside.
struct SetAside
{
    fs::path folder;
    int attempt = 0;
    std::string_view ending; ///< Empty, Filling or Dropped.
};

std::optional<SetAside> setAsideOf(const fs::path &folder)
{
    const std::string name = folder.filename().string();
    if (!name.starts_with(Waiting))
        return {};
    SetAside aside{folder, 0, {}};
    const char *const end = name.data() + name.size();
    const auto read = std::from_chars(name.data() + Waiting.size(), end, aside.attempt);
    const std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
    if (read.ec != std::errc())
        return {};
    for (const std::string_view known : {std::string_view(), Filling, Dropped})
        if (rest == known) {
            aside.ending = known;
            return aside;
        }
    return {};
}

std::vector<SetAside> setAsideIn(const fs::path &checkpoints)
{
    std::vector<SetAside> found;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(checkpoints, ignored))
        if (const auto aside = setAsideOf(entry.path()); aside && fs::is_directory(entry.symlink_status(ignored)))
            found.push_back(*aside);
    return found;
}

[[noreturn]] void asideFailed(const fs::path &folder, const std::error_code &failure)
{
    throwSystemError(failure, "The checkpoint " + folder.string() + " could not be moved: " + failure.message() + '.',
                     "Check that you may write there.");
}

void moveCheckpoint(const fs::path &from, const fs::path &to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        asideFailed(from, failure);
}

void dropOne(const SetAside &aside)
{
    fs::path gone = aside.folder;
    if (aside.ending.empty()) { // At once, so that what is half removed is never taken for whole.
        gone += Dropped;
        moveCheckpoint(aside.folder, gone);
        syncFolder(gone.parent_path());
    }
    std::vector<fs::path> checkpoints;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(gone, ignored))
        if (isCheckpoint(entry.path().filename().string()))
            checkpoints.push_back(entry.path());
    for (const fs::path &checkpoint : checkpoints)
        fs::remove_all(checkpoint, ignored);
    fs::remove(gone, ignored); // unless somebody put something else there
}

void bringBack(const SetAside &aside)
{
    const fs::path checkpoints = aside.folder.parent_path();
    for (const std::int64_t step : checkpointSteps(aside.folder))
        if (const fs::path place = checkpointFolder(checkpoints, step); !fs::exists(place))
            moveCheckpoint(checkpointFolder(aside.folder, step), place);
    syncFolder(checkpoints);
    std::error_code ignored;
    fs::remove(aside.folder, ignored);
}

/// Whether the attempt that it was set aside for has saved.
bool isOvertaken(const SetAside &aside, const fs::path &checkpoints, const std::vector<AttemptRecord> &attempts)
{
    const auto attempt = std::ranges::find(attempts, aside.attempt, &AttemptRecord::attempt);
    const auto steps = checkpointSteps(checkpoints);
    return aside.ending.empty() && attempt != attempts.end() && !steps.empty()
        && steps.back() > attempt->resumedFromStep;
}

} // namespace

void setLaterCheckpointsAside(const fs::path &checkpoints, std::int64_t step, int attempt)
{
    auto later = checkpointSteps(checkpoints);
    std::erase_if(later, [step](std::int64_t other) { return other <= step; });
    if (later.empty())
        return;
    const fs::path waiting = checkpoints / (std::string(Waiting) + std::to_string(attempt));
    fs::path filling = waiting;
    filling += Filling;
    if (const auto failure = makeFolders(filling))
        asideFailed(filling, failure);
    for (const std::int64_t other : later)
        moveCheckpoint(checkpointFolder(checkpoints, other), checkpointFolder(filling, other));
    syncFolder(filling);
    syncFolder(checkpoints);
    moveCheckpoint(filling, waiting);
    syncFolder(checkpoints);
}

void dropCheckpointsAside(const fs::path &checkpoints)
{
    for (const SetAside &aside : setAsideIn(checkpoints))
        dropOne(aside);
}

void settleCheckpointsAside(const fs::path &checkpoints, Store &store, RunId run)
{
    for (const SetAside &aside : setAsideIn(checkpoints)) {
        const auto attempts = store.attempts(run);
        if (aside.ending == Dropped || isOvertaken(aside, checkpoints, attempts)) {
            dropOne(aside);
            continue;
        }
        // The store first: without the folder nobody would know that the attempt came to nothing.
        if (std::ranges::find(attempts, aside.attempt, &AttemptRecord::attempt) != attempts.end())
            store.voidAttempt(run, aside.attempt);
        bringBack(aside);
    }
}

bool hasCheckpointsAside(const fs::path &checkpoints)
{
    return !setAsideIn(checkpoints).empty();
}

} // namespace supernet
