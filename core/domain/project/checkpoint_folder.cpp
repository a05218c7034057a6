// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/checkpoint_folder.h"

#include <algorithm>
#include <string>

namespace supernet {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t Newest = 3;

} // namespace

fs::path checkpointFolder(const fs::path &checkpoints, std::int64_t step)
{
    auto number = std::to_string(step);
    number.insert(0, number.size() < 6 ? 6 - number.size() : 0, '0');
    return checkpoints / ("step-" + number);
}

std::vector<std::int64_t> checkpointSteps(const fs::path &checkpoints)
{
    std::vector<std::int64_t> steps;
    std::error_code failure;
    for (const auto &entry : fs::directory_iterator(checkpoints, failure)) {
        const auto name = entry.path().filename().string();
        const bool whole = name.starts_with("step-") && !name.ends_with(CheckpointAside)
            && fs::exists(entry.path() / CheckpointStateFile);
        if (whole && name.find_first_not_of("0123456789", 5) == std::string::npos && name.size() > 5)
            steps.push_back(std::stoll(name.substr(5)));
    }
    std::sort(steps.begin(), steps.end());
    return steps;
}

void pruneCheckpoints(const fs::path &checkpoints, const std::set<std::int64_t> &keep)
{
    const auto steps = checkpointSteps(checkpoints);
    const std::size_t old = steps.size() > Newest ? steps.size() - Newest : 0;
    std::error_code ignored;
    for (std::size_t i = 0; i < old; ++i)
        if (!keep.contains(steps[i]))
            fs::remove_all(checkpointFolder(checkpoints, steps[i]), ignored);
    std::vector<fs::path> leftovers;
    for (const auto &entry : fs::directory_iterator(checkpoints, ignored))
        if (entry.path().string().ends_with(CheckpointAside))
            leftovers.push_back(entry.path());
    for (const auto &leftover : leftovers)
        fs::remove_all(leftover, ignored);
}

} // namespace supernet
