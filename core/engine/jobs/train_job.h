// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"
#include "engine/training/training_settings.h"

namespace supernet {

/// Trains a supernet on the project's prepared data as a new run: metrics, validation scores, conflict samples and
/// checkpoints (`runs/RUN/checkpoints`) are written as they come. Stops and saves when asked to. Throws UsageError for
/// settings that cannot be trained, Error when the data are missing or the loss is no longer a number; what was saved
/// before stays.
JobOutcome trainSupernet(Project &project, const TrainingSettings &settings, const JobOptions &options,
                         std::stop_token stop, EventSink &sink);

/// Takes up a run at its newest whole checkpoint, with its own settings, seed and threads: on the same machine it takes
/// the very steps that an uninterrupted run takes. Throws Error when there is no such run or it is at work.
JobOutcome resumeTraining(Project &project, const std::string &runName, std::stop_token stop, EventSink &sink);

} // namespace supernet
