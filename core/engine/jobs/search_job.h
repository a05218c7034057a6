// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/search_strategy.h"
#include "engine/jobs/job.h"

#include <map>
#include <optional>

namespace supernet {

/// A copy of the predictor that a search goes by, in its run's folder, so that it predicts the same when it is resumed;
/// for a limit on another device, `latency_predictor-DEVICE.safetensors`.
inline constexpr auto SearchPredictorFile = "latency_predictor.safetensors";
[[nodiscard]] std::string searchPredictorFile(const std::string &device);

/// What a search is told.
struct SearchJobSettings
{
    std::string supernet; ///< `RUN` or `RUN@STEP`; empty: the latest training run that has a checkpoint.
    SearchSettings strategy; ///< Its seed is the job's.
    std::string profile; ///< Device whose latency is traded for quality; empty: see LatencyPredictor::open().
    std::optional<double> limitMs; ///< Latency that every candidate has to keep under there,
    std::map<std::string, double> deviceLimitsMs; ///< and on other devices, by their profiles.
    std::string fitness = "loss"; ///< What ranks: `loss` or `bleu`.
    std::int64_t bleuSentences = 200; ///< The first of the validation split.
    std::vector<nlohmann::json> pins; ///< Arguments of `pin-gene`, obeyed from the start.
    std::vector<nlohmann::json> forbidden; ///< Arguments of `forbid-choice`, obeyed from the start.
};
[[nodiscard]] nlohmann::json toJson(const SearchJobSettings &settings);
/// Missing keys keep their defaults. Throws UsageError.
[[nodiscard]] SearchJobSettings searchJobSettingsFromJson(const nlohmann::json &json);

struct SearchJobResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Its name.
};

/// Searches a trained supernet (see runSearch()): losses on the validation split with inherited weights, latencies from
/// the project's predictors, greedy BLEU of the front. The run's settings are those given, with `supernet`,
/// `space` and `latency_protocol` spelled out. Throws Error, without a run left behind, when supernet, data or a predictor
/// are missing; what goes wrong later also ends the run as failed.
SearchJobResult runSearchJob(Project &project, const nlohmann::json &settings, const JobOptions &options,
                             std::stop_token stop, EventSink &sink);
/// Takes a search up again where it was stopped or died. Throws Error.
SearchJobResult resumeSearchJob(Project &project, const std::string &run, std::stop_token stop, EventSink &sink);

} // namespace supernet
