// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands.h"
#include "engine/exporters/export_texts.h"
#include "engine/jobs/import_job.h"

namespace supernet::cli {

namespace {

struct ImportOptions
{
    std::string folder;
    std::string label;
    bool hatScript = false;
};

int takeIn(Invocation &invocation, const ImportOptions &options)
{
    if (options.hatScript) {
        invocation.out() << exportText("convert_hat.py");
        return Done;
    }
    if (options.folder.empty())
        throw UsageError("No exported model is named.", "Give its folder: supernet import FOLDER.");
    Project project = Project::openOrCreate(invocation.projectFolder());
    const ImportResult result = runImportJob(project, options.folder, options.label, invocation.jobOptions(),
                                             invocation.stopToken(), invocation.sink());
    invocation.result({{"run", result.run},
                       {"architecture_id", result.architectureId},
                       {"path", result.folder.string()},
                       {"pick", result.isPick}},
                      "Imported the subnet " + result.architectureId + " to " + result.folder.string() + ".\n"
                          + (result.isPick ? "It is a pick of this project, the net of the run `" + result.run
                                     + "`: evaluate or export it with --run " + result.run + ".\n"
                                           : "It keeps its own tokenizer: translate and compare it as an export.\n"));
    return exitCode(result.outcome);
}

} // namespace

void addImportCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("import",
                                                "Take an exported subnet back into a project, or one of HAT's");
    const auto options = std::make_shared<ImportOptions>();
    addJobOptions(command, invocation);
    command.add_option("folder", options->folder, "Folder of a safetensors export, or one that convert_hat.py wrote")
        ->type_name("FOLDER");
    command.add_option("--run", invocation.job.runName, "Name of the run that holds it; by default a free one")
        ->type_name("NAME");
    command.add_option("--label", options->label, "What the pick is called; imported by default")->type_name("TEXT");
    command.add_flag("--hat-script", options->hatScript,
                     "Print convert_hat.py, which makes such a folder of HAT's checkpoints");
    setExamples(command,
                {"supernet import my-model --project other.supernet --label shipped",
                 "supernet import --hat-script > convert_hat.py",
                 "supernet import hat-titanxp --project hat.supernet"});
    invocation.runsJob(command, [options](Invocation &running) { return takeIn(running, *options); });
}

} // namespace supernet::cli
