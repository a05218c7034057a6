// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "engine/training/training_settings.h"

namespace supernet::cli {

/// Trains a run for each seed, alike but for that, as `NAME-s1`, `NAME-s2` ..; what the store holds of them is left alone or
/// taken up, so that asked again a group that was stopped goes on. Ends in the last validation of all, with the band over
/// seeds. The exit code.
int trainGroup(Invocation &invocation, Project &project, const TrainingSettings &settings,
               const std::vector<std::uint64_t> &seeds);

} // namespace supernet::cli
