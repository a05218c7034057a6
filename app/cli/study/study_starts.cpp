// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_starts.h"

#include "domain/project/run_state.h"
#include "domain/space/usable_space.h"
#include "engine/jobs/same_training.h"

#include <algorithm>

namespace supernet::cli {

using nlohmann::json;

std::vector<StartCell> startCells(const StudyStarts &starts)
{
    std::vector<StartCell> cells;
    for (std::size_t finder = 0; finder < starts.arms.size(); ++finder) {
        for (int pick = 0; pick < starts.picks; ++pick) {
            for (std::size_t weights = 0; weights < starts.arms.size(); ++weights)
                cells.push_back({finder, pick, weights});
            cells.push_back({finder, pick, {}});
        }
    }
    return cells;
}

const StudyArm &StudyStartRuns::arm(std::size_t number) const
{
    return *m_plan.arm(m_plan.starts->arms[number]);
}

std::string StudyStartRuns::startName(const StartCell &cell) const
{
    return cell.weights ? arm(*cell.weights).name : name(Start::Scratch);
}

std::string StudyStartRuns::title(const StartCell &cell) const
{
    const std::string from = cell.weights ? "the weights of " + supernetName(arm(*cell.weights), seedOf(*cell.weights))
                                          : std::string("scratch");
    return "Train pick " + std::to_string(cell.pick + 1) + " of " + supernetName(arm(cell.finder), seedOf(cell.finder))
        + " from " + from;
}

std::string StudyStartRuns::runName(const StartCell &cell) const
{
    return "start-" + arm(cell.finder).name + '-' + std::to_string(cell.pick + 1) + "-from-" + startName(cell);
}

std::optional<Architecture> StudyStartRuns::pick(const StartCell &cell) const
{
    const auto search = m_runs.search(arm(cell.finder), seedOf(cell.finder));
    if (!m_runs.isDone(search))
        return {};
    const FrontAxis axis = m_plan.fronts->search.fitness == "bleu" ? FrontAxis::Bleu : FrontAxis::Loss;
    const auto front = frontOf(scoredCandidates(m_project.openStore(Store::Mode::ReadOnly), *search), axis);
    if (front.empty())
        return {};
    // From the best towards the fastest, evenly.
    const auto spread = static_cast<std::size_t>(std::max(m_plan.starts->picks - 1, 1));
    const std::size_t back = static_cast<std::size_t>(cell.pick) * (front.size() - 1) / spread;
    return architectureFromJson(front[front.size() - 1 - back].candidate.architecture,
                                usableSpaceFromJson(search->settings.at("space")));
}

std::optional<Retraining> StudyStartRuns::retraining(const StartCell &cell) const
{
    const auto architecture = pick(cell);
    const std::size_t weights = cell.weights.value_or(cell.finder);
    const auto supernet = m_runs.training(arm(weights), seedOf(weights));
    if (!architecture || !m_runs.isDone(supernet))
        return {};
    json training = toJson(arm(0).training); // one recipe for all
    applyBudget(training, m_plan.starts->budget);
    return Retraining{chooseSupernet(m_project, supernet->name), *architecture,
                      cell.weights ? Start::Inherited : Start::Scratch,
                      aloneSettings(trainingFromJson(training), *architecture), m_plan.starts->scoring};
}

std::optional<RunRecord> StudyStartRuns::run(const StartCell &cell) const
{
    const auto wanted = retraining(cell);
    if (!wanted)
        return {};
    const Store store = m_project.openStore(Store::Mode::ReadOnly);
    return wanted->start == Start::Scratch
        ? sameStandalone(m_project, store, *wanted, m_plan.starts->seed)
        : sameTraining(m_project, store, JobKind::Retrain, recordOf(m_project, *wanted), m_plan.starts->seed);
}

std::vector<StartFacts> startFacts(const Project &project, const StudyPlan &plan)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const StudyStartRuns starts(project, plan);
    std::map<RunId, double> scores;
    for (const Evaluation &evaluation : store.evaluations()) {
        if (evaluation.metric == "bleu" && evaluation.run == evaluation.supernetRun)
            scores[evaluation.run] = evaluation.value;
    }
    std::vector<StartFacts> facts;
    for (const StartCell &cell : startCells(*plan.starts)) {
        const auto run = starts.run(cell);
        if (!run || !scores.contains(run->id) || runState(project, store, *run) != "done")
            continue;
        facts.push_back({cell, plan.starts->arms[cell.finder], starts.startName(cell),
                         run->settings.at("architecture_id").get<std::string>(), scores[run->id],
                         trainingFacts(store, *run)});
    }
    return facts;
}

} // namespace supernet::cli
