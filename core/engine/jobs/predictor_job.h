// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"

namespace supernet {

/// What the making of a latency predictor is told.
struct PredictorJobSettings
{
    std::string latencyRun; ///< Whose space and protocol count; empty: the latest latency run with measurements.
    std::string profile; ///< Without a run: of the latest latency run of this device profile; empty: of any.
    int beam = 0; ///< Which of its beams; 0: the widest.
    std::string encoding = "summary"; ///< Features: `summary` (HAT's 10 numbers) or `per-layer`.
    int width = 400; ///< Of each of the four hidden layers.
    int steps = 1500;
};
[[nodiscard]] nlohmann::json toJson(const PredictorJobSettings &settings);
/// Missing keys keep their defaults. Throws UsageError.
[[nodiscard]] PredictorJobSettings predictorJobSettingsFromJson(const nlohmann::json &json);

struct PredictorJobResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Its name.
    std::string latencyRun; ///< Whose protocol counted.
    nlohmann::json protocol;
    nlohmann::json accuracy; ///< See trainLatencyPredictor().
};

/// Learns from all measurements in the project that the chosen latency run's protocol and space fit, and writes
/// `runs/RUN/predictor.safetensors`, which LatencyPredictor::open() finds. Throws Error.
PredictorJobResult runPredictorJob(Project &project, const nlohmann::json &settings, const JobOptions &options,
                                   std::stop_token stop, EventSink &sink);

} // namespace supernet
