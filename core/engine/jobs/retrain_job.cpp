// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/retrain_job.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/data_folder.h"
#include "domain/space/single_architecture.h"
#include "engine/jobs/same_training.h"
#include "engine/jobs/train_job.h"
#include "engine/jobs/training_loop.h"
#include "engine/supernets/translation_supernet.h"
#include "engine/text/tokenizer.h"

namespace supernet {

namespace {

using nlohmann::json;

/// Where a run goes on that has no checkpoint: it begins anew, and what an earlier attempt wrote down counts no more, not
/// even the validation before the first step.
constexpr std::int64_t FromNothing = -1;

/// What is recorded with a run, read back.
Retraining retrainingOf(const Project &project, const Store &store, const RunRecord &run)
{
    const auto parent = run.parentRun ? store.run(*run.parentRun) : std::nullopt;
    if (!parent || !run.parentStep)
        throw Error("The run `" + run.name + "` does not say which supernet it belongs to.");
    Retraining retraining;
    retraining.supernet = {*parent, *run.parentStep,
                           checkpointFolder(project.runFolder(parent->name) / "checkpoints", *run.parentStep)};
    retraining.training = trainingFromJson(run.settings);
    retraining.architecture = retraining.training.space.largestArchitecture();
    retraining.start = startFromName(run.settings.value("start", std::string()));
    retraining.scoring = scoringProtocolFromJson(run.settings.value("scoring", json::object()));
    return retraining;
}

/// One attempt at one run.
class RetrainJob
{
public:
    RetrainJob(JobContext &context, const Retraining &retraining, std::int64_t stopAt)
        : m_context(context)
        , m_retraining(retraining)
        , m_stopAt(stopAt)
        , m_checkpoints(context.folder() / "checkpoints")
    {
    }

    JobOutcome run(RetrainResult &result) const
    {
        setComputeThreads(m_context.run().threads);
        const std::filesystem::path data = m_context.project().dataFolder();
        const SubnetScoring scoring(data, m_retraining.scoring);
        const ParallelTokens tokens = openSplit(data, "train");
        Trainer trainer = takeUp(tokens);
        TrainingLoop loop(m_context, trainer);
        loop.validateStart();
        if (loop.run(m_stopAt) == JobOutcome::Stopped)
            return JobOutcome::Stopped;
        const Evaluation wanted = fact(trainer.step());
        result.score = scoring.known(m_context.store(), wanted); // An attempt may have been killed right after it.
        if (!result.score || result.score->run != m_context.run().id)
            result.score = scoring.addBleu(m_context, trainer.collapse(m_retraining.architecture), wanted);
        return result.score ? JobOutcome::Done : JobOutcome::Stopped;
    }

private:
    [[nodiscard]] Trainer takeUp(const ParallelTokens &tokens) const
    {
        if (const auto steps = checkpointSteps(m_checkpoints); !steps.empty())
            return Trainer(checkpointFolder(m_checkpoints, steps.back()), tokens);
        const Tokenizer tokenizer(m_context.project().dataFolder() / "tokenizer.model");
        Trainer trainer(m_retraining.training, tokens, tokenizer.vocabulary(), m_context.run().seed);
        if (m_retraining.start == Start::Inherited)
            trainer.inherit(
                TranslationSupernet::load(m_retraining.supernet.checkpoint).collapse(m_retraining.architecture));
        return trainer;
    }

    [[nodiscard]] Evaluation fact(std::int64_t step) const
    {
        Evaluation evaluation;
        evaluation.supernetRun = m_context.run().id;
        evaluation.supernetStep = step;
        evaluation.architectureId = m_retraining.architecture.id();
        evaluation.architecture = toJson(m_retraining.architecture, m_retraining.training.space);
        evaluation.state = evaluationState(m_retraining.start);
        return evaluation;
    }

    JobContext &m_context;
    const Retraining &m_retraining;
    std::int64_t m_stopAt;
    std::filesystem::path m_checkpoints;
};

RetrainResult work(JobContext &context, const Retraining &retraining, std::int64_t stopAt)
{
    RetrainResult result;
    result.run = context.run().name;
    result.outcome = runJob(context, [&] { return RetrainJob(context, retraining, stopAt).run(result); });
    return result;
}

} // namespace

TrainingSettings aloneSettings(TrainingSettings settings, const Architecture &architecture)
{
    const TrainingSettings plain; // What only a supernet has goes back to this: nets of all supernets train alike.
    settings.space = singleArchitectureSpace(settings.space, architecture);
    settings.policy = plain.policy;
    settings.sampling = plain.sampling;
    settings.randomSubnets = plain.randomSubnets;
    settings.attentive = plain.attentive;
    settings.attentiveCandidates = plain.attentiveCandidates;
    settings.distillation = plain.distillation;
    settings.surgery = plain.surgery;
    settings.surgeryFrom = plain.surgeryFrom;
    settings.alternateAfter = plain.alternateAfter;
    settings.splitAfter = plain.splitAfter;
    settings.stages = plain.stages;
    settings.keepEvery = plain.keepEvery;
    settings.conflictEvery = 0;
    settings.watchedSubnets = 0;
    return settings;
}

json recordOf(const Project &project, const Retraining &retraining)
{
    json recorded = recordOf(project, retraining.training);
    recorded["supernet"] = retraining.supernet.run.name + '@' + std::to_string(retraining.supernet.step);
    recorded["start"] = name(retraining.start);
    recorded["architecture_id"] = retraining.architecture.id();
    recorded["scoring"] = toJson(retraining.scoring);
    return recorded;
}

std::optional<RunRecord> sameStandalone(const Project &project, const Store &store, const Retraining &retraining,
                                        std::uint64_t seed)
{
    json wanted = recordOf(project, retraining);
    for (const char *free : {"supernet", "scoring"})
        wanted.erase(free);
    return sameTraining(project, store, JobKind::Retrain, wanted, seed);
}

RetrainResult retrainSubnet(Project &project, const Retraining &retraining, const JobOptions &options,
                            std::stop_token stop, EventSink &sink, std::int64_t stopAt)
{
    for (const auto &issue : retraining.training.validate()) {
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
    }
    requireSense(retraining.scoring);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), retraining.supernet.run);
    auto context = JobContext::begin(project, JobKind::Retrain, recordOf(project, retraining), options, std::move(stop),
                                     sink, retraining.supernet.run.id, retraining.supernet.step);
    return work(context, retraining, stopAt);
}

RetrainResult resumeRetraining(Project &project, const std::string &runName, std::stop_token stop, EventSink &sink,
                               std::int64_t stopAt)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto run = store.run(runName);
    if (!run || run->kind != JobKind::Retrain)
        throw UsageError("The project has no retraining run `" + runName + "`.",
                         "List its runs with `supernet project runs`.");
    requireDataOf(project, store, *run);
    const Retraining retraining = retrainingOf(project, store, *run);
    const auto steps = checkpointSteps(project.runFolder(runName) / "checkpoints");
    auto context = JobContext::resume(project, runName, steps.empty() ? FromNothing : steps.back(), std::move(stop),
                                      sink);
    return work(context, retraining, stopAt);
}

} // namespace supernet
