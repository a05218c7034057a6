// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

#include <filesystem>

namespace supernet {

/// When a run goes back to an earlier checkpoint, its later ones wait in a folder beside them until the new attempt has
/// saved one of its own: then they go; if it never does, they come back. Whoever calls these holds the run's lock. What
/// is where says at every moment what to do, so that a kill or a power cut between any two steps loses nothing.

/// Sets aside what is later than `step`, for the attempt of that number, which is to begin after this. Nothing when there
/// is nothing later. Throws Error.
void setLaterCheckpointsAside(const std::filesystem::path &checkpoints, std::int64_t step, int attempt);

/// The attempt has saved: what was set aside for it is gone.
void dropCheckpointsAside(const std::filesystem::path &checkpoints);

/// After an attempt has ended, however: drops what was set aside when it has saved, else brings it back and makes the
/// attempt void (Store::voidAttempt()), so that the facts that the checkpoints stand on are seen again. Throws Error.
void settleCheckpointsAside(const std::filesystem::path &checkpoints, Store &store, RunId run);

/// Whether there is something to be settled.
[[nodiscard]] bool hasCheckpointsAside(const std::filesystem::path &checkpoints);

} // namespace supernet
