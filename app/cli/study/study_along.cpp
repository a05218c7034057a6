// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_along.h"

#include "cli/fidelity_table.h"
#include "cli/text_table.h"
#include "domain/search/fidelity_records.h"
#include "domain/search/front_view.h"
#include "domain/search/pareto.h"

#include <algorithm>

namespace supernet::cli {

namespace {

using Kind = ReportColumn::Kind;

/// One supernet at one checkpoint.
struct Point
{
    std::vector<std::string> place; ///< Arm, seed, step, seconds.
    FidelityReport fidelity;
    std::vector<Objectives> candidates; ///< Of a search there; empty without one.
};

std::string secondsAt(const Store &store, const RunRecord &run, std::int64_t step)
{
    std::string seconds = "-";
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == "cost/seconds" && metric.step == step)
            seconds = fixed(metric.value, 0);
    }
    return seconds;
}

std::vector<Objectives> candidatesOf(const Store &store, const RunRecord &search)
{
    std::vector<Objectives> points;
    for (const Candidate &candidate : store.candidates(search.id))
        points.push_back({candidate.latencyMs, candidate.loss});
    return points;
}

std::vector<Point> pointsOf(const Project &project, const StudyPlan &plan, const FidelitySettings &statistics)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const StudyRuns runs(project, plan);
    std::vector<Point> points;
    const auto addAt = [&](const StudyArm &arm, std::uint64_t seed, std::int64_t step) {
        const auto fidelity = runs.fidelity(arm, seed, step);
        if (!runs.isDone(fidelity))
            return;
        std::vector<FidelityPair> pairs;
        for (const auto &[id, pair] : comparedPairs(store, *fidelity))
            pairs.push_back(pair);
        const std::int64_t at = step == StudyRuns::Last ? arm.training.steps : step;
        Point point{{arm.name, std::to_string(seed), std::to_string(at),
                     secondsAt(store, *runs.training(arm, seed), at)},
                    fidelityOf(pairs, statistics),
                    {}};
        if (const auto search = plan.fronts ? runs.search(arm, seed, step) : std::nullopt; runs.isDone(search))
            point.candidates = candidatesOf(store, *search);
        points.push_back(std::move(point));
    };
    for (const StudyArm &arm : plan.arms) {
        for (const std::uint64_t seed : arm.seeds) {
            const auto steps = stepsAlong(plan, arm, seed);
            for (const std::int64_t step : steps)
                addAt(arm, seed, step);
            if (!steps.empty())
                addAt(arm, seed, StudyRuns::Last);
        }
    }
    return points;
}

Objectives worstOf(const std::vector<Point> &points)
{
    Objectives worst;
    for (const Point &point : points) {
        for (const Objectives &candidate : point.candidates)
            worst = {std::max(worst.latency, candidate.latency), std::max(worst.loss, candidate.loss)};
    }
    return worst;
}

} // namespace

ReportTable alongTable(const Project &project, const StudyPlan &plan, const FidelitySettings &statistics)
{
    ReportTable table{
        "along",
        "Would a shorter training of the supernet do?",
        "Inherited scores of one checkpoint against the same standalone nets, and the front of a search there. "
        "Hypervolume: the area (ms × nats) below the worst of all these searches.",
        {{"Supernet", Kind::Key},
         {"Seed", Kind::Key},
         {"Step", Kind::Key},
         {"Seconds", Kind::Measured},
         {"Gap"},
         {"Kendall tau-b"},
         {"Spearman"},
         {"Hypervolume", Kind::Measured}},
        {}};
    const auto points = pointsOf(project, plan, statistics);
    const Objectives worst = worstOf(points);
    for (const Point &point : points) {
        std::vector<std::string> cells = point.place;
        const Fidelity &figures = point.fidelity.all;
        for (const Estimate &estimate : {figures.gap, figures.kendall, figures.spearman})
            cells.push_back(estimateText(estimate));
        cells.push_back(point.candidates.empty() ? "-" : fixed(hypervolume(point.candidates, worst), 3));
        table.add(std::move(cells));
    }
    return table;
}

} // namespace supernet::cli
