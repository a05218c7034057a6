// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "engine/jobs/joined_scores.h"

#include <cmath>

namespace supernet::cli {

namespace {

using nlohmann::json;

json scoreJson(const ScoreLine &line)
{
    const Evaluation &fact = line.fact;
    return {{"name", line.name},   {"id", fact.architectureId},   {"architecture", fact.architecture},
            {"split", fact.split}, {"metric", fact.metric},       {"score", fact.value},
            {"text", line.text},   {"signature", fact.signature}, {"sentences", fact.sentences}};
}

std::string tableText(const EvaluateResult &result)
{
    using Align = TextTable::Align;
    TextTable table({{"Subnet", Align::Left}, {"Id", Align::Left}, {"Score", Align::Left}});
    std::string signatures;
    for (const ScoreLine &line : result.scores) {
        table.add({line.name, line.fact.architectureId, line.text});
        const auto &signature = line.fact.signature;
        if (!signature.empty() && signatures.find(signature) == std::string::npos)
            signatures += line.fact.metric + ": " + signature + '\n';
    }
    return table.text() + signatures;
}

int evaluate(Invocation &invocation, const EvaluateSettings &settings)
{
    Project project = Project::open(invocation.projectFolder());
    const EvaluateResult result = runEvaluateJob(project, settings, invocation.jobOptions(), invocation.stopToken(),
                                                 invocation.sink());
    json scores = json::array();
    for (const ScoreLine &line : result.scores)
        scores.push_back(scoreJson(line));
    invocation.result({{"run", result.run}, {"scores", scores}}, tableText(result));
    return exitCode(result.outcome);
}

json estimateJson(const Estimate &estimate)
{
    return std::isnan(estimate.low) ? json() : json({estimate.low, estimate.high});
}

int join(Invocation &invocation, const JoinedScoresSettings &settings)
{
    Project project = Project::open(invocation.projectFolder());
    const JoinedScores result = joinScores(project, settings, invocation.jobOptions(), invocation.sink());
    json scores = json::array();
    using Align = TextTable::Align;
    TextTable table({{"Subnet", Align::Left}, {"Id", Align::Left}, {settings.scorer}, {"95 %"}, {"Sentences"}});
    for (const JoinedScore &score : result.scores) {
        scores.push_back(scoreJson(score.line));
        scores.back()["interval"] = estimateJson(score.interval);
        const bool many = !std::isnan(score.interval.low);
        table.add({score.line.name, score.line.fact.architectureId, fixed(score.interval.value, 4),
                   many ? fixed(score.interval.low, 4) + '-' + fixed(score.interval.high, 4) : std::string("-"),
                   std::to_string(score.line.fact.sentences)});
    }
    invocation.result({{"run", result.run}, {"scores", scores}}, table.text());
    return Done;
}

void addJoinOptions(CLI::App &command, JoinedScoresSettings &joined)
{
    const auto external = [](CLI::Option *option) { return option->group("Scores of another program"); };
    CLI::Option *scores = external(
        command.add_option("--scores", joined.file,
                           "Join these instead of scoring: lines of an architecture, a tab, and its score (one line a "
                           "sentence, or one in all)"));
    scores->type_name("FILE");
    external(command.add_option("--scorer", joined.scorer, "Who scored, for example COMET"))->needs(scores);
    external(command.add_option("--scorer-version", joined.version, "Its version and its model's"))->needs(scores);
}

} // namespace

void addEvaluateCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("evaluate", "Score subnets of a trained supernet");
    addJobOptions(command, invocation);
    const auto settings = std::make_shared<EvaluateSettings>();
    command.add_option("--run", settings->supernet, "Training run, RUN or RUN@STEP; the latest by default");
    command.add_option("--split", settings->split, "valid or test; keep test for the end")->capture_default_str();
    command
        .add_option("--architecture", settings->architectures,
                    "smallest, largest, an id from the front, or a file; comma-separated")
        ->delimiter(',')
        ->capture_default_str();
    command.add_option("--metric", settings->metrics, "bleu, chrf, ter, loss; comma-separated")
        ->delimiter(',')
        ->capture_default_str();
    command.add_option("--beam", settings->beam, "Hypotheses kept; 1 is greedy")->capture_default_str();
    command.add_option("--alpha", settings->alpha, "Length penalty: score = log-probability / length^alpha")
        ->capture_default_str();
    command.add_option("--sentences", settings->sentences, "Only the first of the split; 0: all")
        ->capture_default_str();
    const auto joined = std::make_shared<JoinedScoresSettings>();
    addJoinOptions(command, *joined);
    setExamples(command,
                {"supernet evaluate --project demo.supernet",
                 "supernet evaluate --project demo.supernet --run neuron-1@500 --metric bleu,loss --beam 1",
                 "supernet evaluate --project demo.supernet --split test --architecture pick.json",
                 "supernet evaluate --project demo.supernet --split test --scores comet.tsv --scorer COMET "
                 "--scorer-version 2.2.4/wmt22-comet-da"});
    invocation.runsJob(command, [settings, joined](Invocation &asked) {
        joined->supernet = settings->supernet;
        joined->split = settings->split;
        return joined->file.empty() ? evaluate(asked, *settings) : join(asked, *joined);
    });
}

} // namespace supernet::cli
