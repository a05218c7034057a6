// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs.h"

#include "domain/project/run_state.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace supernet::hardening {

using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> words(const std::string &line)
{
    std::istringstream stream(line);
    std::vector<std::string> found;
    for (std::string word; stream >> word;)
        found.push_back(word);
    return found;
}

constexpr auto trainingCommand = "train --space @/tiny.json --policy neuron --routed all --steps 48 --warmup 8 "
                                 "--batch-tokens 100 --checkpoint-every 6 --validate-every 12 --conflict-every 8 "
                                 "--bleu-sentences 4 --run struck";
constexpr auto aloneOptions = " --warmup 4 --bleu-sentences 0 --beam 1 --sentences 6";

/// The jobs of a queue, in the order in which it was filled: see Grounds.
json queueOutcome(const Finished &finished)
{
    return {{"evaluate", evaluationOutcome(finished)},
            {"retrain", trainingOutcome(finished, "queued")},
            {"search", searchOutcome(finished, "queued-search")}};
}

Job training(const char *name, const std::string &command, const char *run)
{
    return {name,         Ground::Trained,
            Way::Resumes, words(command),
            run,          [run](const Finished &finished) { return trainingOutcome(finished, run); }};
}

Job goingOn(const char *name, const std::string &command, std::function<json(const Finished &)> outcome)
{
    return {name, Ground::Trained, Way::GoesOn, words(command), {}, std::move(outcome)};
}

Job beginningAnew(const char *name, Ground ground, const std::string &command,
                  std::function<json(const Finished &)> outcome)
{
    return {name, ground, Way::Anew, words(command), {}, std::move(outcome)};
}

std::vector<Job> makeJobs()
{
    const std::string text
        = " --source @/source.txt --target @/target.txt --valid-size 40 --test-size 20 --vocabulary ";
    std::vector<Job> jobs = {
        training("train", trainingCommand, "struck"),
        training("branch",
                 "train --from supernet@20 --steps 60 --checkpoint-every 6 --validate-every 12 --run branched",
                 "branched"),
        training("retrain",
                 std::string("retrain --supernet supernet --architecture smallest --steps 36 --checkpoint-every 6 "
                             "--validate-every 12 --run alone")
                     + aloneOptions,
                 "alone"),
        beginningAnew("prepare", Ground::Empty, "prepare" + text + "60", dataOutcome),
        beginningAnew("prepare-again", Ground::Text, "prepare" + text + "64", dataOutcome),
        {"search", Ground::Trained, Way::Resumes,
         words(
             "search --generations 3 --population 8 --parents 4 --mutations 4 --crossovers 4 --bleu-sentences 4 --run "
             "struck-search"),
         "struck-search", [](const Finished &finished) { return searchOutcome(finished, "struck-search"); }},
        {"latency", Ground::Trained, Way::Resumes,
         words("latency --architectures 16 --repetitions 3 --source-length 4 --target-length 4 --beam 1,2,3"),
         "latency-2", [](const Finished &finished) { return latencyOutcome(finished, "latency-2"); }},
        beginningAnew("predictor", Ground::Trained, "predictor --steps 150 --width 16", predictorOutcome),
        beginningAnew("evaluate", Ground::Trained,
                      "evaluate --run supernet --architecture smallest,largest --metric loss,bleu,chrf,ter --beam 2",
                      evaluationOutcome),
        beginningAnew("export", Ground::Trained,
                      "export --run supernet --architecture largest --proof-sentences 4 --format "
                      "safetensors,safetensors-int8",
                      exportOutcome),
        beginningAnew("import", Ground::Trained, "import @/model", exportOutcome),
        goingOn("fidelity",
                std::string(
                    "fidelity --supernet supernet --architectures 2 --steps 14 --checkpoint-every 4 --samples 20")
                    + aloneOptions,
                [](const Finished &finished) { return aloneOutcome(finished, "scores"); }),
        goingOn("tournament",
                std::string("tournament --supernet supernet --architecture smallest,largest --budget 48")
                    + aloneOptions,
                [](const Finished &finished) { return aloneOutcome(finished, "contestants"); }),
        goingOn("study", "study @/study.json", studyOutcome),
        {"work", Ground::Queued, Way::Works, words("work"), {}, queueOutcome},
    };
#ifdef SUPERNET_STUDIO_EDITS
    jobs.push_back({"studio", Ground::Trained, Way::Edits, {"studio"}, {}, {}});
#endif
    return jobs;
}

/// Whether a row's job, which was begun anew by hand, is done.
bool isDoneAnew(const Project &project, const Store &store, const QueueItem &item)
{
    return std::ranges::any_of(store.runs(), [&](const RunRecord &run) {
        return run.kind == item.job && run.createdAt > item.createdAt && runState(project, store, run) == "done";
    });
}

/// The run of a row, also where its job was begun by hand; an evaluation's has no name of its own.
std::optional<RunRecord> runOf(const Store &store, const QueueItem &item, const std::vector<std::string> &arguments)
{
    if (item.run || item.job == JobKind::Evaluate)
        return item.run ? store.run(*item.run) : std::nullopt;
    const auto option = std::ranges::find(arguments, "--run");
    return option == arguments.end() ? std::nullopt : store.run(*(option + 1));
}

/// What is left to do of a queue: rows that wait, then jobs that a blow has ended.
std::vector<std::string> nextOfQueue(const Project &project, const Store &store)
{
    for (const QueueItem &item : store.queue())
        if (!item.finishedAt)
            return {"work"};
    for (const QueueItem &item : store.queue()) {
        if (item.outcome == "done")
            continue;
        auto again = item.settings.at("arguments").get<std::vector<std::string>>();
        again.resize(again.size() - 2); // Its threads are the same for all.
        const auto run = runOf(store, item, again);
        if (run && item.job != JobKind::Evaluate) {
            if (runState(project, store, *run) != "done")
                return {name(item.job), "--resume", run->name};
        } else if (!isDoneAnew(project, store, item)) {
            again.insert(again.begin(), name(item.job));
            return again;
        }
    }
    return {};
}

std::vector<std::string> nextOfRun(const Job &job, const Project &project, const Store &store)
{
    const auto run = store.run(job.run);
    if (!run)
        return job.command;
    if (runState(project, store, *run) == "done")
        return {};
    return {job.command.front(), "--resume", job.run};
}

} // namespace

const char *name(Ground ground)
{
    switch (ground) {
    case Ground::Empty:
        return "empty";
    case Ground::Text:
        return "text";
    case Ground::Trained:
        return "trained";
    case Ground::Queued:
        return "queued";
    }
    return "";
}

const std::vector<Job> &allJobs()
{
    static const std::vector<Job> jobs = makeJobs();
    return jobs;
}

const Job &jobNamed(const std::string &name)
{
    const auto found = std::ranges::find(allJobs(), name, &Job::name);
    if (found == allJobs().end())
        throw std::invalid_argument("There is no job " + name + '.');
    return *found;
}

bool canBefall(Blow blow, const Job &job)
{
    return job.way != Way::Edits || blow == Blow::Kill || blow == Blow::FullDisk;
}

json tinyStudy()
{
    json study = {{"format", "supernet-study"},
                  {"version", 1},
                  {"name", "struck"},
                  {"title", "Struck"},
                  {"question", "Is anything lost?"}};
    study["training"] = {{"batch_tokens", 100}, {"warmup_steps", 4},   {"validate_every", 0}, {"checkpoint_every", 4},
                         {"conflict_every", 4}, {"bleu_sentences", 4}, {"watched_subnets", 1}};
    study["matrix"] = json::array(
        {{{"spaces", {"tiny.json"}},
          {"policies", {{{"name", "plain"}}, {{"name", "mixed"}, {"granularity", "neuron"}, {"experts", 2}}}},
          {"samplers", {{{"name", "uniform"}}}},
          {"budgets", {{{"steps", 12}}}},
          {"seeds", {1}}}});
    study["fidelity"] = {{"architectures", 2},
                         {"budget", {{"steps", 8}}},
                         {"samples", 20},
                         {"scoring", {{"beam", 1}, {"sentences", 6}}}};
    return study;
}

std::vector<std::string> nextCommand(const Job &job, const fs::path &folder, int last)
{
    const bool exists = fs::exists(folder / "project.json");
    if (job.way != Way::Resumes && job.way != Way::Works)
        return last == 0 ? std::vector<std::string>() : job.command;
    if (!exists)
        return job.command;
    const Project project = Project::open(folder);
    const Store store = project.openStore(Store::Mode::ReadOnly);
    return job.way == Way::Works ? nextOfQueue(project, store) : nextOfRun(job, project, store);
}

} // namespace supernet::hardening
