// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/search_job.h"

#include "domain/metrics/significance.h"
#include "domain/project/data_folder.h"
#include "domain/space/inclusion.h"
#include "domain/space/translation_shape.h"
#include "engine/jobs/search_loop.h"
#include "engine/jobs/split_translation.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/jobs/text_score.h"
#include "engine/latency/device_profile.h"
#include "engine/latency/latency_predictor.h"
#include "engine/supernets/translation_supernet.h"

namespace supernet {

using nlohmann::json;

namespace {

constexpr int IntervalSamples = 1000; ///< Bootstrap resamples of a candidate's BLEU.

/// The predictors of a search: of the device that is traded for quality, and of those that are only limited.
struct Predictors
{
    LatencyPredictor traded;
    std::map<std::string, LatencyPredictor> limited;
};

SearchLimits startingLimits(const SearchJobSettings &settings, const SearchSpace &space, const Predictors &predictors)
{
    SearchLimits limits(space);
    for (const json &argument : settings.pins)
        limits.apply("pin-gene", argument);
    for (const json &argument : settings.forbidden)
        limits.apply("forbid-choice", argument);
    if (settings.limitMs)
        limits.apply("limit-latency", {{"ms", *settings.limitMs}});
    for (const auto &[device, ms] : settings.deviceLimitsMs) {
        const LatencyPredictor &predictor = predictors.limited.at(device);
        limits.devices.push_back(
            {device, [&predictor](const Architecture &architecture) { return predictor.milliseconds(architecture); }});
        limits.apply("limit-latency", {{"device", device}, {"ms", ms}});
    }
    return limits;
}

void requireSpace(const LatencyPredictor &predictor, const SearchSpace &space)
{
    if (!includes(predictor.space(), space))
        throw Error("The latency predictor of the device `" + predictor.profile() + "` is made for the space `"
                        + predictor.space().name + "`, which does not offer all that the supernet's does, `"
                        + space.name + "`.",
                    "Run `supernet predictor` for this supernet.");
}

Predictors openPredictors(const Project &project, SearchJobSettings &settings)
{
    Predictors predictors{LatencyPredictor::open(project, settings.profile), {}};
    settings.profile = predictors.traded.profile();
    if (const auto own = settings.deviceLimitsMs.extract(settings.profile); !own.empty())
        settings.limitMs = std::min(settings.limitMs.value_or(own.mapped()), own.mapped());
    for (const auto &[device, ms] : settings.deviceLimitsMs)
        predictors.limited.emplace(device, LatencyPredictor::open(project, device));
    return predictors;
}

/// Those that are not there yet.
void savePredictors(const Predictors &predictors, const std::filesystem::path &folder)
{
    const auto save = [&folder](const LatencyPredictor &predictor, const std::string &file) {
        if (!std::filesystem::exists(folder / file))
            predictor.save(folder / file);
    };
    save(predictors.traded, SearchPredictorFile);
    for (const auto &[device, predictor] : predictors.limited)
        save(predictor, searchPredictorFile(device));
}

/// Which runs made them, by device: where a copy is missing, since the search died before it had made it, it is made then.
json predictorRuns(const Project &project, const SearchJobSettings &settings)
{
    json runs{{settings.profile, LatencyPredictor::runOf(project, settings.profile)}};
    for (const auto &[device, ms] : settings.deviceLimitsMs)
        runs[device] = LatencyPredictor::runOf(project, device);
    return runs;
}

LatencyPredictor savedPredictor(const Project &project, const RunRecord &search, const std::string &device,
                                const std::string &file)
{
    const std::filesystem::path copy = project.runFolder(search.name) / file;
    const json &made = search.settings.value("predictor_runs", json::object());
    if (std::filesystem::exists(copy))
        return LatencyPredictor::load(copy);
    if (made.contains(device))
        return LatencyPredictor::ofRun(project, made[device].get<std::string>());
    // Of an older program, which did not say. Once it has candidates they go by the copy.
    if (!project.openStore(Store::Mode::ReadOnly).candidates(search.id).empty())
        return LatencyPredictor::load(copy);
    return LatencyPredictor::open(project, device);
}

Predictors savedPredictors(const Project &project, const RunRecord &search, const SearchJobSettings &settings)
{
    Predictors predictors{savedPredictor(project, search, settings.profile, SearchPredictorFile), {}};
    for (const auto &[device, ms] : settings.deviceLimitsMs)
        predictors.limited.emplace(device, savedPredictor(project, search, device, searchPredictorFile(device)));
    return predictors;
}

/// All that judges architectures of one checkpoint; the scorer's functions live as long as this does.
class Judge
{
public:
    Judge(JobContext &context, TranslationSupernet supernet, const LatencyPredictor &predictor,
          const SearchJobSettings &settings)
        : m_context(context)
        , m_supernet(std::move(supernet))
        , m_predictor(predictor)
        , m_valid(openSplit(context.project().dataFolder(), "valid"))
        , m_translation(context.project().dataFolder(), "valid", settings.bleuSentences)
    {
    }

    [[nodiscard]] SearchScorer scorer() const
    {
        return {[this](const Architecture &architecture) { return m_predictor.milliseconds(architecture); },
                [this](const Architecture &architecture) {
                    return m_supernet.loss(m_valid, architecture, [this] { m_context.throwIfStopped(); });
                },
                [this](const Architecture &architecture, const SearchScorer::KeepGoing &keepGoing) {
                    return greedyBleu(architecture, keepGoing);
                },
                [this](const Architecture &architecture) {
                    return cost(translationShape(m_supernet.space(), architecture), {m_supernet.vocabulary(), 30, 30});
                }};
    }
    [[nodiscard]] const SearchSpace &space() const { return m_supernet.space(); }

private:
    [[nodiscard]] std::optional<GreedyBleu> greedyBleu(const Architecture &architecture,
                                                       const SearchScorer::KeepGoing &keepGoing) const
    {
        const auto lines = m_translation.translate(m_supernet.collapse(architecture), DecodeOptions{},
                                                   [&](std::int64_t) { return keepGoing(); });
        if (!lines)
            return {};
        const TextScore score = scoreText("bleu", *lines, m_translation.references(), "beam:1");
        const std::vector<std::vector<std::string>> references{m_translation.references()};
        // The same resamples of sentences for every candidate.
        const auto resampled = bootstrapScore(lines->size(), resampler(BleuOptions(), *lines, references),
                                              IntervalSamples, 1);
        return GreedyBleu{score.value, score.signature, m_translation.sentences(), resampled.interval};
    }

    JobContext &m_context;
    TranslationSupernet m_supernet;
    const LatencyPredictor &m_predictor;
    ParallelTokens m_valid;
    SplitTranslation m_translation;
};

JobOutcome search(JobContext &context, const SearchJobSettings &settings, const ChosenSupernet &chosen,
                  const Predictors &predictors)
{
    setComputeThreads(context.run().threads);
    TranslationSupernet supernet = TranslationSupernet::load(chosen.checkpoint);
    requireSpace(predictors.traded, supernet.space());
    for (const auto &[device, predictor] : predictors.limited)
        requireSpace(predictor, supernet.space());
    const Judge judge(context, std::move(supernet), predictors.traded, settings);
    SearchSettings strategy = settings.strategy;
    strategy.seed = context.run().seed;
    return runSearch(context, strategy, startingLimits(settings, judge.space(), predictors),
                     searchFitnessFromName(settings.fitness), judge.scorer());
}

SearchJobResult runInside(JobContext &context, const SearchJobSettings &settings, const ChosenSupernet &chosen,
                          const Predictors &predictors)
{
    const JobOutcome outcome = runJob(context, [&] {
        context.writing([&] { savePredictors(predictors, context.folder()); });
        return search(context, settings, chosen, predictors);
    });
    return {outcome, context.run().name};
}

} // namespace

std::string searchPredictorFile(const std::string &device)
{
    if (!device.empty())
        checkProfile(device); // A name that comes from a project may not lead out of the run's folder.
    return "latency_predictor-" + device + ".safetensors";
}

json toJson(const SearchJobSettings &settings)
{
    json result = toJson(settings.strategy);
    result.erase("seed");
    result["supernet"] = settings.supernet;
    result["limit_ms"] = settings.limitMs ? json(*settings.limitMs) : json();
    result["fitness"] = settings.fitness;
    result["bleu_sentences"] = settings.bleuSentences;
    result["pins"] = settings.pins;
    result["forbidden"] = settings.forbidden;
    if (!settings.profile.empty()) // As with latency runs.
        result["profile"] = settings.profile;
    if (!settings.deviceLimitsMs.empty())
        result["device_limits_ms"] = settings.deviceLimitsMs;
    return result;
}

SearchJobSettings searchJobSettingsFromJson(const json &value)
{
    SearchJobSettings settings;
    settings.strategy = searchSettingsFromJson(value);
    const auto given = [&](const char *key) { return value.contains(key) && !value[key].is_null(); };
    try {
        settings.supernet = value.value("supernet", settings.supernet);
        if (given("limit_ms"))
            settings.limitMs = value["limit_ms"].get<double>();
        settings.fitness = value.value("fitness", settings.fitness);
        settings.bleuSentences = value.value("bleu_sentences", settings.bleuSentences);
        settings.pins = value.value("pins", settings.pins);
        settings.forbidden = value.value("forbidden", settings.forbidden);
        settings.profile = value.value("profile", settings.profile);
        settings.deviceLimitsMs = value.value("device_limits_ms", settings.deviceLimitsMs);
    } catch (const json::exception &error) {
        throw UsageError(std::string("The search settings cannot be read: ") + error.what() + '.');
    }
    (void)searchFitnessFromName(settings.fitness);
    if (settings.bleuSentences < 1)
        throw UsageError("BLEU needs at least one validation sentence.");
    return settings;
}

SearchJobResult runSearchJob(Project &project, const json &given, const JobOptions &options, std::stop_token stop,
                             EventSink &sink)
{
    SearchJobSettings settings = searchJobSettingsFromJson(given);
    const ChosenSupernet chosen = chooseSupernet(project, settings.supernet);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), chosen.run);
    const Predictors predictors = openPredictors(project, settings);
    (void)startingLimits(settings, predictors.traded.space(),
                         predictors); // A wrong pin is refused before there is a run.
    settings.supernet = chosen.run.name + '@' + std::to_string(chosen.step);
    json spelledOut = toJson(settings);
    spelledOut["space"] = toJson(predictors.traded.space());
    spelledOut["latency_protocol"] = predictors.traded.protocol();
    spelledOut["predictor_runs"] = predictorRuns(project, settings);
    if (const json &accuracy = predictors.traded.accuracy();
        accuracy.contains("interval")) // of an older one it does not
        spelledOut["latency_interval"] = accuracy["interval"];
    JobContext context = JobContext::begin(project, JobKind::Search, spelledOut, options, stop, sink, chosen.run.id,
                                           chosen.step);
    return runInside(context, settings, chosen, predictors);
}

SearchJobResult resumeSearchJob(Project &project, const std::string &runName, std::stop_token stop, EventSink &sink)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const RunRecord run = [&] {
        const auto found = store.run(runName);
        if (!found || found->kind != JobKind::Search)
            throw Error("The project has no search run `" + runName + "`.");
        return *found;
    }();
    const SearchJobSettings settings = searchJobSettingsFromJson(run.settings);
    const ChosenSupernet chosen = chooseSupernet(project, settings.supernet);
    requireDataOf(project, store, chosen.run);
    const Predictors predictors = savedPredictors(project, run, settings);
    JobContext context = JobContext::resume(project, runName, lastGeneration(store, run.id), stop, sink);
    return runInside(context, settings, chosen, predictors);
}

} // namespace supernet
