// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/same_training.h"

#include "domain/project/run_state.h"
#include "engine/training/training_settings.h"

namespace supernet {

namespace {

using nlohmann::json;

/// Whether the data that the project has now were there when the run began.
bool hadTheseData(const json &data, const Store &store, const RunRecord &run)
{
    if (!data.is_object())
        return false;
    const auto prepared = store.run(data.value("run", std::string()));
    return prepared && prepared->id < run.id;
}

json spelledOut(const json &data, const Store &store, const RunRecord &run)
{
    if (run.kind == JobKind::Train && run.parentRun) // a branch: began with other settings
        return {};
    json settings = run.settings;
    try {
        settings.update(toJson(trainingFromJson(run.settings)));
    } catch (const Error &) {
        return settings; // of no training that this program could do
    }
    if (!settings.contains("data") && hadTheseData(data, store, run))
        settings["data"] = data;
    return settings;
}

} // namespace

std::optional<RunRecord> sameTraining(const Project &project, const Store &store, JobKind kind, const json &wanted,
                                      std::uint64_t seed)
{
    const json data = project.settings().value("data", json());
    return sameRun(project, store, kind, wanted, seed,
                   [&](const RunRecord &run) { return spelledOut(data, store, run); });
}

} // namespace supernet
