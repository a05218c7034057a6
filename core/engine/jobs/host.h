// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace supernet {

/// What a run's figures depend on besides its settings: processor, cores, system, program version.
[[nodiscard]] nlohmann::json describeHost();

/// Memory that this process has resident, bytes; 0 where the system does not say.
[[nodiscard]] double residentBytes();

/// The most memory that this process had resident since restartPeakMemory(), bytes; 0 where the system does not say.
[[nodiscard]] double peakResidentBytes();
/// Gives back what has been freed and begins the peak anew, so that a job does not count what an earlier one needed.
void restartPeakMemory();

} // namespace supernet
