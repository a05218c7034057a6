// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/train_job.h"

#include "engine/jobs/training_loop.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/text/tokenizer.h"
#include "engine/training/checkpoint.h"

namespace supernet {

namespace {

std::filesystem::path checkpointsOf(const JobContext &context)
{
    return context.folder() / "checkpoints";
}

/// The newest step that every attempt can start again from; 0 when the run never saved.
std::int64_t newestStep(const std::filesystem::path &checkpoints)
{
    const auto steps = checkpointSteps(checkpoints);
    return steps.empty() ? 0 : steps.back();
}

std::int64_t vocabularyOf(const Project &project)
{
    return Tokenizer(project.dataFolder() / "tokenizer.model").vocabulary();
}

JobOutcome train(JobContext &context, const TrainingSettings &settings, std::int64_t fromStep)
{
    return runJob(context, [&] {
        setComputeThreads(context.run().threads);
        const auto data = openSplit(context.project().dataFolder(), "train");
        auto trainer = fromStep > 0
            ? Trainer(checkpointFolder(checkpointsOf(context), fromStep), data)
            : Trainer(settings, data, vocabularyOf(context.project()), context.run().seed);
        TrainingLoop loop(context, trainer);
        return loop.run();
    });
}

} // namespace

JobOutcome trainSupernet(Project &project, const TrainingSettings &settings, const JobOptions &options,
                         std::stop_token stop, EventSink &sink)
{
    for (const auto &issue : settings.validate())
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
    auto context =
        JobContext::begin(project, JobKind::Train, toJson(settings), options, std::move(stop), sink);
    return train(context, settings, 0);
}

JobOutcome resumeTraining(Project &project, const std::string &runName, std::stop_token stop, EventSink &sink)
{
    const auto run = project.openStore(Store::Mode::ReadOnly).run(runName);
    if (!run || run->kind != JobKind::Train)
        throw UsageError("The project has no training run `" + runName + "`.",
                         "List its runs with `supernet project runs`.");
    const auto step = newestStep(project.runFolder(runName) / "checkpoints");
    auto context = JobContext::resume(project, runName, step, std::move(stop), sink);
    return train(context, trainingFromJson(run->settings), step);
}

} // namespace supernet
