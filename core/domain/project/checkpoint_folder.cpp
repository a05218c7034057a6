// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"

#include "domain/support/aside.h"

#include <algorithm>

namespace supernet {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t Newest = 3;
constexpr std::string_view Step = "step-";

/// Nothing but what a checkpoint is made of.
bool isOlderLeftover(const fs::path &folder)
{
    const std::string name = folder.filename().string();
    const std::string_view ending = CheckpointAside;
    std::error_code failure;
    if (!name.ends_with(ending) || !isCheckpoint(std::string_view(name).substr(0, name.size() - ending.size()))
        || !fs::is_directory(fs::symlink_status(folder, failure)))
        return false;
    for (const auto &entry : fs::directory_iterator(folder, failure)) {
        const std::string part = entry.path().filename().string();
        if (!part.starts_with("weights.safetensors") && !part.starts_with("optimizer.safetensors")
            && !part.starts_with(CheckpointStateFile))
            return false;
    }
    return !failure;
}

void removeLeftovers(const fs::path &checkpoints)
{
    std::vector<fs::path> entries;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(checkpoints, ignored))
        entries.push_back(entry.path());
    for (const fs::path &entry : entries)
        if (isOlderLeftover(entry))
            fs::remove_all(entry, ignored);
        else
            Aside::removeAbandoned(entry);
}

} // namespace

bool isCheckpoint(std::string_view name)
{
    constexpr std::size_t longest = 18; // What fits a number of 64 bits.
    return name.starts_with(Step) && name.size() > Step.size() && name.size() <= Step.size() + longest
        && name.find_first_not_of("0123456789", Step.size()) == std::string_view::npos;
}

fs::path checkpointFolder(const fs::path &checkpoints, std::int64_t step)
{
    auto number = std::to_string(step);
    number.insert(0, number.size() < 6 ? 6 - number.size() : 0, '0');
    return checkpoints / (std::string(Step) + number);
}

std::vector<std::int64_t> checkpointSteps(const fs::path &checkpoints)
{
    std::vector<std::int64_t> steps;
    std::error_code failure;
    for (const auto &entry : fs::directory_iterator(checkpoints, failure)) {
        const auto name = entry.path().filename().string();
        if (isCheckpoint(name) && fs::exists(entry.path() / CheckpointStateFile))
            steps.push_back(std::stoll(name.substr(Step.size())));
    }
    std::sort(steps.begin(), steps.end());
    return steps;
}

std::error_code removeCheckpoint(const fs::path &folder)
{
    std::error_code failure;
    const Aside aside = Aside::folder(folder);
    if (aside.descriptor() >= 0)
        fs::rename(folder, aside.path(), failure); // onto the empty folder
    const bool renamed = aside.descriptor() >= 0 && !failure;
    fs::remove_all(renamed ? aside.path() : folder, failure);
    std::error_code ignored;
    fs::remove(aside.path(), ignored);
    return failure;
}

void pruneCheckpoints(const fs::path &checkpoints, const std::set<std::int64_t> &keep)
{
    const auto steps = checkpointSteps(checkpoints);
    const std::size_t old = steps.size() > Newest ? steps.size() - Newest : 0;
    for (std::size_t i = 0; i < old; ++i)
        if (!keep.contains(steps[i]))
            removeCheckpoint(checkpointFolder(checkpoints, steps[i]));
    removeLeftovers(checkpoints);
}

void removeCheckpoints(const fs::path &checkpoints, const std::set<std::int64_t> &keep)
{
    std::vector<fs::path> gone;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(checkpoints, ignored)) {
        const auto name = entry.path().filename().string();
        if (isCheckpoint(name) && !keep.contains(std::stoll(name.substr(Step.size()))))
            gone.push_back(entry.path());
    }
    for (const fs::path &checkpoint : gone)
        removeCheckpoint(checkpoint);
    removeLeftovers(checkpoints);
    fs::remove(checkpoints, ignored); // only where it is empty
}

std::vector<fs::path> olderLeftovers(const fs::path &checkpoints)
{
    std::vector<fs::path> leftovers;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(checkpoints, ignored))
        if (isOlderLeftover(entry.path()))
            leftovers.push_back(entry.path());
    return leftovers;
}

} // namespace supernet
