// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/store.h"

#include <set>

namespace supernet {

/// Who stands on a checkpoint of a run.
struct CheckpointReference
{
    std::int64_t step = 0;
    std::string who; ///< For a person: "search-1", "the pick `for the telephone`", "queued item 3".
};

/// All that the store knows to stand on checkpoints of the run, by step: other runs (branches, searches, evaluations,
/// exports ..), picks, scores and what waits in the queue. Throws Error.
[[nodiscard]] std::vector<CheckpointReference> checkpointReferences(const Store &store, const RunRecord &run);
[[nodiscard]] std::set<std::int64_t> referredSteps(const Store &store, const RunRecord &run);

} // namespace supernet
