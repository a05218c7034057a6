// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "engine/jobs/export_job.h"

namespace supernet::cli {

namespace {

int exportModel(Invocation &invocation, const ExportJobSettings &settings)
{
    Project project = Project::open(invocation.projectFolder());
    const ExportJobResult result = runExportJob(project, toJson(settings), invocation.jobOptions(),
                                                invocation.stopToken(), invocation.sink());
    if (result.outcome == JobOutcome::Stopped)
        return exitCode(result.outcome);
    const auto &comparison = result.proof["comparison"];
    invocation.result({{"run", result.run},
                       {"path", result.folder.string()},
                       {"architecture_id", result.architectureId},
                       {"proof", result.proof}},
                      "Exported " + result.architectureId + " to " + result.folder.string()
                          + "\nRead back and compared: " + comparison["same_translations"].dump() + " of "
                          + comparison["sentences"].dump() + " translations equal, logits differ by "
                          + comparison["largest_logit_difference"].dump() + ".\n");
    return Done;
}

} // namespace

void addExportCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("export", "Write a subnet as a model that stands on its own");
    addJobOptions(command, invocation);
    const auto settings = std::make_shared<ExportJobSettings>();
    command.add_option("--run", settings->supernet, "Training run, or RUN@STEP; the latest by default");
    auto *architecture = command.add_option("--architecture", settings->architecture,
                                            "smallest, largest, an id that `supernet front` shows, or a file");
    command.add_option("--latency-limit", settings->latencyLimitMs, "Instead: the front's best under so many milliseconds")
        ->excludes(architecture);
    command.add_option("--search", settings->search, "Search whose front is asked; the latest by default");
    command.add_option("--output", settings->output, "Folder to make; in the project's exports by default");
    command.add_option("--proof-sentences", settings->proofSentences, "Validation sentences that the proof translates")
        ->capture_default_str();
    setExamples(command, {"supernet export --project demo.supernet --architecture largest",
                          "supernet export --project demo.supernet --latency-limit 12 --output my-model"});
    invocation.runs(command, [settings](Invocation &running) { return exportModel(running, *settings); });
}

} // namespace supernet::cli
