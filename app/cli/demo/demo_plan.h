// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/latency_job.h"
#include "engine/jobs/predictor_job.h"
#include "engine/jobs/search_job.h"
#include "engine/training/training_settings.h"

namespace supernet::cli {

/// All that the demo is told, station by station, in the settings of the jobs that do the work. It is kept in
/// project.json's section `demo`, so that a demo that was stopped goes on as it began.
struct DemoPlan
{
    std::uint64_t seed = 1;
    std::int64_t pairs = 0; ///< For training, the first of the corpus; 0: all of them.
    int vocabulary = 2000;
    std::vector<Granularity> policies{Granularity::Neuron}; ///< A supernet each; the picks come from the last one.
    TrainingSettings training; ///< Its policy is each of `policies` in turn.
    LatencyJobSettings latency; ///< Of the architectures that the predictor learns from.
    PredictorJobSettings predictor;
    SearchJobSettings search; ///< Of each supernet.
    int beam = 5; ///< Of the test's scores and of the translations.
};

/// The whole journey in under five minutes on two cores: training follows the clock.
[[nodiscard]] DemoPlan quickPlan();
/// What the program ships: three kinds of sharing trained for the same number of steps, with conflict probes.
[[nodiscard]] DemoPlan shippedPlan();

/// The training of one of the plan's supernets.
[[nodiscard]] TrainingSettings trainingOf(const DemoPlan &plan, Granularity granularity);
/// `plain`, `layer`, `neuron`, `network`: also how the demo's runs are called.
[[nodiscard]] std::string policyName(Granularity granularity);

[[nodiscard]] nlohmann::json toJson(const DemoPlan &plan);
[[nodiscard]] DemoPlan demoPlanFromJson(const nlohmann::json &json); ///< Throws Error.

} // namespace supernet::cli
