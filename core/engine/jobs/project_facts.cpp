// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/project_facts.h"

#include "domain/space/translation_shape.h"
#include "domain/space/usable_space.h"
#include "domain/support/json_text.h"

#include <chrono>

namespace supernet {

SearchSpace projectSpace(const Project &project)
{
    const auto &settings = project.settings();
    if (settings.contains("space") && settings["space"].is_object() && settings["space"].contains("genes"))
        return usableSpaceFromJson(settings["space"]);
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto runs = store.runs();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->kind == JobKind::Train && run->settings.contains("space"))
            return usableSpaceFromJson(run->settings["space"]);
    }
    throw Error("The project " + project.folder().string() + " has no search space yet.",
                "Name one with --space, or train a supernet first.");
}

std::int64_t vocabularyFrom(const nlohmann::json &value)
{
    const auto pieces = value.is_number_integer() ? value.get<std::int64_t>() : 0;
    if (pieces < 1 || pieces > MostPieces)
        throw Error("A vocabulary of " + excerpt(value) + " pieces is larger than any can be, or none.");
    return pieces;
}

std::int64_t projectVocabulary(const Project &project)
{
    const auto &settings = project.settings();
    if (settings.contains("data") && settings["data"].is_object() && settings["data"].contains("vocabulary"))
        return vocabularyFrom(settings["data"]["vocabulary"]);
    throw Error("The project " + project.folder().string() + " has no data, and so no vocabulary, yet.",
                "Run `supernet prepare` first, or give --vocabulary.");
}

void requireVocabularyOf(const Project &project, const RunRecord &latencyRun)
{
    const nlohmann::json measured = latencyRun.settings.value("vocabulary", nlohmann::json());
    if (latencyRun.settings.contains("data") && measured != projectVocabulary(project))
        throw Error("The latencies of the run `" + latencyRun.name + "` are of nets with a vocabulary of "
                        + measured.dump() + ", that of the data at that time.",
                    "Measure anew with `supernet latency`.");
}

RunRecord runOfKind(const Store &store, JobKind kind, const std::string &wanted)
{
    if (!wanted.empty()) {
        const auto run = store.run(wanted);
        if (!run || run->kind != kind)
            throw UsageError("The project has no run `" + wanted + "` of the kind `" + name(kind) + "`.",
                             "See `supernet project runs`.");
        return *run;
    }
    const auto runs = store.runs();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->kind == kind)
            return *run;
    }
    throw Error(std::string("The project has no run of the kind `") + name(kind) + "` yet.",
                std::string("Run `supernet ") + name(kind) + "` first.");
}

std::int64_t nowMilliseconds()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

} // namespace supernet
