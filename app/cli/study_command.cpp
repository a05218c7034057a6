// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/study/study_journey.h"
#include "cli/study/study_report.h"
#include "domain/study/report_check.h"
#include "domain/study/study_texts.h"
#include "engine/jobs/space_wait.h"

namespace supernet::cli {

namespace {

using nlohmann::json;

struct StudyOptions
{
    std::string study;
    std::string output;
    std::string check;
    bool list = false;
    bool reportOnly = false;
    Existing existing = Existing::Kept;
};

int list(Invocation &invocation, StudyJourney &journey)
{
    json fields = {{"tasks", json::array()}};
    std::string text;
    for (const StudyTask &task : journey.tasks()) {
        const auto run = task.held();
        const bool done = journey.isDone(task);
        fields["tasks"].push_back({{"title", task.title}, {"done", done}, {"run", run ? json(run->name) : json()}});
        text += (text.empty() ? "" : "\n") + std::string(done ? "[x] " : "[ ] ") + task.title
            + (run ? " (" + run->name + ')' : "");
    }
    invocation.result(fields, text);
    return Done;
}

std::string checkText(const ReportCheck &check)
{
    std::string text = std::to_string(check.compared)
        + " figures compared with the other report: " + std::to_string(check.exact)
        + " that data and seed decide differ, and " + std::to_string(check.measured) + " that hang on the machine.";
    for (const std::string &missing : check.missing)
        text += "\nOnly there: " + missing;
    return text;
}

std::filesystem::path reportFolder(const std::filesystem::path &project, const StudyPlan &plan,
                                   const StudyOptions &options)
{
    return options.output.empty() ? project / "studies" / plan.name : std::filesystem::path(options.output);
}

int stopped(Invocation &invocation)
{
    invocation.result({{"outcome", "stopped"}}, "Stopped; nothing is lost. The same command goes on.");
    return Stopped;
}

int finish(Invocation &invocation, const Project &project, const StudyPlan &plan, const StudyOptions &options)
{
    StudyReport report = studyReport(project, plan);
    const std::filesystem::path folder = reportFolder(project.folder(), plan, options);
    json fields = {{"report", (folder / "report.html").string()}, {"findings", report.findings}};
    std::string lines = text(report);
    int code = Done;
    if (!options.check.empty()) {
        const ReportCheck check = markDifferences(report.tables, readReportTables(options.check));
        fields["check"] = {{"compared", check.compared},
                           {"exact", check.exact},
                           {"measured", check.measured},
                           {"missing", check.missing}};
        lines = text(report) + '\n' + checkText(check) + '\n';
        code = check.exact > 0 || !check.missing.empty() ? Failed : Done;
    }
    const bool written = untilThereIsSpace(invocation.stopToken(), invocation.sink(),
                                           [&] { writeReport(report, folder, options.existing); });
    if (!written)
        return stopped(invocation);
    invocation.result(fields, lines + "\nReport: " + (folder / "report.html").string());
    return code;
}

int study(Invocation &invocation, const StudyOptions &options, bool inOwnFolder)
{
    const StudyPlan plan = readStudyPlan(options.study);
    if (inOwnFolder && plan.data)
        invocation.project = plan.name + ".supernet";
    if (!options.check.empty())
        static_cast<void>(readReportTables(options.check)); // refused before hours of work
    const auto folder = invocation.projectFolder();
    if (!options.list)
        requireReportPlace(plan.name, reportFolder(folder, plan, options), options.existing);
    if (!plan.data && !std::filesystem::exists(folder / "project.json"))
        throw UsageError("The study `" + plan.name + "` takes the data of a project, and there is none in "
                             + folder.string() + '.',
                         "Prepare the data with `supernet prepare --project DIR`, then give that --project.");
    Project project = Project::openOrCreate(folder);
    StudyJourney journey(project, plan, invocation.jobOptions(), invocation.stopToken(), invocation.sink());
    if (options.list)
        return list(invocation, journey);
    if (!options.reportOnly) {
        JobOutcome outcome = JobOutcome::Done;
        const bool ended = untilThereIsSpace(invocation.stopToken(), invocation.sink(),
                                             [&] { outcome = journey.run(); });
        if (!ended || outcome == JobOutcome::Stopped)
            return stopped(invocation);
    }
    return finish(invocation, project, plan, options);
}

std::string shippedText()
{
    std::string text;
    for (const std::string &name : shippedStudies())
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

void addStudyCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand(
        "study", "Run a declared matrix of supernets and report what came out, with intervals and costs");
    addJobOptions(command, invocation);
    command.remove_option(command.get_option("--seed")); // the study declares its seeds
    CLI::Option *project = command.get_option("--project");
    project->description("The project's folder; of a study that makes its own data STUDY.supernet by default");
    const auto options = std::make_shared<StudyOptions>();
    command.add_option("study", options->study, "A file, or a study that the program ships: " + shippedText())
        ->type_name("FILE")
        ->required();
    command.add_flag("--list", options->list, "Only say what is to be done and what the store holds already");
    command.add_flag("--report", options->reportOnly, "Only report what the store holds already");
    command.add_option("--output", options->output, "The report's folder; by default studies/NAME in the project")
        ->type_name("DIR");
    addForceOption(command, options->existing);
    command
        .add_option(
            "--check", options->check,
            "Compare with another report (its folder or report.json), made elsewhere; mark what differs and end with 1 "
            "when a figure does that data and seed decide")
        ->type_name("REPORT");
    setExamples(command,
                {"supernet study demo-ablation", "supernet study multi30k-sharing --project captions.supernet",
                 "supernet study demo-ablation --check published/demo-ablation"});
    invocation.runsJob(command, [options, project](Invocation &running) {
        return study(running, *options, project->count() == 0);
    });
}

} // namespace supernet::cli
