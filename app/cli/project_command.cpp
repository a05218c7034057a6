// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/project_clean.h"
#include "cli/project_views.h"
#include "cli/queue_rows.h"
#include "domain/project/run_state.h"
#include "domain/support/shown_text.h"

#include <algorithm>
#include <ostream>

namespace supernet::cli {

namespace {

using nlohmann::json;

/// Rows that were met and left out.
void tellLeftOut(Invocation &invocation, const Store &store)
{
    if (const auto issue = store.leftOut())
        invocation.sink().message(issue->sentence);
}

CLI::App &addPart(CLI::App &command, const char *name, const char *description, Invocation &invocation)
{
    CLI::App &part = *command.add_subcommand(name, description);
    addProjectOption(part, invocation);
    addJsonOption(part, invocation);
    return part;
}

/// With --json a value a line, else a table, or `nothing` where there is no row.
void print(Invocation &invocation, const json &rows, std::string (*table)(const json &), const char *nothing)
{
    if (!invocation.json)
        invocation.out() << (rows.empty() ? std::string(nothing) + '\n' : table(rows));
    else
        for (const json &row : rows)
            invocation.printJson(row);
}

void addNew(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = *command.add_subcommand("new", "Make an empty project");
    const auto name = std::make_shared<std::string>();
    part.add_option("folder", invocation.project, "Where to make it")->required();
    part.add_option("--name", *name, "Its name; the folder's by default");
    addJsonOption(part, invocation);
    setExamples(part, {"supernet project new multi30k.supernet --name \"Multi30k, English to German\""});
    invocation.runs(part, [name](Invocation &invocation) {
        const auto folder = invocation.projectFolder();
        const Project project = Project::create(folder, name->empty() ? folder.stem().string() : *name);
        invocation.result({{"project", folder.string()}, {"name", project.name()}},
                          "Made the project \"" + project.name() + "\" in " + folder.string() + '.');
        return Done;
    });
}

void addCopy(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = *command.add_subcommand("copy", "Copy a project, for example a shipped one, to work on it");
    const auto target = std::make_shared<std::string>();
    part.add_option("from", invocation.project, "The project to copy")->required();
    part.add_option("to", *target, "Where to put it")->required();
    addJsonOption(part, invocation);
    setExamples(part, {"supernet project copy models/demo.supernet ~/demo.supernet"});
    invocation.runs(part, [target](Invocation &invocation) {
        const Project copy = Project::copyOf(invocation.projectFolder(), std::filesystem::absolute(*target));
        invocation.result({{"project", copy.folder().string()}}, "Copied to " + copy.folder().string() + '.');
        return Done;
    });
}

void addSeal(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "seal", "Make the project readable where nothing can be written", invocation);
    setExamples(part, {"supernet project seal --project models/demo.supernet"});
    invocation.runs(part, [](Invocation &invocation) {
        const Project project = Project::open(invocation.projectFolder());
        project.seal();
        invocation.result({{"project", project.folder().string()}}, "The store is one file now.");
        return Done;
    });
}

void addShow(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "show", "Show what a project holds", invocation);
    setExamples(part,
                {"supernet project show --project demo.supernet",
                 "supernet project show --project demo.supernet --json"});
    invocation.runs(part, [](Invocation &invocation) {
        const Project project = Project::open(invocation.projectFolder());
        const Store store = project.openStore(Store::Mode::ReadOnly);
        json view = project.settings();
        view["folder"] = project.folder().string();
        view["runs"] = runsView(project, store);
        const auto queued = store.queue();
        view["queue"] = json::array();
        for (const QueueItem &item : queued)
            view["queue"].push_back(queueItemView(item));
        view["picks"] = store.picks().size();
        view["exports"] = json::array();
        for (const ExportRecord &record : store.exports())
            view["exports"].push_back(record.path);
        view["sizes"] = sizesView(project, store);
        if (invocation.json) {
            invocation.printJson(view);
            return Done;
        }
        invocation.out() << "Project \"" << shownText(project.name()) << "\" in " << project.folder().string() << "\n\n"
                         << runsTable(view["runs"]) << '\n'
                         << view["picks"] << " picks, " << view["exports"].size() << " exports\n\n"
                         << sizesTable(view["sizes"]);
        if (const std::string waiting = waitingForYes(queued, project.folder()); !waiting.empty())
            invocation.sink().message(waiting);
        tellLeftOut(invocation, store);
        for (const Issue &warning : project.warnings())
            invocation.sink().message(warning.sentence);
        return Done;
    });
}

void addRuns(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "runs", "List the runs: which are at work, done, stopped, failed or died",
                             invocation);
    setExamples(part, {"supernet project runs --project demo.supernet"});
    invocation.runs(part, [](Invocation &invocation) {
        const Project project = Project::open(invocation.projectFolder());
        const Store store = project.openStore(Store::Mode::ReadOnly);
        print(invocation, runsView(project, store), runsTable, "There is no run yet.");
        tellLeftOut(invocation, store);
        return Done;
    });
}

void addPicks(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "picks", "List the architectures that were picked from a front", invocation);
    setExamples(part, {"supernet project picks --project demo.supernet --json"});
    invocation.runs(part, [](Invocation &invocation) {
        const Store store = Project::open(invocation.projectFolder()).openStore(Store::Mode::ReadOnly);
        json rows = json::array();
        for (const Pick &pick : store.picks())
            rows.push_back(pickView(pick));
        print(invocation, rows, picksTable, "Nothing is picked yet.");
        tellLeftOut(invocation, store);
        return Done;
    });
}

/// Verbs that every job knows take no argument; a wrong word would be ignored by the job without a sign.
json checkedArgument(const std::string &verb, const std::string &text)
{
    static const std::vector<std::string> known = {"pause",         "resume",   "stop",          "discard",
                                                   "limit-latency", "pin-gene", "forbid-choice", "search-here"};
    if (std::find(known.begin(), known.end(), verb) == known.end())
        throw UsageError("No job understands \"" + verb + "\".",
                         "Send pause, resume, stop, discard, limit-latency, pin-gene, forbid-choice or search-here.");
    if (text.empty())
        return {};
    const json argument = json::parse(text, nullptr, false);
    if (argument.is_discarded())
        throw UsageError("The argument " + text + " is no JSON value.",
                         "Write for example 12.5, or '{\"gene\": \"decoder_layers\", \"value\": 3}'.");
    return argument;
}

struct SendOptions
{
    std::string run;
    std::string verb;
    std::string argument;
};

int send(Invocation &invocation, const SendOptions &options)
{
    const json argument = checkedArgument(options.verb, options.argument);
    const Project project = Project::open(invocation.projectFolder());
    Store store = project.openStore();
    const auto run = store.run(options.run);
    if (!run)
        throw UsageError("The project has no run named \"" + options.run + "\".", "See `supernet project runs`.");
    if (!isAlive(project, *run))
        throw Error("The run \"" + run->name + "\" is not at work, so nobody would hear it.",
                    "See `supernet project runs`.");
    const RowId sent = store.send(run->id, options.verb, argument);
    invocation.result({{"command", sent}, {"run", run->name}}, "Told " + run->name + " to " + options.verb + '.');
    return Done;
}

struct ConflictOptions
{
    std::string run;
    std::string by = "net";
    std::string pair;
};

void addConflict(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "conflict",
                             "How far the gradients of a training's subnets oppose each other, and where", invocation);
    const auto options = std::make_shared<ConflictOptions>();
    part.add_option("run", options->run, "The training run's name")->required();
    part.add_option("--by", options->by, "net, group (attention, feed-forward ..), layer or tensor")
        ->check(CLI::IsMember({"net", "group", "layer", "tensor"}))
        ->capture_default_str();
    part.add_option("--pair", options->pair,
                    "One pair of subnets instead of all: largest-smallest, largest-random or smallest-random");
    setExamples(part,
                {"supernet project conflict neuron-1 --project demo.supernet",
                 "supernet project conflict neuron-1 --by layer --pair largest-smallest --project demo.supernet"});
    invocation.runs(part, [options](Invocation &invocation) {
        const Store store = Project::open(invocation.projectFolder()).openStore(Store::Mode::ReadOnly);
        const auto run = store.run(options->run);
        if (!run)
            throw UsageError("The project has no run named \"" + options->run + "\".", "See `supernet project runs`.");
        print(invocation, conflictView(store, *run, options->by, options->pair), conflictViewTable,
              "The run has probed no such conflict: train with --conflict-every.");
        return Done;
    });
}

void addSend(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "send", "Tell a run at work to pause, resume, stop, discard ...", invocation);
    const auto options = std::make_shared<SendOptions>();
    part.add_option("run", options->run, "The run's name")->required();
    part.add_option("verb", options->verb,
                    "pause, resume, stop, discard, limit-latency, pin-gene, forbid-choice, search-here")
        ->required();
    part.add_option("argument", options->argument, "A JSON value, for verbs that take one");
    setExamples(part,
                {"supernet project send neuron-1 pause --project demo.supernet",
                 "supernet project send search-1 limit-latency 12.5 --project demo.supernet"});
    invocation.runs(part, [options](Invocation &invocation) { return send(invocation, *options); });
}

int queue(Invocation &invocation, const std::vector<std::string> &words)
{
    const Project project = Project::open(invocation.projectFolder());
    Store store = project.openStore();
    if (words.empty()) {
        const auto items = store.queue();
        json rows = json::array();
        for (const QueueItem &item : items)
            rows.push_back(queueItemView(item));
        print(invocation, rows, queueTable, "Nothing is queued.");
        if (const std::string waiting = waitingForYes(items, project.folder()); !waiting.empty())
            invocation.sink().message(waiting);
        tellLeftOut(invocation, store);
        return Done;
    }
    const JobKind job = jobKindFromName(words.front());
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    checkQueued(job, arguments);
    const RowId item = queueJob(store, job, arguments);
    invocation.result({{"item", item}}, "Queued as item " + std::to_string(item) + "; `supernet work` runs it.");
    return Done;
}

void addQueue(CLI::App &command, Invocation &invocation)
{
    CLI::App &part = addPart(command, "queue", "List the queue, or put a job with its arguments into it", invocation);
    part.prefix_command(); // all from the job's name on belongs to the job
    setExamples(part,
                {"supernet project queue --project demo.supernet",
                 "supernet project queue --project demo.supernet train --policy neuron --steps 500"});
    invocation.runs(part, [&part](Invocation &invocation) { return queue(invocation, part.remaining()); });
}

/// `accept` and `decline`: what becomes of a row of the queue that somebody else put there.
void addAnswer(CLI::App &command, Invocation &invocation, const char *name, const char *description,
               void (*answer)(Store &, RowId), const std::string &done)
{
    CLI::App &part = addPart(command, name, description, invocation);
    const auto items = std::make_shared<std::vector<RowId>>();
    part.add_option("item", *items, "Its number, as `supernet project queue` shows it")->required();
    setExamples(part, {std::string("supernet project ") + name + " 3 --project from-elsewhere.supernet"});
    invocation.runs(part, [items, answer, done](Invocation &invocation) {
        Store store = Project::open(invocation.projectFolder()).openStore();
        for (const RowId item : *items) {
            answer(store, item);
            invocation.result({{"item", item}}, "Item " + std::to_string(item) + done);
        }
        return Done;
    });
}

void addAccept(CLI::App &command, Invocation &invocation)
{
    addAnswer(command, invocation, "accept", "Let a job run that somebody else has queued", acceptQueued,
              " may run now; `supernet work` runs it.");
}

void addDecline(CLI::App &command, Invocation &invocation)
{
    addAnswer(command, invocation, "decline", "Take a job out of the queue that nobody has begun", declineQueued,
              " is out of the queue.");
}

} // namespace

void addProjectCommand(CLI::App &program, Invocation &invocation)
{
    CLI::App &command = *program.add_subcommand("project",
                                                "Make and show projects, steer their runs, fill their queue");
    command.require_subcommand(1);
    setExamples(command, {"supernet project new demo.supernet", "supernet project show --project demo.supernet"});
    for (const auto add : {addNew, addCopy, addShow, addRuns, addPicks, addConflict, addSend, addQueue, addAccept,
                           addDecline, addSeal, addProjectClean})
        add(command, invocation);
}

} // namespace supernet::cli
