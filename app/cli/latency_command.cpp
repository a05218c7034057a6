// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/metrics/order_statistics.h"
#include "domain/search/front_standing.h"
#include "domain/space/presets.h"
#include "domain/space/translation_shape.h"
#include "domain/space/usable_space.h"
#include "domain/support/json_text.h"
#include "engine/jobs/latency_exchange.h"
#include "engine/jobs/latency_plan.h"
#include "engine/latency/device_profile.h"

#include <algorithm>
#include <fstream>
#include <optional>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct LatencyOptions
{
    LatencyJobSettings settings;
    std::string space;
    std::string architectures;
    std::string resume;
    std::string plan;
    std::string measure;
    std::string received;
    std::string output;
    Existing existing = Existing::Kept;
    bool counted = false; ///< Whether the number of architectures was given.
    bool nearFront = false;
    std::string search; ///< Whose front is measured; empty: the latest's.
    std::optional<double> limitMs;
};

/// Architectures near a search's front (and near a limit), and how its predictor's measurements were taken.
void measureNearFront(const Project &project, const LatencyOptions &options, LatencyJobSettings &settings,
                      JobOptions &job)
{
    constexpr std::size_t Usual = 64; // a few minutes
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord search = searchRun(store, options.search);
    const FrontAxis axis = search.settings.value("fitness", "loss") == "bleu" ? FrontAxis::Bleu : FrontAxis::Loss;
    const std::size_t most = options.counted ? static_cast<std::size_t>(std::max(settings.architectures, 0)) : Usual;
    for (const ScoredCandidate &scored : worthMeasuring(scoredCandidates(store, search), axis, options.limitMs, most))
        settings.given.push_back(scored.candidate.architecture);
    if (settings.given.empty())
        throw UsageError("All that may be on the front of `" + search.name + "` has been measured.");
    const json &protocol = search.settings.at("latency_protocol");
    const std::string profile = settings.profile.empty() ? ThisMachine : settings.profile;
    if (options.plan.empty() && profileOf(protocol) != profile)
        throw UsageError("The search `" + search.name + "` goes by latencies of the device `" + profileOf(protocol)
                             + "`.",
                         "Measure there: make a plan with --plan DIR.");
    settings.space = search.settings.at("space");
    settings.sourceLength = protocol.value("source_length", settings.sourceLength);
    settings.targetLength = protocol.value("target_length", settings.targetLength);
    settings.beams = {protocol.value("beam", 1)};
    job.threads = protocol.value("threads", 1);
}

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
            throw Error("Line " + std::to_string(result.size() + 1) + " of `" + name + "` cannot be used. "
                        + error.what());
        }
    }
    return result;
}

std::optional<LatencyRange> rangeOf(const LatencyRanges &ranges, const Measurement &measurement)
{
    const auto found = ranges.find({measurement.architectureId, measurement.protocol["beam"].get<std::int64_t>()});
    return found == ranges.end() ? std::nullopt : std::optional(found->second);
}

json rangeJson(const LatencyRanges &ranges, const Measurement &measurement)
{
    const auto range = rangeOf(ranges, measurement);
    return range ? json({range->low, range->high}) : json();
}

/// The fastest, the slowest and some between, for each beam.
std::string tableText(const std::vector<Measurement> &all, const LatencyRanges &ranges, const SearchSpace &space,
                      int beam)
{
    constexpr std::size_t most = 9;
    std::vector<Measurement> rows;
    std::ranges::copy_if(all, std::back_inserter(rows),
                         [beam](const Measurement &m) { return m.protocol["beam"] == beam; });
    if (rows.empty())
        return {};
    TextTable table(
        {{"Median ms"}, {"Interval"}, {"p10"}, {"p90"}, {"Trimmed mean"}, {"Subnet", TextTable::Align::Left}});
    const std::size_t shown = std::min(most, rows.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Measurement &row = rows[shown == 1 ? 0 : i * (rows.size() - 1) / (shown - 1)];
        const auto range = rangeOf(ranges, row);
        const std::string held = range ? fixed(range->low, 2) + '-' + fixed(range->high, 2) : std::string("-");
        table.add({fixed(row.medianMs, 2), held, fixed(row.p10Ms, 2), fixed(row.p90Ms, 2), fixed(row.trimmedMeanMs, 2),
                   shortDescription(translationShape(space, architectureFromJson(row.architecture, space)))});
    }
    const json &protocol = rows.front().protocol;
    return "\n" + std::to_string(rows.size()) + " architectures, "
        + (beam == 1 ? "greedy" : "beam " + std::to_string(beam)) + ", source " + protocol["source_length"].dump()
        + ", target " + protocol["target_length"].dump() + ", " + protocol["threads"].dump() + " threads, "
        + protocol["runtime"].get<std::string>()
        + "; from the fastest to the slowest (Interval: of the median, by order of timings, at "
        + fixed(100 * medianInterval(std::vector<double>(static_cast<std::size_t>(rows.front().repetitions))).level, 1)
        + " %):\n" + table.text();
}

int writePlan(Invocation &invocation, const LatencyOptions &options, const LatencyJobSettings &settings)
{
    const Project project = Project::openOrCreate(invocation.projectFolder());
    const LatencyPlan plan{spelledOut(project, settings, invocation.job.seed), invocation.job.seed};
    writeLatencyPlan(plan, options.plan, options.existing);
    invocation.result({{"plan", options.plan}, {"architectures", plan.settings.given.size()}},
                      "A plan for " + std::to_string(plan.settings.given.size()) + " architectures lies in "
                          + options.plan + ": copy the folder to the other machine and run `./measure NAME` there.");
    return Done;
}

int takeIn(Invocation &invocation, const LatencyOptions &options, const LatencyJobSettings &settings)
{
    Project project = Project::openOrCreate(invocation.projectFolder());
    const ImportedLatencies imported = importLatencies(project, options.received, settings);
    invocation.result({{"run", imported.run}, {"profile", imported.profile}, {"measurements", imported.measurements}},
                      "Took in " + std::to_string(imported.measurements) + " measurements of the device `"
                          + imported.profile + "` as `" + imported.run + "`. `supernet predictor --profile "
                          + imported.profile + "` learns from them.");
    return Done;
}

int measure(Invocation &invocation, const LatencyOptions &options, const LatencyJobSettings &settings)
{
    if (!options.output.empty())
        requireFree(options.output, options.existing); // Not after minutes of work.
    Project project = Project::openOrCreate(invocation.projectFolder());
    const LatencyJobResult result = options.resume.empty()
        ? runLatencyJob(project, toJson(settings), invocation.jobOptions(), invocation.stopToken(), invocation.sink())
        : resumeLatencyJob(project, options.resume, invocation.job.python, invocation.stopToken(), invocation.sink());
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord run = store.run(result.run).value();
    const auto measurements = measurementsOf(store, run);
    const LatencyRanges ranges = latencyRanges(store, run.id);
    json rows = json::array();
    for (const Measurement &measurement : measurements) {
        rows.push_back(toJson(measurement));
        rows.back()["range_ms"] = rangeJson(ranges, measurement);
    }
    std::string text = "Measured as `" + run.name + "`.\n";
    for (const int beam : run.settings["beams"].get<std::vector<int>>())
        text += tableText(measurements, ranges, usableSpaceFromJson(run.settings["space"]), beam);
    if (!options.output.empty() && result.outcome == JobOutcome::Done) {
        exportLatencies(store, run, options.output, options.existing);
        text += "\nWritten to " + options.output + ": `supernet latency --import` takes it in elsewhere.\n";
    }
    invocation.result({{"run", run.name}, {"measurements", rows}}, text);
    return exitCode(result.outcome);
}

int latency(Invocation &invocation, const LatencyOptions &options)
{
    LatencyJobSettings settings = options.settings;
    if (!options.measure.empty()) {
        const LatencyPlan plan = readLatencyPlan(options.measure);
        settings = plan.settings;
        settings.profile = options.settings.profile;
        invocation.job.seed = plan.seed;
    }
    if (!options.space.empty())
        settings.space = toJson(loadSpace(options.space));
    if (!options.architectures.empty())
        settings.given = architecturesFrom(options.architectures);
    if (options.nearFront)
        measureNearFront(Project::open(invocation.projectFolder()), options, settings, invocation.job);
    if (!options.plan.empty())
        return writePlan(invocation, options, settings);
    return options.received.empty() ? measure(invocation, options, settings) : takeIn(invocation, options, settings);
}

/// The ways to another machine and back.
void addExchangeOptions(CLI::App &command, LatencyOptions &options)
{
    const auto exchange = [](CLI::Option *option) { return option->group("Other devices"); };
    auto *plan = exchange(command
                              .add_option("--plan", options.plan,
                                          "Measure nothing: make a folder to measure these on another "
                                          "machine")
                              ->type_name("DIR"));
    exchange(command
                 .add_option("--import", options.received,
                             "Take in what another machine has measured, or one of HAT's "
                             "latency data sets (CSV)")
                 ->type_name("FILE")
                 ->excludes(plan));
    exchange(command
                 .add_option("--profile", options.settings.profile,
                             "Name of the device profile that measurements belong to; cpu "
                             "by default")
                 ->type_name("NAME"));
    exchange(command.add_option("--measure", options.measure, "Measure what this plan.json says")
                 ->type_name("FILE")
                 ->excludes(plan));
    exchange(
        command.add_option("--output", options.output, "Write the measurements to this file, for --import elsewhere")
            ->type_name("FILE"));
    addForceOption(command, options.existing);
    exchange(command.get_option("--force"));
}

} // namespace

void addLatencyCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand(
        "latency", "Measure how long subnets take to translate a sentence (--threads 0: one)");
    addJobOptions(command, invocation);
    const auto options = std::make_shared<LatencyOptions>();
    LatencyJobSettings &settings = options->settings;
    command.add_option("--space", options->space, "A preset or a space file; the project's by default");
    command.add_option("--vocabulary", settings.vocabulary,
                       "Size of the vocabulary; that of the project's data by default");
    command.add_option("--architectures", settings.architectures, "How many are drawn")->capture_default_str();
    command.add_option("--from", options->architectures, "Measure the architectures of this file (JSON lines) instead");
    CLI::Option *count = command.get_option("--architectures");
    CLI::Option *front
        = command
              .add_option("--front", options->search,
                          "Measure what may be on the front of this search (by default the latest), as its predictor's "
                          "measurements were taken; --architectures at most")
              ->expected(0, 1)
              ->type_name("SEARCH");
    command.add_option("--limit", options->limitMs, "With --front: also what may keep under this latency or not")
        ->type_name("MS");
    command.add_option("--repetitions", settings.repetitions, "Timings of each")->capture_default_str();
    command.add_option("--source-length", settings.sourceLength, "Source tokens")->capture_default_str();
    command.add_option("--target-length", settings.targetLength, "Tokens generated")->capture_default_str();
    command.add_option("--beam", settings.beams, "Beams to time, 1 being greedy")
        ->delimiter(',')
        ->capture_default_str();
    command
        .add_option("--runtime", settings.runtime,
                    "What runs the models: ours, ours-bfloat16, ours-int8, torchscript, onnxruntime or ctranslate2, "
                    "each a device "
                    "profile of its own")
        ->capture_default_str();
    command.add_option("--python", invocation.job.python,
                       "Interpreter that has the runtime; $SUPERNET_PYTHON or python3 by default");
    command.add_option("--resume", options->resume, "Go on with this run, which was stopped or died");
    addExchangeOptions(command, *options);
    setExamples(command,
                {"supernet latency --project demo.supernet",
                 "supernet latency --project demo.supernet --architectures 60 --beam 5",
                 "supernet latency --project demo.supernet --from picks.jsonl --threads 1 --json",
                 "supernet latency --project demo.supernet --front --limit 12 --repetitions 30",
                 "supernet latency --project demo.supernet --runtime onnxruntime",
                 "supernet latency --project demo.supernet --plan for-the-pi",
                 "supernet latency --project demo.supernet --import measurements.json",
                 "supernet latency --project hat.supernet --space cpu_xeon.yml --import wmt14ende_cpu_xeon_all.csv "
                 "--profile xeon"});
    invocation.runsJob(command, [options, count, front](Invocation &running) {
        options->counted = count->count() > 0;
        options->nearFront = front->count() > 0;
        return latency(running, *options);
    });
}

} // namespace supernet::cli
