// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

namespace supernet {

/// What a run's figures depend on besides its settings: processor, cores, system, program version.
[[nodiscard]] nlohmann::json describeHost();

/// Memory that this process has resident, bytes; 0 where the system does not say.
[[nodiscard]] double residentBytes();

} // namespace supernet
