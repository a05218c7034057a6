// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"
#include "engine/training/training_settings.h"

namespace supernet {

/// What a training run is recorded with: its settings, and as `data` what the project says of its prepared data.
[[nodiscard]] nlohmann::json recordOf(const Project &project, const TrainingSettings &settings);

/// Trains a supernet on the project's prepared data as a new run: metrics, validation scores, conflict samples and
/// checkpoints (`runs/RUN/checkpoints`) are written as they come. Stops and saves when asked to. Throws UsageError for
/// settings that cannot be trained, Error when the data are missing or the loss is no longer a number; what was saved
/// before stays.
JobOutcome trainSupernet(Project &project, const TrainingSettings &settings, const JobOptions &options,
                         std::stop_token stop, EventSink &sink);

/// Goes on from a checkpoint (`RUN@STEP`, or `RUN` for its newest) as a new run with other settings, the same seed and the
/// same place in the data; the step goes on counting. Throws UsageError for settings that cannot be trained, that change what
/// the weights or the batches are, or whose budget the checkpoint has spent already; Error when there is no such checkpoint.
JobOutcome branchTraining(Project &project, const std::string &runAndStep, const TrainingSettings &settings,
                          JobOptions options, std::stop_token stop, EventSink &sink);

/// Takes up `RUN` at its newest whole checkpoint, or `RUN@STEP` at that one, with its own settings, seed and threads: on
/// the same machine it takes the very steps that an uninterrupted run takes. Later checkpoints go. Throws UsageError for
/// an unknown run, Error when it is at work or has no such checkpoint.
JobOutcome resumeTraining(Project &project, const std::string &runAndStep, std::stop_token stop, EventSink &sink);

} // namespace supernet
