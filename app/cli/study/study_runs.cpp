// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_journey.h"
#include "domain/project/run_state.h"
#include "engine/jobs/project_facts.h"
#include "engine/jobs/same_training.h"
#include "engine/jobs/train_job.h"

#include <algorithm>

namespace supernet::cli {

using nlohmann::json;

std::string supernetName(const StudyArm &arm, std::uint64_t seed, std::int64_t step)
{
    return arm.name + "-s" + std::to_string(seed) + (step == StudyRuns::Last ? "" : "-at-" + std::to_string(step));
}

std::vector<std::int64_t> stepsAlong(const StudyPlan &plan, const StudyArm &arm, std::uint64_t seed)
{
    std::vector<std::int64_t> steps;
    if (!plan.along || arm.alone)
        return steps;
    const auto &seeds = plan.along->seeds;
    const bool followed = seeds.empty() || std::ranges::find(seeds, seed) != seeds.end();
    for (std::int64_t step = plan.along->every; followed && step < arm.training.steps; step += plan.along->every)
        steps.push_back(step);
    return steps;
}

ChosenSupernet StudyRuns::supernet(const StudyArm &arm, std::uint64_t seed, std::int64_t step) const
{
    const std::string name = training(arm, seed).value().name;
    return chooseSupernet(m_project, step == Last ? name : name + '@' + std::to_string(step));
}

std::optional<RunRecord> StudyRuns::same(JobKind kind, const json &wanted, std::uint64_t seed) const
{
    return sameRun(m_project, m_project.openStore(Store::Mode::ReadOnly), kind, wanted, seed);
}

bool StudyRuns::isDone(const std::optional<RunRecord> &run) const
{
    return run && runState(m_project, m_project.openStore(Store::Mode::ReadOnly), *run) == "done";
}

std::optional<RunRecord> StudyRuns::training(const StudyArm &arm, std::uint64_t seed) const
{
    return sameTraining(m_project, m_project.openStore(Store::Mode::ReadOnly), JobKind::Train,
                        recordOf(m_project, arm.training), seed);
}

FidelityJobSettings StudyRuns::fidelitySettings(const StudyArm &arm, std::uint64_t seed, std::int64_t step) const
{
    FidelityJobSettings settings = m_plan.fidelity->job;
    settings.supernet = supernet(arm, seed, step);
    json alone = toJson(arm.training);
    applyBudget(alone, m_plan.fidelity->budget);
    settings.training = trainingFromJson(alone);
    return settings;
}

std::optional<RunRecord> StudyRuns::fidelity(const StudyArm &arm, std::uint64_t seed, std::int64_t step) const
{
    if (!isDone(training(arm, seed)))
        return {};
    return same(JobKind::Fidelity, toJson(fidelitySettings(arm, seed, step)), m_plan.fidelity->seed);
}

SearchJobSettings StudyRuns::searchSettings(const StudyArm &arm, std::uint64_t seed, std::int64_t step) const
{
    SearchJobSettings settings = m_plan.fronts->search;
    const ChosenSupernet chosen = supernet(arm, seed, step);
    settings.supernet = chosen.run.name + '@' + std::to_string(chosen.step);
    return settings;
}

std::optional<RunRecord> StudyRuns::search(const StudyArm &arm, std::uint64_t seed, std::int64_t step) const
{
    if (!isDone(training(arm, seed)))
        return {};
    return same(JobKind::Search, toJson(searchSettings(arm, seed, step)), m_plan.fronts->seed);
}

LatencyJobSettings StudyRuns::latencySettings() const
{
    LatencyJobSettings settings = m_plan.fronts->latency;
    settings.space = toJson(m_plan.arms.front().training.space);
    settings.vocabulary = projectVocabulary(m_project);
    return settings;
}

std::optional<RunRecord> StudyRuns::latency() const
{
    if (!m_project.settings().contains("data"))
        return {};
    return same(JobKind::Latency, toJson(latencySettings()), m_plan.fronts->seed);
}

PredictorJobSettings StudyRuns::predictorSettings() const
{
    PredictorJobSettings settings = m_plan.fronts->predictor;
    settings.latencyRun = latency().value().name;
    return settings;
}

std::optional<RunRecord> StudyRuns::predictor() const
{
    if (!isDone(latency()))
        return {};
    json wanted = toJson(predictorSettings());
    if (wanted["beam"] == 0) // which stands for the widest
        wanted.erase("beam");
    return same(JobKind::Predictor, wanted, m_plan.fronts->seed);
}

} // namespace supernet::cli
