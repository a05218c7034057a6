// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/project/run_state.h"

#include "domain/project/run_lock.h"

#include <ranges>

namespace supernet {

namespace {

/// False, 0, an empty text or list: what a setting is that is off.
bool isOff(const nlohmann::json &value)
{
    return value == false || value == 0 || value == "" || value == nlohmann::json::array();
}

bool holds(const nlohmann::json &object, const nlohmann::json &wanted);

bool isSame(const nlohmann::json &value, const nlohmann::json &wanted)
{
    if (!value.is_object() || !wanted.is_object())
        return value == wanted;
    return holds(value, wanted) && holds(wanted, value);
}

/// Whether an object has every key of another with the same value. An older program did not write the settings that it
/// did not know: what is not there was off.
bool holds(const nlohmann::json &object, const nlohmann::json &wanted)
{
    for (const auto &[key, value] : wanted.items()) {
        const auto found = object.find(key);
        if (found == object.end() ? !isOff(value) : !isSame(*found, value))
            return false;
    }
    return true;
}

} // namespace

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

std::optional<RunRecord> sameRun(const Project &project, const Store &store, JobKind kind, const nlohmann::json &wanted,
                                 std::uint64_t seed, const SpelledOut &spelledOut)
{
    std::optional<RunRecord> latest;
    const std::vector<RunRecord> runs = store.runs();
    for (const RunRecord &run : runs | std::views::reverse) {
        if (run.kind != kind || run.seed != seed || !holds(spelledOut ? spelledOut(run) : run.settings, wanted))
            continue;
        if (runState(project, store, run) == "done")
            return run;
        if (!latest)
            latest = run;
    }
    return latest;
}

} // namespace supernet
