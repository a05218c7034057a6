// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/fidelity.h"
#include "engine/jobs/retrain_job.h"

namespace supernet {

/// What a comparison of inherited with standalone scores is told.
struct FidelityJobSettings
{
    ChosenSupernet supernet;
    int architectures = 8; ///< Drawn by drawDifferent() with the run's seed.
    bool stratified = false; ///< By decoder depth.
    TrainingSettings training; ///< The supernet's, with the budget of each standalone training.
    ScoringProtocol scoring; ///< Of both sides.
    FidelitySettings statistics; ///< Their seed is the run's.
};

/// What such a run is recorded with.
[[nodiscard]] nlohmann::json toJson(const FidelityJobSettings &settings);

/// One architecture's two scores.
struct FidelityScore
{
    Architecture architecture;
    FidelityPair pair;
    std::string run; ///< That trained it from scratch.
};

struct FidelityJobResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Its name.
    std::vector<FidelityScore> scores; ///< Of as many as were compared before it was stopped.
    std::optional<FidelityReport> report; ///< Of these; nothing when there is none.
};

/// Draws architectures, scores each with inherited weights, trains each from scratch as a run of its own (see
/// retrainSubnet()) and compares. What the store already holds is taken from there: a run that was stopped goes on when
/// the same is asked again, and another supernet of the same space and training is compared with the same standalone
/// nets. Throws UsageError for settings that make no sense, Error as retrainSubnet().
[[nodiscard]] FidelityJobResult runFidelityJob(Project &project, const FidelityJobSettings &settings,
                                               const JobOptions &options, std::stop_token stop, EventSink &sink);

} // namespace supernet
