// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcomes.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/run_state.h"
#include "domain/support/sha256.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace supernet::hardening {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// Figures that hang on the machine.
const std::set<std::string> measured = {"train/tokens_per_second", "cost/seconds", "cost/peak_memory"};

RunRecord runNamed(const Finished &finished, const std::string &name)
{
    const auto run = finished.store.run(name);
    if (!run)
        throw std::runtime_error("There is no run " + name + '.');
    return *run;
}

json filesOf(const fs::path &folder, const std::set<std::string> &left = {})
{
    json sums = json::object();
    for (const auto &entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (entry.is_regular_file() && !left.contains(name))
            sums[name] = sha256OfFile(entry.path());
    }
    return sums;
}

json metricsOf(const Finished &finished, const RunRecord &run)
{
    json rows = json::array();
    for (const Metric &metric : finished.store.metrics(run.id))
        if (!measured.contains(metric.name))
            rows.push_back({metric.name, metric.subnet, metric.step, metric.value});
    std::sort(rows.begin(), rows.end());
    return rows;
}

json evaluationsOf(const Finished &finished, const RunRecord &run)
{
    json rows = json::array();
    for (const Evaluation &row : finished.store.evaluations())
        if (row.run == run.id)
            rows.push_back({row.architectureId, row.split, row.metric, row.value, row.signature, row.sentences,
                            row.state, row.supernetStep});
    std::sort(rows.begin(), rows.end());
    return rows;
}

json weightsOf(const Finished &finished, const RunRecord &run)
{
    const fs::path checkpoints = finished.project.runFolder(run.name) / "checkpoints";
    const auto steps = checkpointSteps(checkpoints);
    if (steps.empty())
        return {};
    json found = {{"step", steps.back()}}; // Which others there are hangs on where it was stopped.
    const fs::path last = checkpointFolder(checkpoints, steps.back());
    for (const char *file : {"weights.safetensors", "optimizer.safetensors"})
        if (fs::exists(last / file))
            found[file] = sha256OfFile(last / file);
    return found;
}

/// Without what a checkpoint costs that it saves only since it is stopped there.
json withoutStops(json metrics, const json &lastStep)
{
    json kept = json::array();
    for (json &row : metrics)
        if (!row[0].get<std::string>().starts_with("cost/") || row[2] == lastStep)
            kept.push_back(std::move(row));
    return kept;
}

json trainingOutcome(const Finished &finished, const RunRecord &run)
{
    json found = weightsOf(finished, run);
    found["state"] = runState(finished.project, finished.store, run);
    found["metrics"] = withoutStops(metricsOf(finished, run), found.value("step", json()));
    found["evaluations"] = evaluationsOf(finished, run);
    json samples = json::array();
    for (const ConflictSample &row : finished.store.conflictSamples(run.id))
        samples.push_back({row.step, row.pair, row.tensor, row.cosine, row.magnitudeRatio});
    std::sort(samples.begin(), samples.end());
    found["conflict"] = samples;
    return found;
}

} // namespace

RunRecord lastDone(const Finished &finished, JobKind kind)
{
    auto runs = finished.store.runs();
    std::reverse(runs.begin(), runs.end());
    for (const RunRecord &run : runs)
        if (run.kind == kind && run.id > finished.before && runState(finished.project, finished.store, run) == "done")
            return run;
    throw std::runtime_error(std::string("No run of the kind ") + name(kind) + " is done.");
}

json trainingOutcome(const Finished &finished, const std::string &run)
{
    return trainingOutcome(finished, runNamed(finished, run));
}

json searchOutcome(const Finished &finished, const std::string &run)
{
    const RunRecord record = runNamed(finished, run);
    json candidates = json::array();
    for (const Candidate &row : finished.store.candidates(record.id))
        candidates.push_back({row.generation, row.architectureId, row.origin, row.loss, row.latencyMs, row.params});
    return {{"state", runState(finished.project, finished.store, record)},
            {"candidates", candidates},
            {"metrics", metricsOf(finished, record)},
            {"evaluations", evaluationsOf(finished, record)}};
}

json latencyOutcome(const Finished &finished, const std::string &run)
{
    const RunRecord record = runNamed(finished, run);
    json rows = json::array();
    for (const Measurement &row : finished.store.measurements())
        if (row.run == record.id)
            rows.push_back({row.protocol.at("beam"), row.architectureId, row.repetitions});
    std::sort(rows.begin(), rows.end());
    return {{"state", runState(finished.project, finished.store, record)}, {"measurements", rows}};
}

json predictorOutcome(const Finished &finished)
{
    const RunRecord run = lastDone(finished, JobKind::Predictor);
    return {{"file", sha256OfFile(finished.project.runFolder(run.name) / "predictor.safetensors")},
            {"metrics", metricsOf(finished, run)}};
}

json evaluationOutcome(const Finished &finished)
{
    return evaluationsOf(finished, lastDone(finished, JobKind::Evaluate));
}

json exportOutcome(const Finished &finished)
{
    const auto records = finished.store.exports();
    if (records.empty() || records.back().run <= finished.before)
        throw std::runtime_error("Nothing has been exported.");
    const ExportRecord &record = records.back();
    const RunRecord run = finished.store.run(record.run).value();
    json found = {{"state", runState(finished.project, finished.store, run)},
                  {"architecture", record.architectureId},
                  // Its times are another matter, and its checksums are those of the other files.
                  {"files", filesOf(finished.project.folder() / record.path, {"proof.json"})},
                  {"weights", weightsOf(finished, run)},
                  {"picks", json::array()}};
    for (const Pick &pick : finished.store.picks())
        if (pick.supernetRun == run.id)
            found["picks"].push_back({pick.architectureId, pick.label});
    return found;
}

json dataOutcome(const Finished &finished)
{
    json section = Project::open(finished.project.folder()).settings().at("data");
    section.erase("run");
    return {{"section", section}, {"files", filesOf(finished.project.dataFolder())}};
}

json aloneOutcome(const Finished &finished, const std::string &list)
{
    json nets = json::array();
    for (const json &entry : finished.result.at(list)) {
        json kept = entry;
        kept.erase("run");
        kept["net"] = trainingOutcome(finished, entry.at("run").get<std::string>());
        nets.push_back(kept);
    }
    return nets;
}

json studyOutcome(const Finished &finished)
{
    json runs = json::array();
    for (const RunRecord &run : finished.store.runs()) {
        if (run.id <= finished.before || (run.kind != JobKind::Train && run.kind != JobKind::Retrain))
            continue;
        json found = trainingOutcome(finished, run);
        found["told"] = run.settings;
        found["seed"] = run.seed;
        runs.push_back(found);
    }
    std::sort(runs.begin(), runs.end());
    return {{"runs", runs}, {"findings", finished.result.at("findings")}};
}

std::string difference(const json &wanted, const json &found)
{
    if (wanted == found)
        return {};
    const json steps = json::diff(wanted, found);
    std::string text = std::to_string(steps.size()) + " differences: ";
    for (std::size_t i = 0; i < std::min<std::size_t>(steps.size(), 3); ++i) {
        const json::json_pointer place(steps[i].at("path").get<std::string>());
        text += steps[i].dump().substr(0, 300);
        if (wanted.contains(place))
            text += " (wanted " + wanted.at(place).dump().substr(0, 300) + ')';
        text += "; ";
    }
    return text;
}

} // namespace supernet::hardening
