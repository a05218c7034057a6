// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/space/presets.h"
#include "domain/space/translation_shape.h"
#include "domain/support/json_text.h"
#include "engine/jobs/latency_job.h"

#include <algorithm>
#include <fstream>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct LatencyOptions
{
    LatencyJobSettings settings;
    std::string space;
    std::string architectures;
    std::string resume;
};

std::vector<json> architecturesFrom(const std::string &name)
{
    std::ifstream file(name, std::ios::binary);
    if (!file)
        throw Error("The architectures' file `" + name + "` cannot be read.");
    std::vector<json> result;
    for (std::string line; std::getline(file, line);) {
        try {
            const json record = parseJson(line);
            result.push_back(record.contains("architecture") ? record["architecture"] : record);
        } catch (const Error &error) {
            throw Error("Line " + std::to_string(result.size() + 1) + " of `" + name + "` cannot be used. " + error.what());
        }
    }
    return result;
}

json measurementJson(const Measurement &measurement)
{
    return {{"id", measurement.architectureId},     {"architecture", measurement.architecture},
            {"protocol", measurement.protocol},     {"median_ms", measurement.medianMs},
            {"p10_ms", measurement.p10Ms},          {"p90_ms", measurement.p90Ms},
            {"trimmed_mean_ms", measurement.trimmedMeanMs}, {"repetitions", measurement.repetitions}};
}

std::vector<Measurement> measurementsOf(const Store &store, RunId run)
{
    std::vector<Measurement> result = store.measurements();
    std::erase_if(result, [run](const Measurement &measurement) { return measurement.run != run; });
    std::ranges::stable_sort(result, {}, &Measurement::medianMs);
    return result;
}

/// The fastest, the slowest and some between, for each beam.
std::string tableText(const std::vector<Measurement> &all, const SearchSpace &space, int beam)
{
    constexpr std::size_t most = 9;
    std::vector<Measurement> rows;
    std::ranges::copy_if(all, std::back_inserter(rows), [beam](const Measurement &m) { return m.protocol["beam"] == beam; });
    if (rows.empty())
        return {};
    TextTable table({{"Median ms"}, {"p10"}, {"p90"}, {"Trimmed mean"}, {"Subnet", TextTable::Align::Left}});
    const std::size_t shown = std::min(most, rows.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Measurement &row = rows[shown == 1 ? 0 : i * (rows.size() - 1) / (shown - 1)];
        table.add({fixed(row.medianMs, 2), fixed(row.p10Ms, 2), fixed(row.p90Ms, 2), fixed(row.trimmedMeanMs, 2),
                   shortDescription(translationShape(space, architectureFromJson(row.architecture, space)))});
    }
    const json &protocol = rows.front().protocol;
    return "\n" + std::to_string(rows.size()) + " architectures, " + (beam == 1 ? "greedy" : "beam " + std::to_string(beam))
        + ", source " + protocol["source_length"].dump() + ", target " + protocol["target_length"].dump() + ", "
        + protocol["threads"].dump() + " threads; from the fastest to the slowest:\n" + table.text();
}

int latency(Invocation &invocation, const LatencyOptions &options)
{
    Project project = Project::openOrCreate(invocation.projectFolder());
    LatencyJobSettings settings = options.settings;
    if (!options.space.empty())
        settings.space = toJson(loadSpace(options.space));
    if (!options.architectures.empty())
        settings.given = architecturesFrom(options.architectures);
    const LatencyJobResult result = options.resume.empty()
        ? runLatencyJob(project, toJson(settings), invocation.jobOptions(), invocation.stopToken(), invocation.sink())
        : resumeLatencyJob(project, options.resume, invocation.stopToken(), invocation.sink());
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord run = store.run(result.run).value();
    const auto measurements = measurementsOf(store, run.id);
    json rows = json::array();
    for (const Measurement &measurement : measurements)
        rows.push_back(measurementJson(measurement));
    std::string text = "Measured as `" + run.name + "`.\n";
    for (const int beam : run.settings["beams"].get<std::vector<int>>())
        text += tableText(measurements, spaceFromJson(run.settings["space"]), beam);
    invocation.result({{"run", run.name}, {"measurements", rows}}, text);
    return exitCode(result.outcome);
}

} // namespace

void addLatencyCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("latency", "Measure how long subnets take to translate a sentence (--threads 0: one)");
    addJobOptions(command, invocation);
    const auto options = std::make_shared<LatencyOptions>();
    LatencyJobSettings &settings = options->settings;
    command.add_option("--space", options->space, "A preset or a space file; the project's by default");
    command.add_option("--vocabulary", settings.vocabulary, "Size of the vocabulary; that of the project's data by default");
    command.add_option("--architectures", settings.architectures, "How many are drawn")->capture_default_str();
    command.add_option("--from", options->architectures, "Measure the architectures of this file (JSON lines) instead");
    command.add_option("--repetitions", settings.repetitions, "Timings of each")->capture_default_str();
    command.add_option("--source-length", settings.sourceLength, "Source tokens")->capture_default_str();
    command.add_option("--target-length", settings.targetLength, "Tokens generated")->capture_default_str();
    command.add_option("--beam", settings.beams, "Beams to time, 1 being greedy")->delimiter(',')->capture_default_str();
    command.add_option("--resume", options->resume, "Go on with this run, which was stopped or died");
    setExamples(command, {"supernet latency --project demo.supernet",
                          "supernet latency --project demo.supernet --architectures 60 --beam 5",
                          "supernet latency --project demo.supernet --from picks.jsonl --threads 1 --json"});
    invocation.runs(command, [options](Invocation &running) { return latency(running, *options); });
}

} // namespace supernet::cli
