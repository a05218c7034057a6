// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/output_place.h"
#include "engine/jobs/latency_job.h"

#include <filesystem>

/// Measurements that go from one machine's project to another's.
namespace supernet {

/// A measurement as `supernet latency --json` prints it.
[[nodiscard]] nlohmann::json toJson(const Measurement &measurement);

/// What a run has measured, the fastest first.
[[nodiscard]] std::vector<Measurement> measurementsOf(const Store &store, const RunRecord &run);

/// Writes what a latency run has measured, with its device profile, threads and host. Throws Error.
void exportLatencies(const Store &store, const RunRecord &run, const std::filesystem::path &file,
                     Existing existing = Existing::Kept);

struct ImportedLatencies
{
    std::string run;
    std::string profile;
    std::size_t measurements = 0;
};

/// Takes measurements in as a latency run of their own: from a file of exportLatencies(), or from one of HAT's latency data
/// sets (see hatLatencies()). Of `told`, `profile` names the device, and is needed where the file names none; space, lengths
/// and beam say how HAT measured, since its files do not. A figure that HAT does not give is not a number in the store.
/// Throws Error naming the file; nothing is taken in then.
ImportedLatencies importLatencies(Project &project, const std::filesystem::path &file, const LatencyJobSettings &told);

} // namespace supernet
