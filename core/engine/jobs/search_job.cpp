// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/search_job.h"

#include "domain/space/translation_shape.h"
#include "engine/jobs/search_loop.h"
#include "engine/jobs/split_translation.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/jobs/text_score.h"
#include "engine/latency/latency_predictor.h"
#include "engine/supernets/translation_supernet.h"

namespace supernet {

using nlohmann::json;

namespace {

SearchLimits startingLimits(const SearchJobSettings &settings, const SearchSpace &space)
{
    SearchLimits limits(space);
    for (const json &argument : settings.pins)
        limits.apply("pin-gene", argument);
    for (const json &argument : settings.forbidden)
        limits.apply("forbid-choice", argument);
    if (settings.limitMs)
        limits.apply("limit-latency", {{"ms", *settings.limitMs}});
    return limits;
}

void requireSpace(const LatencyPredictor &predictor, const SearchSpace &space)
{
    if (!(predictor.space() == space))
        throw Error("The latency predictor is made for the space `" + predictor.space().name
                        + "`, which is not that of the supernet, `" + space.name + "`.",
                    "Run `supernet predictor` for this supernet.");
}

/// All that judges architectures of one checkpoint; the scorer's functions live as long as this does.
class Judge
{
public:
    Judge(const Project &project, TranslationSupernet supernet, LatencyPredictor predictor,
          const SearchJobSettings &settings)
        : m_supernet(std::move(supernet))
        , m_predictor(std::move(predictor))
        , m_valid(openSplit(project.dataFolder(), "valid"))
        , m_translation(project.dataFolder(), "valid", settings.bleuSentences)
    {
    }

    [[nodiscard]] SearchScorer scorer() const
    {
        return {[this](const Architecture &architecture) { return m_predictor.milliseconds(architecture); },
                [this](const Architecture &architecture) { return m_supernet.loss(m_valid, architecture); },
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
        return GreedyBleu{score.value, score.signature, m_translation.sentences()};
    }

    TranslationSupernet m_supernet;
    LatencyPredictor m_predictor;
    ParallelTokens m_valid;
    SplitTranslation m_translation;
};

JobOutcome search(JobContext &context, const SearchJobSettings &settings, const ChosenSupernet &chosen,
                  LatencyPredictor predictor)
{
    setComputeThreads(context.run().threads);
    TranslationSupernet supernet = TranslationSupernet::load(chosen.checkpoint);
    requireSpace(predictor, supernet.space());
    const Judge judge(context.project(), std::move(supernet), std::move(predictor), settings);
    SearchSettings strategy = settings.strategy;
    strategy.seed = context.run().seed;
    return runSearch(context, strategy, startingLimits(settings, judge.space()),
                     searchFitnessFromName(settings.fitness), judge.scorer());
}

SearchJobResult runInside(JobContext &context, const SearchJobSettings &settings, const ChosenSupernet &chosen,
                          const LatencyPredictor &predictor)
{
    const JobOutcome outcome = runJob(context, [&] { return search(context, settings, chosen, predictor); });
    return {outcome, context.run().name};
}

} // namespace

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
    const LatencyPredictor predictor = LatencyPredictor::open(project);
    (void)startingLimits(settings, predictor.space()); // A wrong pin is refused before there is a run.
    settings.supernet = chosen.run.name + '@' + std::to_string(chosen.step);
    json spelledOut = toJson(settings);
    spelledOut["space"] = toJson(predictor.space());
    spelledOut["latency_protocol"] = predictor.protocol();
    JobContext context = JobContext::begin(project, JobKind::Search, spelledOut, options, stop, sink, chosen.run.id,
                                           chosen.step);
    predictor.save(context.folder() / SearchPredictorFile);
    return runInside(context, settings, chosen, predictor);
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
    const LatencyPredictor predictor = LatencyPredictor::load(project.runFolder(runName) / SearchPredictorFile);
    JobContext context = JobContext::resume(project, runName, lastGeneration(store, run.id), stop, sink);
    return runInside(context, settings, chosen, predictor);
}

} // namespace supernet
