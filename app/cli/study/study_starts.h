// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_facts.h"
#include "cli/study/study_journey.h"
#include "cli/study/study_tables.h"

namespace supernet::cli {

/// One training of the 2 x 2 and its scratch column: a pick of one arm's search, from one arm's weights.
struct StartCell
{
    std::size_t finder = 0; ///< Of StudyStarts::arms.
    int pick = 0;
    std::optional<std::size_t> weights; ///< Of StudyStarts::arms; nothing: from scratch.
};
[[nodiscard]] std::vector<StartCell> startCells(const StudyStarts &starts);

/// The trainings of a study's `starts` in a project's store.
class StudyStartRuns
{
public:
    StudyStartRuns(const Project &project, const StudyPlan &plan)
        : m_project(project)
        , m_plan(plan)
        , m_runs(project, plan)
    {
    }

    [[nodiscard]] std::string title(const StartCell &cell) const;
    [[nodiscard]] std::string runName(const StartCell &cell) const;
    [[nodiscard]] std::string startName(const StartCell &cell) const; ///< `plain`, `neuron`, `scratch`.
    /// What is trained; nothing as long as the search that finds it is not done.
    [[nodiscard]] std::optional<Retraining> retraining(const StartCell &cell) const;
    [[nodiscard]] std::optional<RunRecord> run(const StartCell &cell) const; ///< Done, or begun, or nothing.

private:
    [[nodiscard]] const StudyArm &arm(std::size_t number) const;
    [[nodiscard]] std::uint64_t seedOf(std::size_t number) const { return arm(number).seeds.front(); }
    [[nodiscard]] std::optional<Architecture> pick(const StartCell &cell) const;

    const Project &m_project;
    const StudyPlan &m_plan;
    StudyRuns m_runs;
};

/// One such training that is done.
struct StartFacts
{
    StartCell cell;
    std::string finder;
    std::string start;
    std::string architectureId;
    double bleu = 0;
    TrainingFacts training;
};
[[nodiscard]] std::vector<StartFacts> startFacts(const Project &project, const StudyPlan &plan);

[[nodiscard]] ReportTable startTable(const std::vector<StartFacts> &facts);
/// Mean BLEU by who found and where training began.
[[nodiscard]] ReportTable startMeans(const std::vector<StartFacts> &facts, const StudyStarts &starts);
/// What the other start and the other search are worth, with intervals over picks; a sentence each in `findings`.
[[nodiscard]] ReportTable startEffects(const std::vector<StartFacts> &facts, const StudyStarts &starts,
                                       const StudyResampling &resampling, std::vector<std::string> &findings);

} // namespace supernet::cli
