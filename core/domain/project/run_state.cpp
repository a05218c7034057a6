// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/run_state.h"

#include "domain/project/run_lock.h"

namespace supernet {

bool isAlive(const Project &project, const RunRecord &run)
{
    return FileLock::isHeld(runLockFile(project.runFolder(run.name)));
}

std::string runState(const Project &project, const Store &store, const RunRecord &run)
{
    // The lock first: a run that ends in between then has its outcome in the store already.
    if (isAlive(project, run))
        return "running";
    const auto attempts = store.attempts(run.id);
    return attempts.empty() || attempts.back().outcome.empty() ? "died" : attempts.back().outcome;
}

} // namespace supernet
