// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"

namespace supernet::ui {

class SettingsForm;

/// Settings of a branch of a training run, filled with what the run was trained with. `steps` are those of its checkpoints,
/// ascending, one at least.
[[nodiscard]] SettingsForm *makeBranchForm(const RunRecord &run, const std::vector<std::int64_t> &steps);

} // namespace supernet::ui
