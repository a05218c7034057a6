// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/output_place.h"
#include "engine/jobs/latency_job.h"

#include <filesystem>

namespace supernet {

/// What another machine is to measure.
struct LatencyPlan
{
    LatencyJobSettings settings; ///< Spelled out, the architectures in `given`.
    std::uint64_t seed = 1; ///< Of the order of the timings.
};

/// Makes a folder to carry to the other machine: `plan.json`, this program, `measure`, the script that does it all with
/// one command, and `README.md`. An earlier plan there may be replaced; what was measured there stays. Throws Error when the
/// folder exists otherwise or cannot be written.
void writeLatencyPlan(const LatencyPlan &plan, const std::filesystem::path &folder, Existing existing = Existing::Kept);

/// Reads a `plan.json`. Throws Error naming the file.
[[nodiscard]] LatencyPlan readLatencyPlan(const std::filesystem::path &file);

} // namespace supernet
