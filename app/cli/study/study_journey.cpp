// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_journey.h"

#include "cli/demo/demo_corpus_files.h"
#include "cli/study/study_starts.h"
#include "engine/jobs/prepare_job.h"
#include "engine/jobs/train_job.h"

#include <algorithm>
#include <set>

namespace supernet::cli {

namespace {

using nlohmann::json;

constexpr auto Section = "study_data"; ///< Of project.json: what the text was made from.

json toJson(const StudyDemoData &data)
{
    return {{"seed", data.seed}, {"pairs", data.pairs}, {"vocabulary", data.vocabulary}};
}

DatasetSettings datasetOf(const std::filesystem::path &corpus, int vocabulary)
{
    const auto files = [&](const std::string &split) {
        return CorpusFiles{corpus / (split + ".en"), corpus / (split + ".de"), {}};
    };
    DatasetSettings settings;
    settings.train = files("train");
    settings.valid = files("valid");
    settings.test = files("test");
    settings.vocabulary = vocabulary;
    return settings;
}

} // namespace

StudyJourney::StudyJourney(Project &project, const StudyPlan &plan, const JobOptions &options, std::stop_token stop,
                           EventSink &sink)
    : m_project(project)
    , m_plan(plan)
    , m_options(options)
    , m_stop(std::move(stop))
    , m_sink(sink)
    , m_runs(project, plan)
{
}

bool StudyJourney::isDone(const StudyTask &task) const
{
    return m_runs.isDone(task.held());
}

JobOutcome StudyJourney::run()
{
    const std::vector<StudyTask> all = tasks();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (m_stop.stop_requested())
            return JobOutcome::Stopped;
        const std::string place = '[' + std::to_string(i + 1) + '/' + std::to_string(all.size()) + "] " + all[i].title;
        const auto held = all[i].held();
        if (m_runs.isDone(held)) {
            m_sink.message(place + ": in the store, as `" + held->name + "`.");
            continue;
        }
        m_sink.message(place + (held ? ": goes on as `" + held->name + "`." : "."));
        if ((held ? all[i].resume(held->name) : all[i].begin()) == JobOutcome::Stopped)
            return JobOutcome::Stopped;
    }
    return JobOutcome::Done;
}

std::vector<StudyTask> StudyJourney::tasks()
{
    std::vector<StudyTask> tasks;
    if (m_plan.data)
        tasks.push_back(dataTask());
    else if (!m_project.settings().contains("data"))
        throw UsageError("The study `" + m_plan.name + "` takes the project's data, and the project "
                             + m_project.folder().string() + " has none.",
                         "Make them with `supernet prepare`.");
    addTrainings(tasks);
    if (m_plan.fidelity)
        addFidelities(tasks);
    if (m_plan.fronts)
        addFronts(tasks);
    if (m_plan.starts)
        addStarts(tasks);
    return tasks;
}

JobOptions StudyJourney::optionsFor(std::uint64_t seed, const std::string &runName) const
{
    JobOptions options = m_options;
    options.seed = seed;
    // A name that another study's run has goes to nobody else: the store finds a free one.
    options.runName = m_project.openStore(Store::Mode::ReadOnly).run(runName) ? std::string() : runName;
    return options;
}

void StudyJourney::eachTraining(const std::function<void(const StudyArm &, std::uint64_t seed)> &visit) const
{
    std::set<std::uint64_t> seeds;
    for (const StudyArm &arm : m_plan.arms)
        seeds.insert(arm.seeds.begin(), arm.seeds.end());
    for (const std::uint64_t seed : seeds) {
        for (const StudyArm &arm : m_plan.arms) {
            if (std::ranges::count(arm.seeds, seed) > 0)
                visit(arm, seed);
        }
    }
}

StudyTask StudyJourney::dataTask()
{
    const auto held = [this]() -> std::optional<RunRecord> {
        const auto data = m_project.settings().find("data");
        if (data == m_project.settings().end())
            return {};
        if (m_project.settings().value(Section, json()) != toJson(*m_plan.data))
            throw UsageError("The project " + m_project.folder().string() + " holds other data than the study `"
                                 + m_plan.name + "` makes.",
                             "Give it a folder of its own with --project.");
        return m_project.openStore(Store::Mode::ReadOnly).run(data->at("run").get<std::string>());
    };
    const auto begin = [this] {
        const auto corpus = demoCorpusFolder(m_project.folder());
        m_sink.message(writeDemoCorpusFiles(corpus, m_plan.data->seed, m_plan.data->pairs));
        m_project.setSection(Section, toJson(*m_plan.data));
        return prepare(m_project, datasetOf(corpus, m_plan.data->vocabulary), optionsFor(m_plan.data->seed, {}), m_stop,
                       m_sink);
    };
    return {"Data", held, begin, [begin](const std::string &) { return begin(); }};
}

void StudyJourney::eachSupernet(const std::function<void(const StudyArm &, std::uint64_t seed)> &visit) const
{
    eachTraining([&](const StudyArm &arm, std::uint64_t seed) {
        if (!arm.alone)
            visit(arm, seed);
    });
}

void StudyJourney::addTrainings(std::vector<StudyTask> &tasks)
{
    eachTraining([&](const StudyArm &arm, std::uint64_t seed) {
        const std::string name = supernetName(arm, seed);
        tasks.push_back({"Train " + name, [this, &arm, seed] { return m_runs.training(arm, seed); },
                         [this, &arm, seed, name] {
                             return trainSupernet(m_project, arm.training, optionsFor(seed, name), m_stop, m_sink);
                         },
                         [this](const std::string &run) { return resumeTraining(m_project, run, m_stop, m_sink); }});
    });
}

void StudyJourney::addFidelity(std::vector<StudyTask> &tasks, const StudyArm &arm, std::uint64_t seed,
                               std::int64_t step)
{
    const std::string name = supernetName(arm, seed, step);
    // Asked again it takes from the store what it has: as good as going on.
    const auto begin = [this, &arm, seed, step, name] {
        return runFidelityJob(m_project, m_runs.fidelitySettings(arm, seed, step),
                              optionsFor(m_plan.fidelity->seed, "fidelity-" + name), m_stop, m_sink)
            .outcome;
    };
    tasks.push_back({"Compare " + name + " with standalone training",
                     [this, &arm, seed, step] { return m_runs.fidelity(arm, seed, step); }, begin,
                     [begin](const std::string &) { return begin(); }});
}

void StudyJourney::addFidelities(std::vector<StudyTask> &tasks)
{
    eachSupernet([&](const StudyArm &arm, std::uint64_t seed) { addFidelity(tasks, arm, seed, StudyRuns::Last); });
    eachSupernet([&](const StudyArm &arm, std::uint64_t seed) {
        for (const std::int64_t step : stepsAlong(m_plan, arm, seed))
            addFidelity(tasks, arm, seed, step);
    });
}

StudyTask StudyJourney::latencyTask()
{
    const auto begin = [this] {
        JobOptions options = optionsFor(m_plan.fronts->seed, "latency-study");
        options.threads = 1; // One sentence at a time is what a phone or a busy server does.
        return runLatencyJob(m_project, supernet::toJson(m_runs.latencySettings()), options, m_stop, m_sink).outcome;
    };
    return {"Measure latencies", [this] { return m_runs.latency(); }, begin,
            [this](const std::string &run) { return resumeLatencyJob(m_project, run, {}, m_stop, m_sink).outcome; }};
}

StudyTask StudyJourney::predictorTask()
{
    const auto begin = [this] {
        return runPredictorJob(m_project, supernet::toJson(m_runs.predictorSettings()),
                               optionsFor(m_plan.fronts->seed, "predictor-study"), m_stop, m_sink)
            .outcome;
    };
    return {"Learn to predict latencies", [this] { return m_runs.predictor(); }, begin,
            [begin](const std::string &) { return begin(); }};
}

void StudyJourney::addFronts(std::vector<StudyTask> &tasks)
{
    tasks.push_back(latencyTask());
    tasks.push_back(predictorTask());
    eachSupernet([&](const StudyArm &arm, std::uint64_t seed) { addSearch(tasks, arm, seed, StudyRuns::Last); });
    eachSupernet([&](const StudyArm &arm, std::uint64_t seed) {
        for (const std::int64_t step : stepsAlong(m_plan, arm, seed))
            addSearch(tasks, arm, seed, step);
    });
}

void StudyJourney::addSearch(std::vector<StudyTask> &tasks, const StudyArm &arm, std::uint64_t seed, std::int64_t step)
{
    const std::string name = supernetName(arm, seed, step);
    tasks.push_back(
        {"Search " + name, [this, &arm, seed, step] { return m_runs.search(arm, seed, step); },
         [this, &arm, seed, step, name] {
             return runSearchJob(m_project, supernet::toJson(m_runs.searchSettings(arm, seed, step)),
                                 optionsFor(m_plan.fronts->seed, "search-" + name), m_stop, m_sink)
                 .outcome;
         },
         [this](const std::string &run) { return resumeSearchJob(m_project, run, m_stop, m_sink).outcome; }});
}

void StudyJourney::addStarts(std::vector<StudyTask> &tasks)
{
    const StudyStartRuns starts(m_project, m_plan);
    for (const StartCell &cell : startCells(*m_plan.starts)) {
        tasks.push_back(
            {starts.title(cell), [starts, cell] { return starts.run(cell); },
             [this, starts, cell] {
                 const JobOptions options = optionsFor(m_plan.starts->seed, starts.runName(cell));
                 return retrainSubnet(m_project, starts.retraining(cell).value(), options, m_stop, m_sink).outcome;
             },
             [this](const std::string &run) { return resumeRetraining(m_project, run, m_stop, m_sink).outcome; }});
    }
}

} // namespace supernet::cli
