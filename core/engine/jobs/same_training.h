// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <optional>

namespace supernet {

/// As sameRun(), of runs that train (JobKind::Train and JobKind::Retrain): records of earlier versions of the program, which
/// lack settings that came later, count by what these are by default. A run that does not say which data it trained on
/// trained on the project's where these were prepared before it. A branch of another run is not the same as one that trains
/// from its first step on.
[[nodiscard]] std::optional<RunRecord> sameTraining(const Project &project, const Store &store, JobKind kind,
                                                    const nlohmann::json &wanted, std::uint64_t seed);

} // namespace supernet
