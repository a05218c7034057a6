// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alone_options.h"
#include "cli/commands.h"
#include "cli/fidelity_table.h"
#include "cli/text_table.h"
#include "domain/search/fidelity_records.h"
#include "domain/support/json_text.h"
#include "engine/jobs/fidelity_job.h"

#include <algorithm>
#include <fstream>
#include <iostream>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct FidelityOptions
{
    std::string pairs;
    std::string supernet;
    int architectures = 8;
    bool stratified = false;
    AloneOptions alone;
    FidelitySettings statistics;
};

std::vector<FidelityRecord> recordsFrom(const std::string &name, const std::string &split)
{
    std::ifstream file;
    if (name != "-")
        file.open(name, std::ios::binary);
    std::istream &in = name == "-" ? std::cin : file;
    if (!in || in.peek() == std::istream::traits_type::eof())
        throw Error("The pairs' file `" + name + "` cannot be read or is empty.");
    std::vector<FidelityRecord> records;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        try {
            std::ranges::move(fidelityRecords(parseJson(line), split), std::back_inserter(records));
        } catch (const Error &error) {
            throw Error("Line " + std::to_string(number) + " of `" + name + "` cannot be used. " + error.what(),
                        error.hint());
        }
    }
    return records;
}

void print(Invocation &invocation, const std::vector<NamedFidelity> &groups, const FidelitySettings &settings)
{
    if (!invocation.json) {
        invocation.out() << fidelityTable(groups, settings);
        return;
    }
    for (const NamedFidelity &group : groups)
        invocation.printJson(fidelityJson(group, settings));
}

int fidelityOfPairs(Invocation &invocation, const FidelityOptions &options)
{
    FidelitySettings settings = options.statistics;
    settings.seed = invocation.job.seed;
    std::vector<NamedFidelity> groups;
    for (const auto &[group, pairs] : groupedPairs(recordsFrom(options.pairs, options.alone.scoring.split)))
        groups.push_back({group, fidelityOf(pairs, settings)});
    if (groups.empty())
        throw UsageError("The pairs' file `" + options.pairs + "` holds no pair.",
                         "Write a JSON object a line, with `standalone` and `inherited`.");
    print(invocation, groups, settings);
    return Done;
}

json scoreJson(const FidelityScore &score, const SearchSpace &space)
{
    return {{"id", score.architecture.id()},     {"architecture", toJson(score.architecture, space)},
            {"depth", score.pair.depth},         {"standalone", score.pair.standalone},
            {"inherited", score.pair.inherited}, {"run", score.run}};
}

std::string scoreTable(const std::vector<FidelityScore> &scores)
{
    using Align = TextTable::Align;
    TextTable table(
        {{"Id", Align::Left}, {"Decoder depth"}, {"Standalone"}, {"Inherited"}, {"Trained as", Align::Left}});
    for (const FidelityScore &score : scores)
        table.add({score.architecture.id(), std::to_string(score.pair.depth), fixed(score.pair.standalone, 2),
                   fixed(score.pair.inherited, 2), score.run});
    return table.text();
}

void report(Invocation &invocation, const FidelityJobSettings &settings, const FidelityJobResult &result)
{
    json fields = {{"run", result.run}, {"scores", json::array()}};
    for (const FidelityScore &score : result.scores)
        fields["scores"].push_back(scoreJson(score, settings.training.space));
    std::string text = scoreTable(result.scores);
    if (result.report) {
        FidelitySettings statistics = settings.statistics;
        statistics.seed = invocation.job.seed;
        const NamedFidelity named{settings.supernet.run.name, *result.report};
        fields["fidelity"] = fidelityJson(named, statistics);
        text += '\n' + fidelityTable({named}, statistics);
        std::vector<FidelityPair> pairs;
        for (const FidelityScore &score : result.scores)
            pairs.push_back(score.pair);
        if (const auto lead = leadThroughout({pairs}))
            text += '\n' + leadSentence(named.group, *lead) + '\n';
    }
    invocation.result(fields, text);
}

int fidelityOfSupernet(Invocation &invocation, const FidelityOptions &options)
{
    Project project = Project::open(invocation.projectFolder());
    FidelityJobSettings settings;
    settings.supernet = chooseSupernet(project, options.supernet);
    settings.architectures = options.architectures;
    settings.stratified = options.stratified;
    settings.training = options.alone.applied(trainingFromJson(settings.supernet.run.settings));
    settings.scoring = options.alone.scoring;
    settings.statistics = options.statistics;
    const FidelityJobResult result = runFidelityJob(project, settings, invocation.jobOptions(), invocation.stopToken(),
                                                    invocation.sink());
    report(invocation, settings, result);
    return exitCode(result.outcome);
}

} // namespace

void addFidelityCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("fidelity", "How well inherited scores stand for standalone training");
    const auto options = std::make_shared<FidelityOptions>();
    FidelitySettings &statistics = options->statistics;
    addJobOptions(command, invocation);
    command.add_option("--run", invocation.job.runName, "Name of the new run; by default a free one")
        ->type_name("NAME");
    command.add_option("--supernet", options->supernet, "The trained net, RUN or RUN@STEP; by default the latest")
        ->type_name("RUN");
    command.add_option("--architectures", options->architectures, "How many are drawn and trained from scratch")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_flag("--stratified", options->stratified, "Draw every decoder depth about equally often");
    command.add_option("--top", statistics.top, "How many of the best by inherited score the regret looks at")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--samples", statistics.samples, "Bootstrap resamples")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    addAloneOptions(command, options->alone);
    command
        .add_option(
            "--pairs", options->pairs,
            "Train nothing: compare the scores of this file, a JSON object a line: standalone, inherited, depth and "
            "group if wanted, or published records, of which --split counts (- for standard input)")
        ->type_name("FILE");
    setExamples(command,
                {"supernet fidelity --project demo.supernet --architectures 8 --minutes 2",
                 "supernet fidelity --project demo.supernet --supernet neuron-1 --stratified --steps 2000",
                 "supernet fidelity --pairs published.jsonl --split test --json"});
    invocation.runsJob(command, [options](Invocation &running) {
        return options->pairs.empty() ? fidelityOfSupernet(running, *options) : fidelityOfPairs(running, *options);
    });
}

} // namespace supernet::cli
