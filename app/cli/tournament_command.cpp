// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alone_options.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/space/usable_space.h"
#include "engine/jobs/tournament.h"

#include <algorithm>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct TournamentOptions
{
    std::string supernet;
    std::vector<std::string> architectures;
    std::int64_t budget = 2000;
    AloneOptions alone;
};

/// Those named, else the picks of the project that belong to the supernet.
std::vector<Architecture> picksOf(const Project &project, const TournamentOptions &options,
                                  const ChosenSupernet &supernet)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const auto space = usableSpaceFromJson(supernet.run.settings.at("space"));
    std::vector<Architecture> picks;
    const auto add = [&](Architecture architecture) {
        if (std::ranges::find(picks, architecture) == picks.end())
            picks.push_back(std::move(architecture));
    };
    for (const std::string &word : options.architectures) {
        for (ChosenArchitecture &chosen : chooseArchitectures(store, space, word))
            add(std::move(chosen.architecture));
    }
    if (!options.architectures.empty())
        return picks;
    for (const Pick &pick : store.picks()) {
        if (pick.supernetRun == supernet.run.id)
            add(architectureFromJson(pick.architecture, space));
    }
    if (picks.empty())
        throw UsageError("The project has no picks of the supernet `" + supernet.run.name + "`.",
                         "Name architectures with --architecture, by ids that `supernet front` shows.");
    return picks;
}

std::string fateOf(const Contestant &contestant)
{
    if (contestant.run.empty())
        return "not begun";
    return contestant.outAfter > 0 ? "out after round " + std::to_string(contestant.outAfter) + ", as it stopped"
                                   : "trained to the end";
}

json fieldsOf(const TournamentResult &result)
{
    json fields = {{"rounds", json::array()}, {"contestants", json::array()}, {"inherited", json::array()}};
    for (const HalvingRound &round : result.rounds)
        fields["rounds"].push_back({{"contestants", round.contestants}, {"until_step", round.until}});
    for (const Evaluation &score : result.inherited)
        fields["inherited"].push_back({{"id", score.architectureId}, {"bleu", score.value}});
    for (const Contestant &contestant : result.contestants)
        fields["contestants"].push_back({{"id", contestant.architecture.id()},
                                         {"start", name(contestant.start)},
                                         {"run", contestant.run},
                                         {"steps", contestant.steps},
                                         {"loss", contestant.loss},
                                         {"out_after_round", contestant.outAfter},
                                         {"bleu", contestant.score ? json(contestant.score->value) : json()}});
    return fields;
}

std::string textOf(const TournamentResult &result)
{
    using Align = TextTable::Align;
    std::string text = "As the supernet gives them:\n";
    TextTable inherited({{"Id", Align::Left}, {"BLEU"}});
    for (const Evaluation &score : result.inherited)
        inherited.add({score.architectureId, fixed(score.value, 2)});
    text += inherited.text() + "Trained alone, the best first:\n";
    TextTable table({{"Id", Align::Left},
                     {"Start", Align::Left},
                     {"Steps"},
                     {"Loss"},
                     {"BLEU"},
                     {"", Align::Left},
                     {"Run", Align::Left}});
    for (const Contestant &contestant : result.contestants)
        table.add({contestant.architecture.id(), name(contestant.start), std::to_string(contestant.steps),
                   contestant.run.empty() ? "-" : fixed(contestant.loss, 4),
                   contestant.score ? fixed(contestant.score->value, 2) : "-", fateOf(contestant), contestant.run});
    return text + table.text();
}

int tournament(Invocation &invocation, const TournamentOptions &options)
{
    Project project = Project::open(invocation.projectFolder());
    TournamentSettings settings;
    settings.supernet = chooseSupernet(project, options.supernet);
    settings.picks = picksOf(project, options, settings.supernet);
    settings.training = options.alone.applied(trainingFromJson(settings.supernet.run.settings));
    settings.scoring = options.alone.scoring;
    settings.budget = options.budget;
    const TournamentResult result = runTournament(project, settings, invocation.jobOptions(), invocation.stopToken(),
                                                  invocation.sink());
    invocation.result(fieldsOf(result), textOf(result));
    return exitCode(result.outcome);
}

} // namespace

void addTournamentCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand(
        "tournament", "Inherit, fine-tune or train from scratch? Picks against each other under one budget");
    addJobOptions(command, invocation);
    const auto options = std::make_shared<TournamentOptions>();
    command.add_option("--supernet", options->supernet, "The trained net, RUN or RUN@STEP; by default the latest")
        ->type_name("RUN");
    command
        .add_option("--architecture", options->architectures,
                    "Who takes part: smallest, largest, ids from the front, or files; comma-separated; by default the "
                    "project's picks")
        ->delimiter(',');
    command
        .add_option("--budget", options->budget,
                    "Steps of all trainings together; after each round the worse half stops")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    addAloneOptions(command, options->alone);
    for (const char *budget : {"--steps", "--minutes", "--tokens", "--flops", "--validate-every", "--checkpoint-every"})
        command.remove_option(command.get_option(budget)); // the rounds decide
    setExamples(command,
                {"supernet tournament --project demo.supernet --budget 4000",
                 "supernet tournament --project demo.supernet --architecture 3fa2,81bc,largest --budget 6000"});
    invocation.runsJob(command, [options](Invocation &running) { return tournament(running, *options); });
}

} // namespace supernet::cli
