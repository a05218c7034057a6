// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alone_options.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "domain/space/usable_space.h"

#include <algorithm>

namespace supernet::cli {

namespace {

using nlohmann::json;

struct RetrainOptions
{
    std::string supernet;
    std::string architecture = "largest";
    std::string start = "inherited";
    std::string resume;
    AloneOptions alone;
};

json pointJson(const CurvePoint &point)
{
    return {{"step", point.step},
            {"seconds", point.seconds},
            {"loss", point.loss},
            {"bleu", point.bleu ? json(*point.bleu) : json()},
            {"bleu_interval", point.bleuInterval}};
}

json orNull(const std::optional<CurvePoint> &point)
{
    return point ? pointJson(*point) : json();
}

json fieldsOf(const RunRecord &run, const RetrainResult &result, const std::vector<CurvePoint> &curve,
              const std::optional<RetrainingSaving> &saving)
{
    json fields = {{"run", run.name},
                   {"start", run.settings.at("start")},
                   {"architecture_id", run.settings.at("architecture_id")},
                   {"bleu", result.score ? json(result.score->value) : json()},
                   {"signature", result.score ? json(result.score->signature) : json()},
                   {"curve", json::array()},
                   {"standalone", nullptr}};
    for (const CurvePoint &point : curve)
        fields["curve"].push_back(pointJson(point));
    if (saving) {
        fields["standalone"] = pointJson(saving->goal);
        fields["standalone"]["run"] = saving->standalone.name;
        fields["reached"] = orNull(saving->reached);
        fields["reached_interval"] = orNull(saving->reachedInterval);
    }
    return fields;
}

std::string curveTable(const std::vector<CurvePoint> &curve)
{
    TextTable table({{"Step"}, {"Seconds"}, {"Loss"}, {"BLEU"}, {"+/-"}});
    for (const CurvePoint &point : curve)
        table.add({std::to_string(point.step), fixed(point.seconds, 0), fixed(point.loss, 4),
                   point.bleu ? fixed(*point.bleu, 2) : "-", point.bleu ? fixed(point.bleuInterval, 2) : "-"});
    return table.text();
}

std::string reachedText(const std::optional<CurvePoint> &point, const CurvePoint &goal)
{
    if (!point)
        return "never";
    return "step " + std::to_string(point->step) + ", " + fixed(point->seconds, 0) + " s ("
        + fixed(100.0 * static_cast<double>(point->step) / static_cast<double>(std::max<std::int64_t>(goal.step, 1)), 0)
        + " % of its steps)";
}

std::string savingText(const RetrainingSaving &saving)
{
    return "Standalone (" + saving.standalone.name + "): " + fixed(saving.goal.bleu.value_or(0), 2) + " +/- "
        + fixed(saving.goal.bleuInterval, 2) + " BLEU after " + std::to_string(saving.goal.step) + " steps, "
        + fixed(saving.goal.seconds, 0) + " s.\nReached: " + reachedText(saving.reached, saving.goal)
        + "; to within its interval: " + reachedText(saving.reachedInterval, saving.goal) + ".\n";
}

void report(Invocation &invocation, const Project &project, const RetrainResult &result)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord run = *store.run(result.run);
    const auto curve = validationCurve(store, run);
    const bool inherited = run.settings.at("start") == name(Start::Inherited);
    const auto saving = inherited ? retrainingSaving(store, run) : std::nullopt;
    std::string text = "Trained alone, from " + std::string(inherited ? "inherited weights" : "scratch") + ", as `"
        + run.name + "`:\n" + curveTable(curve);
    if (result.score)
        text += result.score->split + ": " + fixed(result.score->value, 2) + " BLEU, " + result.score->signature + '\n';
    if (saving)
        text += savingText(*saving);
    invocation.result(fieldsOf(run, result, curve, saving), text);
}

Retraining retrainingOf(const Project &project, const RetrainOptions &options)
{
    Retraining retraining;
    retraining.supernet = chooseSupernet(project, options.supernet);
    const auto space = usableSpaceFromJson(retraining.supernet.run.settings.at("space"));
    const auto chosen = chooseArchitectures(project.openStore(Store::Mode::ReadOnly), space, options.architecture);
    if (chosen.size() != 1)
        throw UsageError('`' + options.architecture + "` names " + std::to_string(chosen.size()) + " architectures.",
                         "A run trains one.");
    retraining.architecture = chosen.front().architecture;
    retraining.start = startFromName(options.start);
    const TrainingSettings training = trainingFromJson(retraining.supernet.run.settings);
    retraining.training = aloneSettings(options.alone.applied(training), retraining.architecture);
    retraining.scoring = options.alone.scoring;
    return retraining;
}

int retrain(Invocation &invocation, const RetrainOptions &options)
{
    Project project = Project::open(invocation.projectFolder());
    const RetrainResult result = options.resume.empty()
        ? retrainSubnet(project, retrainingOf(project, options), invocation.jobOptions(), invocation.stopToken(),
                        invocation.sink())
        : resumeRetraining(project, options.resume, invocation.stopToken(), invocation.sink());
    report(invocation, project, result);
    return exitCode(result.outcome);
}

} // namespace

void addRetrainCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("retrain",
                                                "Train one subnet alone, with inherited weights or from scratch");
    addJobOptions(command, invocation);
    const auto options = std::make_shared<RetrainOptions>();
    command.add_option("--run", invocation.job.runName, "Name of the new run; by default a free one")
        ->type_name("NAME");
    command.add_option("--supernet", options->supernet, "The trained net, RUN or RUN@STEP; by default the latest")
        ->type_name("RUN");
    command.add_option("--architecture", options->architecture, "smallest, largest, an id from the front, or a file")
        ->capture_default_str();
    command.add_option("--start", options->start, "Begin with the weights that the supernet gives, or from scratch")
        ->check(CLI::IsMember({"inherited", "scratch"}))
        ->capture_default_str();
    addAloneOptions(command, options->alone);
    command.add_option("--resume", options->resume, "Go on with this run from its newest checkpoint")->type_name("RUN");
    setExamples(command,
                {"supernet retrain --project demo.supernet --architecture 3fa2 --start scratch --minutes 8",
                 "supernet retrain --project demo.supernet --architecture 3fa2 --steps 500 --warmup 50",
                 "supernet retrain --project demo.supernet --resume retrain-1"});
    invocation.runsJob(command, [options](Invocation &running) { return retrain(running, *options); });
}

} // namespace supernet::cli
