// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_journey.h"
#include "domain/project/run_state.h"
#include "engine/jobs/project_facts.h"
#include "engine/jobs/train_job.h"

namespace supernet::cli {

using nlohmann::json;

std::string supernetName(const StudyArm &arm, std::uint64_t seed)
{
    return arm.name + "-s" + std::to_string(seed);
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
    return same(JobKind::Train, recordOf(m_project, arm.training), seed);
}

FidelityJobSettings StudyRuns::fidelitySettings(const StudyArm &arm, std::uint64_t seed) const
{
    FidelityJobSettings settings = m_plan.fidelity->job;
    settings.supernet = chooseSupernet(m_project, training(arm, seed).value().name);
    json alone = toJson(arm.training);
    applyBudget(alone, m_plan.fidelity->budget);
    settings.training = trainingFromJson(alone);
    return settings;
}

std::optional<RunRecord> StudyRuns::fidelity(const StudyArm &arm, std::uint64_t seed) const
{
    if (!isDone(training(arm, seed)))
        return {};
    return same(JobKind::Fidelity, toJson(fidelitySettings(arm, seed)), m_plan.fidelity->seed);
}

SearchJobSettings StudyRuns::searchSettings(const StudyArm &arm, std::uint64_t seed) const
{
    SearchJobSettings settings = m_plan.fronts->search;
    const ChosenSupernet chosen = chooseSupernet(m_project, training(arm, seed).value().name);
    settings.supernet = chosen.run.name + '@' + std::to_string(chosen.step);
    return settings;
}

std::optional<RunRecord> StudyRuns::search(const StudyArm &arm, std::uint64_t seed) const
{
    if (!isDone(training(arm, seed)))
        return {};
    return same(JobKind::Search, toJson(searchSettings(arm, seed)), m_plan.fronts->seed);
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
