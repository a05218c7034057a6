// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/train_job.h"

#include "domain/cost/supernet_size.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/jobs/training_loop.h"
#include "engine/sharing/sharing_fit.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/text/tokenizer.h"
#include "engine/training/checkpoint.h"

#include <fmt/format.h>

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

/// Where a run goes on: `RUN` at its newest checkpoint, `RUN@STEP` at that one.
struct ResumePoint
{
    std::string run;
    std::int64_t step = 0;
};

ResumePoint resumePoint(const Project &project, const std::string &runAndStep)
{
    const auto name = runAndStep.substr(0, runAndStep.find('@'));
    const auto run = project.openStore(Store::Mode::ReadOnly).run(name);
    if (!run || run->kind != JobKind::Train)
        throw UsageError("The project has no training run `" + name + "`.",
                         "List its runs with `supernet project runs`.");
    if (name == runAndStep)
        return {name, newestStep(project.runFolder(name) / "checkpoints")};
    return {name, chooseSupernet(project, runAndStep).step};
}

/// What the run has saved beyond the step that it goes back to: of an attempt that no longer counts.
void dropLaterCheckpoints(const std::filesystem::path &checkpoints, std::int64_t step)
{
    for (const auto later : checkpointSteps(checkpoints))
        if (later > step)
            std::filesystem::remove_all(checkpointFolder(checkpoints, later));
}

/// What a hypernetwork keeps in memory, before it does.
void announceMemory(JobContext &context, const TrainingSettings &settings)
{
    if (settings.policy.granularity != Granularity::Hypernetwork)
        return;
    const std::int64_t weights = hypernetworkWeights(settings.space, settings.policy);
    context.message(fmt::format("The hypernetwork keeps {} weights for the matrices that it writes: {:.2f} GB with "
                                "gradients and moments.",
                                weights, static_cast<double>(weights * bytesPerTrainedWeight) / 1e9));
}

JobOutcome train(JobContext &context, const TrainingSettings &settings, std::int64_t fromStep)
{
    return runJob(context, [&] {
        announceMemory(context, settings);
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

nlohmann::json recordOf(const Project &project, const TrainingSettings &settings)
{
    nlohmann::json recorded = toJson(settings);
    recorded["data"] = project.settings().value("data", nlohmann::json());
    return recorded;
}

JobOutcome trainSupernet(Project &project, const TrainingSettings &settings, const JobOptions &options,
                         std::stop_token stop, EventSink &sink)
{
    for (const auto &issue : settings.validate())
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
    auto context = JobContext::begin(project, JobKind::Train, recordOf(project, settings), options, std::move(stop),
                                     sink);
    return train(context, settings, 0);
}

JobOutcome resumeTraining(Project &project, const std::string &runAndStep, std::stop_token stop, EventSink &sink)
{
    const auto point = resumePoint(project, runAndStep);
    auto context = JobContext::resume(project, point.run, point.step, std::move(stop), sink);
    dropLaterCheckpoints(checkpointsOf(context), point.step);
    return train(context, trainingFromJson(context.run().settings), point.step);
}

} // namespace supernet
