// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"
#include "engine/latency/latency_measurement.h"

namespace supernet {

/// What a measurement of latencies is told.
struct LatencyJobSettings
{
    nlohmann::json space; ///< As toJson() writes it; null: the project's.
    std::int64_t vocabulary = 0; ///< 0: the project's.
    int architectures = 300; ///< How many are drawn, the smallest and the largest first.
    std::vector<nlohmann::json> given; ///< Measure these instead of drawing any.
    int repetitions = 10;
    int sourceLength = 30;
    int targetLength = 30;
    std::vector<int> beams{1, 5};
    std::string
        profile; ///< Name of the device profile; empty: that of this machine and runtime, `cpu` or `cpu-RUNTIME`.
    std::string runtime = "ours"; ///< What runs the models: see measuredRuntimes().
};
[[nodiscard]] nlohmann::json toJson(const LatencyJobSettings &settings);
/// Missing keys keep their defaults. Throws UsageError.
[[nodiscard]] LatencyJobSettings latencyJobSettingsFromJson(const nlohmann::json &json);

/// The settings with all that the project says spelled out, the architectures drawn with `seed` in `given`. Throws Error.
[[nodiscard]] LatencyJobSettings spelledOut(const Project &project, LatencyJobSettings settings, std::uint64_t seed);

struct LatencyJobResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Its name.
};

/// Measures collapsed models of the space's shapes and appends each Measurement as it is made. Takes the machine-wide
/// lock for a quiet machine; while another holds it, the run says that it waits. The job's threads are those timed;
/// 0 means one. Throws Error.
LatencyJobResult runLatencyJob(Project &project, const nlohmann::json &settings, const JobOptions &options,
                               std::stop_token stop, EventSink &sink);
/// Measures what a stopped or dead run has left, with this interpreter for another runtime (see chosenPython()). Throws
/// Error.
LatencyJobResult resumeLatencyJob(Project &project, const std::string &run, const std::string &python,
                                  std::stop_token stop, EventSink &sink);

} // namespace supernet
