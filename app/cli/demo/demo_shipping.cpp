// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo/demo_shipping.h"

#include "cli/demo/demo_corpus_files.h"
#include "domain/project/checkpoint_folder.h"
#include "domain/project/run_lock.h"
#include "engine/jobs/search_job.h"

#include <algorithm>
#include <set>

namespace supernet::cli {

namespace {

namespace fs = std::filesystem;

/// Steps of a training run whose weights something in the store stands on.
std::set<std::int64_t> usedSteps(const std::vector<RunRecord> &runs, RunId training)
{
    std::set<std::int64_t> steps;
    for (const RunRecord &run : runs)
        if (run.parentRun == training && run.parentStep)
            steps.insert(*run.parentStep);
    return steps;
}

void pruneTraining(const Project &project, const RunRecord &run, const std::set<std::int64_t> &used)
{
    const fs::path checkpoints = project.runFolder(run.name) / "checkpoints";
    for (const std::int64_t step : checkpointSteps(checkpoints)) {
        const fs::path folder = checkpointFolder(checkpoints, step);
        if (used.contains(step))
            fs::remove(folder / "optimizer.safetensors");
        else
            fs::remove_all(folder);
    }
}

std::uintmax_t bytesOf(const fs::path &folder)
{
    std::uintmax_t sum = 0;
    for (const auto &entry : fs::recursive_directory_iterator(folder))
        sum += entry.is_regular_file() ? entry.file_size() : 0;
    return sum;
}

/// What the demo has written there, and nothing else.
void removeCorpus(const fs::path &folder)
{
    for (const char *split : {"train", "valid", "test"})
        for (const char *side : {".en", ".de"})
            fs::remove(folder / (std::string(split) + side));
    std::error_code notEmpty;
    fs::remove(folder, notEmpty);
}

} // namespace

std::uintmax_t pruneForShipping(const Project &project)
try {
    const auto runs = project.openStore(Store::Mode::ReadOnly).runs();
    for (const RunRecord &run : runs) {
        if (run.kind == JobKind::Train)
            pruneTraining(project, run, usedSteps(runs, run.id));
        fs::remove(project.runFolder(run.name) / SearchPredictorFile); // For resuming a search, and those are done.
        fs::remove(runLockFile(project.runFolder(run.name)));
    }
    removeCorpus(demoCorpusFolder(project.folder()));
    fs::remove(project.folder() / "data.lock");
    project.seal();
    return bytesOf(project.folder());
} catch (const fs::filesystem_error &error) {
    throw Error("The project " + project.folder().string() + " could not be pruned: " + error.code().message() + '.',
                "Check that you may write there.");
}

} // namespace supernet::cli
