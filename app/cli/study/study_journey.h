// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_plan.h"

#include <functional>

namespace supernet::cli {

/// The runs of a study in a project's store. A run is found by what it was told and by its seed, whatever its name and
/// whoever started it.
class StudyRuns
{
public:
    static constexpr std::int64_t Last = 0; ///< Of a supernet's checkpoints: that at the end.

    StudyRuns(const Project &project, const StudyPlan &plan)
        : m_project(project)
        , m_plan(plan)
    {
    }

    // Each: done, or begun, or nothing.
    [[nodiscard]] std::optional<RunRecord> training(const StudyArm &arm, std::uint64_t seed) const;
    [[nodiscard]] std::optional<RunRecord> fidelity(const StudyArm &arm, std::uint64_t seed,
                                                    std::int64_t step = Last) const;
    [[nodiscard]] std::optional<RunRecord> search(const StudyArm &arm, std::uint64_t seed,
                                                  std::int64_t step = Last) const;
    [[nodiscard]] std::optional<RunRecord> latency() const;
    [[nodiscard]] std::optional<RunRecord> predictor() const;

    [[nodiscard]] bool isDone(const std::optional<RunRecord> &run) const;

    // What they are told; those of a supernet need its training to be done.
    [[nodiscard]] FidelityJobSettings fidelitySettings(const StudyArm &arm, std::uint64_t seed,
                                                       std::int64_t step = Last) const;
    [[nodiscard]] SearchJobSettings searchSettings(const StudyArm &arm, std::uint64_t seed,
                                                   std::int64_t step = Last) const;
    [[nodiscard]] LatencyJobSettings latencySettings() const;
    [[nodiscard]] PredictorJobSettings predictorSettings() const;

private:
    [[nodiscard]] ChosenSupernet supernet(const StudyArm &arm, std::uint64_t seed, std::int64_t step) const;
    [[nodiscard]] std::optional<RunRecord> same(JobKind kind, const nlohmann::json &wanted, std::uint64_t seed) const;

    const Project &m_project;
    const StudyPlan &m_plan;
};

/// One thing that a study needs done.
struct StudyTask
{
    std::string title;
    std::function<std::optional<RunRecord>()> held; ///< The run that does it, done or begun.
    std::function<JobOutcome()> begin;
    std::function<JobOutcome(const std::string &run)> resume;
};

/// The checkpoints along its run at which a supernet is looked at, that at the end left out; none without `along`.
[[nodiscard]] std::vector<std::int64_t> stepsAlong(const StudyPlan &plan, const StudyArm &arm, std::uint64_t seed);

/// Works through a study: data, trainings (seed by seed, so that a study broken off compares all arms), fidelity,
/// latencies, predictor, searches, starts. What the store holds is left alone; what was begun is taken up.
class StudyJourney
{
public:
    StudyJourney(Project &project, const StudyPlan &plan, const JobOptions &options, std::stop_token stop,
                 EventSink &sink);

    [[nodiscard]] std::vector<StudyTask> tasks();
    [[nodiscard]] bool isDone(const StudyTask &task) const;
    /// Stopped as soon as one was asked to stop. Throws Error.
    [[nodiscard]] JobOutcome run();

private:
    void addTrainings(std::vector<StudyTask> &tasks);
    void addFidelities(std::vector<StudyTask> &tasks);
    void addFidelity(std::vector<StudyTask> &tasks, const StudyArm &arm, std::uint64_t seed, std::int64_t step);
    void addFronts(std::vector<StudyTask> &tasks);
    void addSearch(std::vector<StudyTask> &tasks, const StudyArm &arm, std::uint64_t seed, std::int64_t step);
    void addStarts(std::vector<StudyTask> &tasks);
    [[nodiscard]] StudyTask dataTask();
    [[nodiscard]] StudyTask latencyTask();
    [[nodiscard]] StudyTask predictorTask();
    /// Calls `visit` for each training of the matrix, seed by seed, or for those of supernets.
    void eachTraining(const std::function<void(const StudyArm &, std::uint64_t seed)> &visit) const;
    void eachSupernet(const std::function<void(const StudyArm &, std::uint64_t seed)> &visit) const;
    [[nodiscard]] JobOptions optionsFor(std::uint64_t seed, const std::string &runName) const;

    Project &m_project;
    const StudyPlan &m_plan;
    const JobOptions &m_options;
    std::stop_token m_stop;
    EventSink &m_sink;
    StudyRuns m_runs;
};

/// `plain-s1`, or `plain-s1-at-100` of a checkpoint along the run.
[[nodiscard]] std::string supernetName(const StudyArm &arm, std::uint64_t seed, std::int64_t step = StudyRuns::Last);

} // namespace supernet::cli
