// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

namespace supernet {

/// Puts in order what jobs left in a project that died: removes what they were writing (see Aside), and settles what waited
/// for a run's next checkpoint (see settleCheckpointsAside()). Only what is surely ours and what no living process works
/// on; where nothing can be written, all stays. Throws nothing.
void sweepLeftovers(const Project &project) noexcept;

/// What is being written in the project now, or was left and cannot be removed.
[[nodiscard]] std::vector<std::filesystem::path> leftovers(const Project &project);

} // namespace supernet
