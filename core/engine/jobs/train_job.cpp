// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/train_job.h"

#include "domain/cost/supernet_size.h"
#include "domain/project/checkpoint_references.h"
#include "domain/project/data_folder.h"
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
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto run = store.run(name);
    if (!run || run->kind != JobKind::Train)
        throw UsageError("The project has no training run `" + name + "`.",
                         "List its runs with `supernet project runs`.");
    requireDataOf(project, store, *run);
    if (name == runAndStep)
        return {name, newestStep(project.runFolder(name) / "checkpoints")};
    return {name, chooseSupernet(project, runAndStep).step};
}

/// Going back takes the later checkpoints and the facts of their steps from the run: not from under others.
void requireNothingBeyond(const JobContext &context, const Store &store, std::int64_t step)
{
    const RunRecord &run = context.run();
    std::string who;
    for (const CheckpointReference &reference : checkpointReferences(store, run))
        if (reference.step > step)
            who += (who.empty() ? "" : ", ") + reference.who + " (step " + std::to_string(reference.step) + ')';
    if (!who.empty())
        throw UsageError("The run `" + run.name + "` cannot go back to step " + std::to_string(step)
                             + ", since others stand on what it saved later: " + who + '.',
                         "Branch instead, which leaves it as it is: `supernet train --from " + run.name + '@'
                             + std::to_string(step) + "`.");
}

/// What a hypernetwork or the parts of a space keep in memory, before they do.
void announceMemory(JobContext &context, const TrainingSettings &settings)
{
    const auto announce = [&](const std::string &what, std::int64_t weights) {
        context.message(fmt::format("{}: {} weights, {:.2f} GB with gradients and moments.", what, weights,
                                    static_cast<double>(weights * bytesPerTrainedWeight) / 1e9));
    };
    if (settings.policy.granularity == Granularity::Hypernetwork)
        announce("The hypernetwork keeps all that writes its matrices",
                 hypernetworkWeights(settings.space, settings.policy));
    if (settings.policy.granularity == Granularity::Partition)
        announce(fmt::format("The {} parts of the space share none of their tensors", settings.policy.experts),
                 partitionWeights(settings.space, settings.policy, vocabularyOf(context.project())));
}

/// At the run's own checkpoint; a run without one begins, at the checkpoint that it branches from where it does.
Trainer trainerOf(JobContext &context, const TrainingSettings &settings, std::int64_t fromStep,
                  const ParallelTokens &data)
{
    if (fromStep > 0)
        return Trainer(checkpointFolder(checkpointsOf(context), fromStep), data);
    const RunRecord &run = context.run();
    if (!run.parentRun)
        return Trainer(settings, data, vocabularyOf(context.project()), run.seed);
    const auto parent = context.store().run(*run.parentRun);
    if (!parent || !run.parentStep)
        throw Error("The run `" + run.name + "` does not say which checkpoint it branches from.");
    return Trainer(checkpointFolder(context.project().runFolder(parent->name) / "checkpoints", *run.parentStep), data,
                   settings);
}

void requireSound(const TrainingSettings &settings)
{
    for (const auto &issue : settings.validate())
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
}

/// What a branch cannot change without the weights, the optimizer's state or the place in the data losing their meaning.
void requireSameNet(const TrainingSettings &branch, const TrainingSettings &parent)
{
    const bool same = toJson(branch.space) == toJson(parent.space) && toJson(branch.policy) == toJson(parent.policy)
        && branch.batchTokens == parent.batchTokens && branch.alternateAfter == parent.alternateAfter
        && branch.splitAfter == parent.splitAfter;
    if (!same)
        throw UsageError(
            "A branch keeps the space, the sharing, the batches and the alternation of the run that it comes from.",
            "Change other settings, or start a new run.");
}

void requireBudgetLeft(const TrainingSettings &settings, const CheckpointState &checkpoint)
{
    const Budget budget = budgetOf(settings,
                                   {checkpoint.step, checkpoint.tokens, checkpoint.flops, checkpoint.trainedSeconds});
    if (budget.share() >= 1)
        throw UsageError("The checkpoint of step " + std::to_string(checkpoint.step)
                             + " has spent the branch's whole budget.",
                         "Give more --steps (or --minutes, --tokens, --flops): they count from the first step of the "
                         "run it comes from.");
}

JobOutcome train(JobContext &context, const TrainingSettings &settings, std::int64_t fromStep)
{
    return runJob(context, [&] {
        announceMemory(context, settings);
        setComputeThreads(context.run().threads);
        const auto data = openSplit(context.project().dataFolder(), "train");
        auto trainer = trainerOf(context, settings, fromStep, data);
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
    requireSound(settings);
    requireRecordedData(project);
    auto context = JobContext::begin(project, JobKind::Train, recordOf(project, settings), options, std::move(stop),
                                     sink);
    return train(context, settings, 0);
}

JobOutcome branchTraining(Project &project, const std::string &runAndStep, const TrainingSettings &settings,
                          JobOptions options, std::stop_token stop, EventSink &sink)
{
    requireSound(settings);
    const ChosenSupernet parent = chooseSupernet(project, runAndStep);
    if (parent.run.kind != JobKind::Train)
        throw UsageError("The run `" + parent.run.name + "` trained no supernet, so nothing branches from it.");
    const CheckpointState checkpoint = readCheckpointState(parent.checkpoint);
    requireSameNet(settings, checkpoint.settings);
    requireBudgetLeft(settings, checkpoint);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), parent.run);
    options.seed = checkpoint.seed;
    auto context = JobContext::begin(project, JobKind::Train, recordOf(project, settings), options, std::move(stop),
                                     sink, parent.run.id, parent.step);
    context.message("Branched from " + parent.run.name + " at step " + std::to_string(parent.step) + '.');
    return train(context, settings, 0);
}

JobOutcome resumeTraining(Project &project, const std::string &runAndStep, std::stop_token stop, EventSink &sink)
{
    auto context = JobContext::resume(project, resumePoint(project, runAndStep).run, 0, std::move(stop), sink);
    const auto point = resumePoint(project, runAndStep); // What is there now that nobody else can change it.
    requireNothingBeyond(context, context.store(), point.step);
    return train(context, trainingFromJson(context.run().settings), point.step);
}

} // namespace supernet
