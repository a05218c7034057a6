// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/estimate.h"
#include "engine/jobs/evaluate_job.h"

namespace supernet {

/// Scores of a program of somebody else's (COMET, BLEURT ..), to be joined to a checkpoint's subnets.
struct JoinedScoresSettings
{
    std::string supernet; ///< As EvaluateSettings::supernet.
    std::string split = "test"; ///< That was scored.
    /// A line `ARCHITECTURE<tab>SCORE` for each sentence, or one for the whole text; ARCHITECTURE as in chooseArchitectures().
    /// Empty lines and lines that begin with `#` are skipped.
    std::filesystem::path file;
    std::string scorer; ///< Its name: `COMET`.
    std::string version; ///< Of the scorer, and of its model.
};

struct JoinedScore
{
    ScoreLine line; ///< The mean of the architecture's lines.
    Estimate interval; ///< Of that mean, over the lines; not a number for a single line.
};

struct JoinedScores
{
    std::string run; ///< That appended them.
    std::vector<JoinedScore> scores; ///< In the order in which the file first names each architecture.
};

/// Appends an Evaluation for each architecture of the file: metric is the scorer's name in lower case, signature
/// `scorer:COMET|version:2.2.4|sentences:1000|file:SHA-256`. Throws UsageError for a scorer without a name or version or with
/// the name of a metric that the program computes itself, Error naming the line that cannot be read; nothing is kept then.
[[nodiscard]] JoinedScores joinScores(Project &project, const JoinedScoresSettings &settings, const JobOptions &options,
                                      EventSink &sink);

} // namespace supernet
