// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/text_table.h"
#include "engine/jobs/predictor_job.h"
#include "engine/latency/device_profile.h"

namespace supernet::cli {

namespace {

using nlohmann::json;

std::string figure(const json &accuracy, const char *name, int digits)
{
    return accuracy[name].is_null() ? "-" : fixed(accuracy[name].get<double>(), digits);
}

std::string accuracyText(const PredictorJobResult &result)
{
    const json &accuracy = result.accuracy;
    TextTable table(
        {{"", TextTable::Align::Left}, {"Mean error %"}, {"Largest %"}, {"Kendall tau"}, {"inside a depth"}});
    for (const auto &[key, title] :
         {std::pair{"predictor", "Predictor"}, std::pair{"depth_line", "Line through decoder depth"}})
        table.add({title, figure(accuracy[key], "mean_error_percent", 2),
                   figure(accuracy[key], "largest_error_percent", 2), figure(accuracy[key], "kendall_tau", 3),
                   figure(accuracy[key], "kendall_tau_inside_depth", 3)});
    const std::string beam = result.protocol["beam"].dump();
    const json &interval = accuracy["interval"];
    const auto percent = [&](const char *key) { return fixed(100 * interval[key].get<double>(), 1) + " %"; };
    const std::string intervals = "Intervals: " + percent("relative") + " of a prediction to either side hold "
        + percent("level") + " of latencies (split conformal, " + accuracy["calibration"].dump()
        + " architectures that had no other part); of those held out they hold " + percent("coverage") + ".\n";
    return "`" + result.run + "` learnt from " + accuracy["train"].dump() + " architectures of `" + result.latencyRun
        + "` (device " + profileOf(result.protocol) + ", beam " + beam + ") and was stopped by "
        + accuracy["valid"].dump() + " more; on the " + accuracy["test"].dump() + " held out:\n" + table.text()
        + intervals;
}

int predictor(Invocation &invocation, const PredictorJobSettings &settings)
{
    Project project = Project::open(invocation.projectFolder());
    const PredictorJobResult result = runPredictorJob(project, toJson(settings), invocation.jobOptions(),
                                                      invocation.stopToken(), invocation.sink());
    if (result.outcome == JobOutcome::Stopped)
        return exitCode(result.outcome);
    invocation.result({{"run", result.run}, {"protocol", result.protocol}, {"accuracy", result.accuracy}},
                      accuracyText(result));
    return Done;
}

} // namespace

void addPredictorCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("predictor", "Learn to predict latencies from measured ones");
    addJobOptions(command, invocation);
    const auto settings = std::make_shared<PredictorJobSettings>();
    command.add_option("--run", settings->latencyRun, "The latency run whose protocol counts; the latest by default");
    command.add_option("--profile", settings->profile, "Without --run: the device profile to learn; any by default")
        ->type_name("NAME");
    command.add_option("--beam", settings->beam, "Which of its beams; the widest by default");
    command.add_option("--encoding", settings->encoding, "Features of an architecture: summary or per-layer")
        ->capture_default_str();
    command.add_option("--width", settings->width, "Width of the four hidden layers")->capture_default_str();
    command.add_option("--steps", settings->steps, "Optimizer steps")->capture_default_str();
    setExamples(command,
                {"supernet predictor --project demo.supernet",
                 "supernet predictor --project demo.supernet --beam 1 --encoding per-layer",
                 "supernet predictor --project demo.supernet --profile pi4"});
    invocation.runsJob(command, [settings](Invocation &running) { return predictor(running, *settings); });
}

} // namespace supernet::cli
