// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"

#include <vector>

namespace supernet {

/// What an evaluation is told.
struct EvaluateSettings
{
    std::string supernet; ///< `RUN` or `RUN@STEP`; empty: the latest that has a checkpoint.
    std::string split = "valid"; ///< Test data is scored only when asked for.
    std::vector<std::string> architectures{"smallest", "largest"}; ///< See chooseArchitectures().
    std::vector<std::string> metrics{"bleu"}; ///< `bleu`, `chrf`, `ter`, `loss`.
    int beam = 5;
    double alpha = 1.0; ///< Of the length penalty, see DecodeOptions.
    std::int64_t sentences = 0; ///< The first of the split; 0: all.
};
[[nodiscard]] nlohmann::json toJson(const EvaluateSettings &settings);
/// Missing keys keep their defaults. Throws UsageError naming what is wrong.
[[nodiscard]] EvaluateSettings evaluateSettingsFromJson(const nlohmann::json &json);

/// One score of one architecture.
struct ScoreLine
{
    std::string name; ///< As the architecture was chosen.
    Evaluation fact;
    std::string text; ///< As sacreBLEU prints it, or `loss = 2.0312`.
};

struct EvaluateResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Its name.
    std::vector<ScoreLine> scores;
};

/// Evaluation::state of subnets of a supernet's run, or of the one net of a run that trained it alone.
[[nodiscard]] std::string evaluationStateOf(const RunRecord &run);

/// Scores subnets with inherited weights on a prepared split, as a run of the project: each is collapsed, translates the
/// split by beam search, and every score is appended as it is known. Throws Error, without a run left behind, when
/// supernet, architecture or split are missing; what goes wrong later also ends the run as failed.
[[nodiscard]] EvaluateResult runEvaluateJob(Project &project, const EvaluateSettings &settings,
                                            const JobOptions &options, std::stop_token stop, EventSink &sink);

} // namespace supernet
