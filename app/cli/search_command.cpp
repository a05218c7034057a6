// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/export/export_format.h"
#include "domain/search/front_view.h"
#include "engine/jobs/search_job.h"

#include <algorithm>
#include <charconv>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct SearchOptions
{
    SearchJobSettings settings;
    std::string resume;
    std::vector<std::string> pins;
    std::vector<std::string> forbidden;
    std::string exportableAs;
    std::vector<std::string> limits;
};

/// `GENE=VALUE`, or `GENE@LAYER=VALUE` with layers counted from 1, as the argument of a steering command.
json steeringArgument(const std::string &text)
{
    const auto number = [&](std::string_view digits) {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || error != std::errc() || end != digits.data() + digits.size())
            throw UsageError("`" + text + "` is not a gene and a choice.", "Write GENE=VALUE or GENE@LAYER=VALUE.");
        return value;
    };
    const std::string_view whole = text;
    const std::size_t equals = whole.find('=');
    const std::string_view left = whole.substr(0, equals);
    const std::size_t at = left.find('@');
    json argument = {{"gene", std::string(left.substr(0, at))}};
    argument["value"] = number(equals == std::string_view::npos ? std::string_view() : whole.substr(equals + 1));
    if (at != std::string_view::npos)
        argument["layer"] = number(left.substr(at + 1)) - 1;
    return argument;
}

/// `MS`, or `DEVICE=MS` with the name of a device profile.
void addLimit(SearchJobSettings &settings, const std::string &text)
{
    const std::size_t equals = text.find('=');
    const std::string digits = equals == std::string::npos ? text : text.substr(equals + 1);
    double ms = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ms);
    if (error != std::errc() || end != digits.data() + digits.size() || !(ms > 0) || equals == 0)
        throw UsageError("`" + text + "` is no latency limit.", "Write MS or DEVICE=MS, for example 12 or pi4=300.");
    if (equals == std::string::npos)
        settings.limitMs = ms;
    else
        settings.deviceLimitsMs[text.substr(0, equals)] = ms;
}

std::vector<json> steeringArguments(const std::vector<std::string> &texts)
{
    std::vector<json> result;
    for (const std::string &text : texts)
        result.push_back(steeringArgument(text));
    return result;
}

void report(Invocation &invocation, const Project &project, const std::string &runName)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord run = searchRun(store, runName);
    const auto candidates = scoredCandidates(store, run);
    const auto front = frontOf(candidates, FrontAxis::Loss);
    if (front.empty())
        return;
    const double fastest = front.front().candidate.latencyMs;
    const double slowest = front.back().candidate.latencyMs;
    invocation.result({{"run", run.name},
                       {"candidates", candidates.size()},
                       {"front", front.size()},
                       {"fastest_ms", fastest},
                       {"slowest_ms", slowest}},
                      "Search `" + run.name + "`: " + std::to_string(candidates.size()) + " candidates, "
                          + std::to_string(front.size()) + " on the front, from " + fixed(fastest, 2) + " to "
                          + fixed(slowest, 2) + " ms. See them with `supernet front --run " + run.name + "`.");
}

int search(Invocation &invocation, const SearchOptions &options)
{
    Project project = Project::open(invocation.projectFolder());
    SearchJobResult result;
    if (!options.resume.empty()) {
        result = resumeSearchJob(project, options.resume, invocation.stopToken(), invocation.sink());
    } else {
        SearchJobSettings settings = options.settings;
        settings.pins = steeringArguments(options.pins);
        settings.forbidden = steeringArguments(options.forbidden);
        for (const std::string &limit : options.limits)
            addLimit(settings, limit);
        if (!options.exportableAs.empty())
            std::ranges::copy(exportablePins(exportFormat(options.exportableAs)), std::back_inserter(settings.pins));
        result = runSearchJob(project, toJson(settings), invocation.jobOptions(), invocation.stopToken(),
                              invocation.sink());
    }
    report(invocation, project, result.run);
    return exitCode(result.outcome);
}

void addStrategyOptions(CLI::App &command, SearchSettings &settings)
{
    command
        .add_option("--algorithm", settings.algorithm,
                    "nsga2: the whole front; evolution: HAT's, the best under --limit; random: the baseline")
        ->check(CLI::IsMember({"nsga2", "evolution", "random"}))
        ->capture_default_str();
    command.add_option("--generations", settings.generations, "Rounds")->capture_default_str();
    command.add_option("--population", settings.population, "Architectures of the first round, and nsga2's population")
        ->capture_default_str();
    command.add_option("--parents", settings.parents, "Evolution: the best that have offspring")->capture_default_str();
    command.add_option("--mutations", settings.mutations, "Evolution: mutated offspring a round")
        ->capture_default_str();
    command.add_option("--crossovers", settings.crossovers, "Evolution: crossed offspring a round")
        ->capture_default_str();
    command.add_option("--mutation-probability", settings.mutationProbability, "Chance that a gene is drawn anew")
        ->capture_default_str();
}

} // namespace

void addSearchCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("search",
                                                "Find the best trade-offs of latency and quality in a supernet");
    const auto options = std::make_shared<SearchOptions>();
    SearchJobSettings &settings = options->settings;
    addJobOptions(command, invocation);
    command.add_option("--run", invocation.job.runName, "Name of the new run; by default a free one")
        ->type_name("NAME");
    command.add_option("--supernet", settings.supernet, "The trained net, RUN or RUN@STEP; by default the latest")
        ->type_name("RUN");
    addStrategyOptions(command, settings.strategy);
    command
        .add_option("--limit", options->limits,
                    "Only architectures that keep under this latency; on another device: DEVICE=MS; may be repeated")
        ->type_name("[DEVICE=]MS");
    command
        .add_option("--profile", settings.profile,
                    "Device whose latency is traded for quality; this machine by default")
        ->type_name("DEVICE");
    command.add_option("--fitness", settings.fitness, "What ranks: loss, or greedy BLEU on the validation sentences")
        ->check(CLI::IsMember({"loss", "bleu"}))
        ->capture_default_str();
    command.add_option("--bleu-sentences", settings.bleuSentences, "Validation sentences that BLEU is scored on")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--pin", options->pins, "Hold a gene: GENE=VALUE, or GENE@LAYER=VALUE (layers from 1)")
        ->type_name("CHOICE");
    command.add_option("--forbid", options->forbidden, "Leave out a choice, written as with --pin")
        ->type_name("CHOICE");
    command
        .add_option("--exportable-as", options->exportableAs,
                    "Only architectures that an export format has a counterpart for; ctranslate2 has not for all")
        ->type_name("FORMAT");
    command.add_option("--resume", options->resume, "Take up a stopped or dead search again, with its own settings")
        ->type_name("RUN");
    setExamples(command,
                {"supernet search --project demo.supernet",
                 "supernet search --project demo.supernet --algorithm evolution --limit 12",
                 "supernet search --project demo.supernet --limit 12 --limit pi4=300",
                 "supernet search --project demo.supernet --pin decoder_layers=2 --fitness bleu",
                 "supernet search --project demo.supernet --exportable-as ctranslate2",
                 "supernet search --project demo.supernet --resume search-1"});
    invocation.runsJob(command, [options](Invocation &running) { return search(running, *options); });
}

} // namespace supernet::cli
