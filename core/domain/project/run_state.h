// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

namespace supernet {

/// Where a run stands: `running`, `done`, `stopped`, `failed`, or `died` when its process went without a word.
[[nodiscard]] std::string runState(const Project &project, const Store &store, const RunRecord &run);

/// Whether a process works on the run now.
[[nodiscard]] bool isAlive(const Project &project, const RunRecord &run);

} // namespace supernet
