// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/demo/demo_journey.h"
#include "cli/demo/demo_report.h"
#include "cli/demo/demo_shipping.h"
#include "cli/terminal_sink.h"
#include "cli/text_table.h"

#include <chrono>

namespace supernet::cli {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr auto DefaultFolder = "demo.supernet";
constexpr auto Section = "demo"; ///< Of project.json.

struct DemoOptions
{
    bool shipped = false;
    std::optional<std::string> policy;
    std::optional<double> minutes;
    std::optional<std::int64_t> steps;
    std::optional<std::int64_t> pairs;
    std::optional<int> vocabulary;
    std::optional<int> architectures;
    std::optional<int> generations;
    std::optional<int> population;
};

template<typename From, typename To>
void set(To &field, const std::optional<From> &value)
{
    if (value)
        field = *value;
}

/// A run that ends before its fourth validation shows no curve.
void fitToSteps(TrainingSettings &training)
{
    training.minutes = 0;
    training.warmupSteps = std::min(training.warmupSteps, training.steps / 5);
    for (std::int64_t *every : {&training.validateEvery, &training.checkpointEvery, &training.conflictEvery})
        *every = std::clamp<std::int64_t>(training.steps / 4, 1, *every);
}

DemoPlan planOf(const DemoOptions &options, std::uint64_t seed)
{
    DemoPlan plan = options.shipped ? shippedPlan() : quickPlan();
    plan.seed = seed;
    if (options.policy)
        for (const Granularity granularity :
             {Granularity::None, Granularity::Network, Granularity::Layer, Granularity::Neuron})
            if (*options.policy == policyName(granularity))
                plan.policies = {granularity};
    set(plan.pairs, options.pairs);
    set(plan.vocabulary, options.vocabulary);
    set(plan.training.minutes, options.minutes);
    set(plan.training.steps, options.steps);
    if (options.steps)
        fitToSteps(plan.training);
    set(plan.latency.architectures, options.architectures);
    set(plan.search.strategy.generations, options.generations);
    set(plan.search.strategy.population, options.population);
    return plan;
}

Project openDemo(const std::filesystem::path &folder)
{
    const bool isThere = std::filesystem::exists(folder / "project.json");
    return isThere ? Project::open(folder) : Project::create(folder, "Demo, English to German");
}

/// The plan that the project was begun with; a new project keeps the one given.
DemoPlan planIn(Project &project, const DemoPlan &plan, EventSink &sink)
{
    const auto kept = project.settings().find(Section);
    if (kept != project.settings().end()) {
        sink.message("The demo in " + project.folder().string()
                     + " goes on as it was begun. For a new one give another folder with --project.");
        return demoPlanFromJson(*kept);
    }
    if (project.settings().contains("data") || !project.openStore(Store::Mode::ReadOnly).runs().empty())
        throw UsageError("The project in " + project.folder().string() + " is not the demo's.",
                         "Give a folder of its own with --project.");
    project.setSection(Section, toJson(plan));
    return plan;
}

void announce(Invocation &invocation, const DemoStation &station)
{
    const std::string place = std::to_string(station.number) + '/' + std::to_string(station.count);
    if (invocation.json)
        writeEvent(invocation.out(), "station",
                   {{"number", station.number},
                    {"count", station.count},
                    {"title", station.title},
                    {"sentence", station.sentence},
                    {"behind", station.isBehind}});
    else if (station.isBehind)
        invocation.sink().message('[' + place + "] " + station.title + ": done before.");
    else
        invocation.sink().message("\n[" + place + "] " + station.title + ". " + station.sentence);
}

int stopped(Invocation &invocation, const Project &project)
{
    invocation.result({{"project", project.folder().string()}, {"outcome", "stopped"}},
                      "Stopped; nothing is lost. Go on with: supernet demo --project " + project.folder().string());
    return Stopped;
}

int finish(Invocation &invocation, const Project &project, const DemoPlan &plan, bool ships, Clock::time_point start)
{
    const DemoReport report = reportDemo(project, plan, threadsFor(invocation.jobOptions().threads),
                                         invocation.stopToken());
    json fields = toJson(report);
    fields["outcome"] = "done";
    fields["seconds"] = std::chrono::duration<double>(Clock::now() - start).count();
    std::string lines = text(report);
    if (ships) {
        const std::uintmax_t bytes = pruneForShipping(project);
        fields["bytes"] = bytes;
        lines += "\nPruned and sealed: " + fixed(static_cast<double>(bytes) / 1e6, 1) + " MB.";
    }
    invocation.result(fields, lines + "\nAll that took " + duration(fields["seconds"].get<double>()) + '.');
    return Done;
}

int demo(Invocation &invocation, const DemoOptions &options)
{
    const auto start = Clock::now();
    Project project = openDemo(invocation.projectFolder());
    EventSink &sink = invocation.sink();
    const DemoPlan plan = planIn(project, planOf(options, invocation.jobOptions().seed), sink);
    sink.message("Everything goes into " + project.folder().string() + '.');
    DemoJourney journey(project, plan, invocation.jobOptions(), invocation.stopToken(), sink,
                        [&](const DemoStation &station) { announce(invocation, station); });
    if (journey.run() == JobOutcome::Stopped)
        return stopped(invocation, project);
    return finish(invocation, project, plan, options.shipped, start);
}

void addSizeOptions(CLI::App &command, DemoOptions &options)
{
    const auto add = [&](const char *name, auto &value, const char *help, const char *type) {
        return command.add_option(name, value, help)->type_name(type)->group("Other sizes, for a new demo");
    };
    add("--policy", options.policy, "How weights are shared: plain, network, layer or neuron (the default)", "NAME")
        ->check(CLI::IsMember({"plain", "network", "layer", "neuron"}));
    add("--minutes", options.minutes, "Train that long", "N")->check(CLI::PositiveNumber);
    add("--steps", options.steps, "Train so many steps instead", "N")->check(CLI::PositiveNumber);
    add("--pairs", options.pairs, "Learn from the first so many pairs of the text", "N")->check(CLI::PositiveNumber);
    add("--vocabulary", options.vocabulary, "Pieces that words are made of", "N")->check(CLI::PositiveNumber);
    add("--architectures", options.architectures, "How many are timed for the predictor", "N")
        ->check(CLI::PositiveNumber);
    add("--generations", options.generations, "Rounds of the search", "N")->check(CLI::PositiveNumber);
    add("--population", options.population, "Architectures of a round", "N")->check(CLI::PositiveNumber);
}

} // namespace

void addDemoCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand(
        "demo", "See the whole journey in under five minutes: from no data to an exported translator");
    addJobOptions(command, invocation);
    CLI::Option *project = command.get_option("--project");
    project->description("The project's folder, made anew; where it holds a demo, that one goes on")
        ->default_str(DefaultFolder);
    const auto options = std::make_shared<DemoOptions>();
    command.add_flag("--shipped", options->shipped,
                     "The demo that the program ships: plain, layer-wise and neuron-wise sharing trained for equal "
                     "steps (half an hour or more), then pruned and sealed");
    addSizeOptions(command, *options);
    setExamples(command,
                {"supernet demo", "supernet demo --project ~/demo.supernet --minutes 10",
                 "supernet demo --shipped --project models/demo.supernet --seed 1"});
    invocation.runsJob(command, [options, project](Invocation &running) {
        if (project->count() == 0)
            running.project = DefaultFolder;
        return demo(running, *options);
    });
}

} // namespace supernet::cli
