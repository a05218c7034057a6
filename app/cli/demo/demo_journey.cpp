// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo/demo_journey.h"

#include "cli/demo/demo_corpus_files.h"
#include "cli/demo/demo_picks.h"
#include "cli/terminal_sink.h"
#include "cli/text_table.h"
#include "domain/project/run_state.h"
#include "engine/jobs/evaluate_job.h"
#include "engine/jobs/export_job.h"
#include "engine/jobs/prepare_job.h"
#include "engine/jobs/project_facts.h"
#include "engine/jobs/train_job.h"

#include <algorithm>

namespace supernet::cli {

namespace {

using nlohmann::json;

constexpr auto Measuring = "latency-1";
constexpr auto MeasuringFront = "latency-front";
constexpr std::size_t MostMeasured = 100; ///< Members of the front that are timed in the end.

std::string plural(std::size_t count, const std::string &word)
{
    return std::to_string(count) + ' ' + word + (count == 1 ? "" : "s");
}

std::string durationText(const TrainingSettings &training)
{
    return training.minutes > 0 ? "for " + duration(60 * training.minutes)
                                : "for " + grouped(std::to_string(training.steps)) + " steps";
}

std::string sharingText(Granularity granularity)
{
    if (granularity == Granularity::None)
        return "every translator uses the same numbers";
    return std::string("each mixes its own from two sets, ") + name(granularity) + " by " + name(granularity);
}

std::vector<json> architecturesOf(const std::vector<ScoredCandidate> &members)
{
    std::vector<json> architectures;
    for (const ScoredCandidate &member : members)
        architectures.push_back(member.candidate.architecture);
    return architectures;
}

std::string errorText(const json &accuracy)
{
    const json &error = accuracy["predictor"]["mean_error_percent"];
    return error.is_number() ? "Its mean error on translators that it did not learn from: " + fixed(error, 1) + " %."
                             : "There were too few translators to hold some out and tell its error.";
}

bool isTested(const Store &store, const std::string &architectureId)
{
    return std::ranges::any_of(store.evaluations(), [&](const Evaluation &evaluation) {
        return evaluation.split == "test" && evaluation.architectureId == architectureId;
    });
}

Pick pickRow(const DemoPick &pick, const RunRecord &search)
{
    const Candidate &candidate = pick.member.candidate;
    return {0,
            search.parentRun.value_or(0),
            search.parentStep.value_or(0),
            candidate.architectureId,
            candidate.architecture,
            pick.label,
            nowMilliseconds()};
}

} // namespace

DemoJourney::DemoJourney(Project &project, const DemoPlan &plan, const JobOptions &options, std::stop_token stop,
                         EventSink &sink, Announce announce)
    : m_project(project)
    , m_plan(plan)
    , m_options(options)
    , m_stop(std::move(stop))
    , m_sink(sink)
    , m_announce(std::move(announce))
{
}

JobOutcome DemoJourney::run()
{
    const std::vector<Stop> all = stops();
    DemoStation station;
    station.count = static_cast<int>(all.size());
    for (const Stop &next : all) {
        if (m_stop.stop_requested())
            return JobOutcome::Stopped;
        ++station.number;
        station.title = next.title;
        station.sentence = next.sentence;
        station.isBehind = next.isBehind();
        m_announce(station);
        if (!station.isBehind && next.work() == JobOutcome::Stopped)
            return JobOutcome::Stopped;
    }
    return JobOutcome::Done;
}

std::vector<DemoJourney::Stop> DemoJourney::stops()
{
    std::vector<Stop> all{textStop(), dataStop()};
    for (const Granularity granularity : m_plan.policies)
        all.push_back(trainingStop(granularity));
    all.push_back(latencyStop());
    all.push_back(predictorStop());
    for (const Granularity granularity : m_plan.policies)
        all.push_back(searchStop(granularity));
    for (Stop &last : std::vector{measuringStop(), exportStop(), testStop()})
        all.push_back(std::move(last));
    return all;
}

JobOptions DemoJourney::optionsFor(const std::string &runName) const
{
    JobOptions options = m_options;
    options.seed = m_plan.seed;
    options.runName = runName;
    return options;
}

JobOptions DemoJourney::timingOptions(const std::string &runName) const
{
    JobOptions options = optionsFor(runName);
    options.threads = 1; // One sentence at a time is what a phone or a busy server does.
    return options;
}

std::string DemoJourney::stateOf(const std::string &runName) const
{
    const Store store = m_project.openStore(Store::Mode::ReadOnly);
    const auto run = store.run(runName);
    return run ? runState(m_project, store, *run) : std::string();
}

DemoJourney::Stop DemoJourney::runStop(const std::string &runName, std::string title, std::string sentence,
                                       std::function<JobOutcome()> begin, std::function<JobOutcome()> resume)
{
    const auto work = [this, runName, begin = std::move(begin), resume = std::move(resume)] {
        if (stateOf(runName).empty())
            return begin();
        m_sink.message("It was begun before and goes on where it was left.");
        return resume();
    };
    return {std::move(title), std::move(sentence), [this, runName] { return stateOf(runName) == "done"; }, work};
}

DemoJourney::Stop DemoJourney::textStop()
{
    const auto folder = demoCorpusFolder(m_project.folder());
    // The prepared data is all that the rest needs; a shipped demo comes without the text.
    const auto isBehind = [this] { return m_project.settings().contains("data"); };
    return {"Write the text", "A grammar makes up English sentences and their German translations.", isBehind,
            [this, folder] {
                m_sink.message(writeDemoCorpusFiles(folder, m_plan.seed, m_plan.pairs));
                return JobOutcome::Done;
            }};
}

DemoJourney::Stop DemoJourney::dataStop()
{
    return {"Prepare the data",
            "Words become pieces, " + grouped(std::to_string(m_plan.vocabulary))
                + " different ones; some pairs are set aside to judge by.",
            [this] { return m_project.settings().contains("data"); },
            [this] {
                const auto folder = demoCorpusFolder(m_project.folder());
                const auto files = [&](const std::string &split) {
                    return CorpusFiles{folder / (split + ".en"), folder / (split + ".de"), {}};
                };
                DatasetSettings settings;
                settings.train = files("train");
                settings.valid = files("valid");
                settings.test = files("test");
                settings.vocabulary = m_plan.vocabulary;
                return prepare(m_project, settings, optionsFor({}), m_stop, m_sink);
            }};
}

DemoJourney::Stop DemoJourney::trainingStop(Granularity granularity)
{
    const std::string run = policyName(granularity);
    const TrainingSettings settings = trainingOf(m_plan, granularity);
    const auto begin = [this, run, settings] {
        return trainSupernet(m_project, settings, optionsFor(run), m_stop, m_sink);
    };
    return runStop(run, "Train a supernet, " + run,
                   "One set of weights, trained " + durationText(settings) + ", holds "
                       + grouped(settings.space.distinct().str()) + " translators of all sizes; "
                       + sharingText(granularity) + '.',
                   begin, [this, run] { return resumeTraining(m_project, run, m_stop, m_sink); });
}

DemoJourney::Stop DemoJourney::latencyStop()
{
    const auto begin = [this] {
        return runLatencyJob(m_project, toJson(m_plan.latency), timingOptions(Measuring), m_stop, m_sink).outcome;
    };
    return runStop(Measuring, "Measure latencies",
                   "How long do " + plural(static_cast<std::size_t>(m_plan.latency.architectures), "translator")
                       + " of different sizes take for a sentence, on one thread?",
                   begin, [this] { return resumeLatencyJob(m_project, Measuring, {}, m_stop, m_sink).outcome; });
}

DemoJourney::Stop DemoJourney::predictorStop()
{
    const auto isBehind = [this] {
        const Store store = m_project.openStore(Store::Mode::ReadOnly);
        return std::ranges::any_of(store.runs(), [&](const RunRecord &run) {
            return run.kind == JobKind::Predictor && runState(m_project, store, run) == "done";
        });
    };
    return {"Learn to predict them", "A small network guesses the time of any other translator from its sizes.",
            isBehind, [this] {
                const auto result = runPredictorJob(m_project, toJson(m_plan.predictor), optionsFor({}), m_stop,
                                                    m_sink);
                if (result.outcome == JobOutcome::Done)
                    m_sink.message(errorText(result.accuracy));
                return result.outcome;
            }};
}

DemoJourney::Stop DemoJourney::searchStop(Granularity granularity)
{
    const std::string supernet = policyName(granularity);
    const std::string run = "search-" + supernet;
    const auto begin = [this, supernet, run] {
        SearchJobSettings settings = m_plan.search;
        settings.supernet = supernet;
        return runSearchJob(m_project, toJson(settings), optionsFor(run), m_stop, m_sink).outcome;
    };
    return runStop(run, "Search the supernet, " + supernet,
                   "Which translators are the best that their time can buy? Evolution finds out in "
                       + plural(static_cast<std::size_t>(m_plan.search.strategy.generations), "generation") + '.',
                   begin, [this, run] { return resumeSearchJob(m_project, run, m_stop, m_sink).outcome; });
}

DemoJourney::Stop DemoJourney::measuringStop()
{
    const auto begin = [this] {
        LatencyJobSettings settings = m_plan.latency;
        settings.given = architecturesOf(shownMembers(demoFront(m_project, m_plan), MostMeasured));
        return runLatencyJob(m_project, toJson(settings), timingOptions(MeasuringFront), m_stop, m_sink).outcome;
    };
    return runStop(MeasuringFront, "Measure the front", "The times of those found, predicted until now, are measured.",
                   begin, [this] { return resumeLatencyJob(m_project, MeasuringFront, {}, m_stop, m_sink).outcome; });
}

DemoJourney::Stop DemoJourney::exportStop()
{
    const auto folder = [this](const DemoPick &pick) { return m_project.exportsFolder() / pick.label; };
    const auto isBehind = [this, folder] {
        return std::ranges::all_of(demoFront(m_project, m_plan).picks,
                                   [&](const DemoPick &pick) { return std::filesystem::exists(folder(pick)); });
    };
    return {"Pick and export",
            "Two picks, the knee of the front and its best, become models of their own, read back and compared.",
            isBehind, [this, folder] {
                const DemoFront front = demoFront(m_project, m_plan);
                for (const DemoPick &pick : front.picks) {
                    if (std::filesystem::exists(folder(pick)))
                        continue;
                    ExportJobSettings settings;
                    settings.supernet = pickedSupernet(m_plan);
                    settings.architecture = pick.member.candidate.architectureId;
                    settings.output = folder(pick).string();
                    if (runExportJob(m_project, toJson(settings), optionsFor({}), m_stop, m_sink).outcome
                        == JobOutcome::Stopped)
                        return JobOutcome::Stopped;
                    m_project.openStore().append(pickRow(pick, front.search));
                }
                return JobOutcome::Done;
            }};
}

DemoJourney::Stop DemoJourney::testStop()
{
    const auto untested = [this] {
        std::vector<std::string> ids;
        const Store store = m_project.openStore(Store::Mode::ReadOnly);
        for (const DemoPick &pick : demoFront(m_project, m_plan).picks)
            if (const std::string &id = pick.member.candidate.architectureId; !isTested(store, id))
                ids.push_back(id);
        return ids;
    };
    return {"Test the picks", "Only now the test sentences, which nothing so far has seen.",
            [untested] { return untested().empty(); },
            [this, untested] {
                EvaluateSettings settings;
                settings.supernet = pickedSupernet(m_plan);
                settings.split = "test";
                settings.architectures = untested();
                settings.beam = m_plan.beam;
                return runEvaluateJob(m_project, settings, optionsFor({}), m_stop, m_sink).outcome;
            }};
}

} // namespace supernet::cli
