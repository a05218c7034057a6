// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "domain/export/export_format.h"
#include "engine/exporters/runtime_proof.h"
#include "engine/jobs/export_job.h"

namespace supernet::cli {

namespace {

std::string describe(const ExportJobResult::Written &written)
{
    std::string text = "Exported as " + written.format + " to " + written.folder.string() + "\n";
    if (const auto comparison = written.proof.find("comparison"); comparison != written.proof.end())
        text += "  Read back and compared: " + (*comparison)["same_translations"].dump() + " of "
            + (*comparison)["sentences"].dump() + " translations equal, logits differ by "
            + (*comparison)["largest_logit_difference"].dump() + ".\n";
    return text + "  In its own runtime: " + describeVerification(written.proof["verification"]) + '\n';
}

int exportModel(Invocation &invocation, const ExportJobSettings &settings)
{
    Project project = Project::open(invocation.projectFolder());
    const ExportJobResult result = runExportJob(project, toJson(settings), invocation.jobOptions(),
                                                invocation.stopToken(), invocation.sink());
    if (result.outcome == JobOutcome::Stopped)
        return exitCode(result.outcome);
    nlohmann::json exports = nlohmann::json::array();
    std::string text = "Subnet " + result.architectureId + "\n";
    for (const auto &written : result.written) {
        exports.push_back({{"format", written.format}, {"path", written.folder.string()}, {"proof", written.proof}});
        text += describe(written);
    }
    invocation.result({{"run", result.run},
                       {"path", exports.front()["path"]},
                       {"architecture_id", result.architectureId},
                       {"proof", exports.front()["proof"]},
                       {"exports", exports}},
                      text);
    return Done;
}

std::string formatsHelp()
{
    std::string names;
    for (const ExportFormat &format : exportFormats())
        names += (names.empty() ? "" : ", ") + format.name;
    return "Formats, separated by commas: " + names;
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
    command
        .add_option("--latency-limit", settings->latencyLimitMs, "Instead: the front's best under so many milliseconds")
        ->excludes(architecture);
    command.add_option("--search", settings->search, "Search whose front is asked; the latest by default");
    command.add_option("--format", settings->formats, formatsHelp())->delimiter(',')->capture_default_str();
    command.add_option("--output", settings->output, "Folder to make; in the project's exports by default");
    command.add_option("--proof-sentences", settings->proofSentences, "Validation sentences that the proof translates")
        ->capture_default_str();
    command
        .add_option(
            "--vocabulary-selection", settings->vocabularySelection,
            "With safetensors: also a lexicon of so many translations for each source token (20, say), learned from "
            "the training pairs; `supernet translate --vocabulary-selection` is faster by it; 0: none")
        ->capture_default_str();
    command.add_option("--python", invocation.job.python,
                       "Interpreter with the formats' runtimes, for the proof; $SUPERNET_PYTHON or python3 by default");
    setExamples(command,
                {"supernet export --project demo.supernet --architecture largest",
                 "supernet export --project demo.supernet --latency-limit 12 --output my-model",
                 "supernet export --project demo.supernet --architecture smallest --format safetensors,onnx"});
    invocation.runsJob(command, [settings](Invocation &running) { return exportModel(running, *settings); });
}

} // namespace supernet::cli
