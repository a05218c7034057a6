// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

#include <functional>

namespace supernet::hardening {

/// Writes into a project what a training job writes (losses of each step, gradient probes of each tensor, validations,
/// progress, log), at a pace of its own: an hour's worth of facts where there is no processor for an hour's training.
/// Settings and names of tensors are those of the project's first training. Goes on while `goesOn`.
void writeTraining(const Project &project, double stepsPerSecond, const std::function<bool()> &goesOn);

} // namespace supernet::hardening
