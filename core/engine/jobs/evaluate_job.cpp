// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/evaluate_job.h"

#include "domain/project/data_folder.h"
#include "domain/search/retraining.h"
#include "domain/space/usable_space.h"
#include "engine/jobs/import_job.h"
#include "engine/jobs/split_translation.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/jobs/text_score.h"
#include "engine/supernets/translation_supernet.h"

#include <algorithm>
#include <cstdio>

namespace supernet {

namespace {

using nlohmann::json;

constexpr auto Loss = "loss";

bool wants(const EvaluateSettings &settings, const std::string &metric)
{
    return std::ranges::find(settings.metrics, metric) != settings.metrics.end();
}

bool wantsText(const EvaluateSettings &settings)
{
    return std::ranges::any_of(settings.metrics, [](const auto &metric) { return metric != Loss; });
}

void requireSense(const EvaluateSettings &settings)
{
    if (settings.split != "valid" && settings.split != "test" && settings.split != "train")
        throw UsageError("There is no split `" + settings.split + "`.", "Use valid or test.");
    if (settings.architectures.empty() || settings.metrics.empty())
        throw UsageError("An evaluation needs an architecture and a metric.");
    const auto &known = textMetrics();
    for (const auto &metric : settings.metrics) {
        if (metric != Loss && std::ranges::find(known, metric) == known.end())
            throw UsageError("The metric `" + metric + "` is unknown.", "Use bleu, chrf, ter or loss.");
    }
    if (settings.beam < 1 || settings.beam > 100)
        throw UsageError("A beam of " + std::to_string(settings.beam) + " cannot be searched.", "Use 1 to 100.");
    if (settings.sentences < 0)
        throw UsageError("A number of sentences is not negative.", "0 means all.");
}

ChosenSupernet chosenWithData(const Project &project, const std::string &runAndStep)
{
    ChosenSupernet chosen = chooseSupernet(project, runAndStep);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), chosen.run);
    return chosen;
}

/// All that an evaluation works with, opened before there is a run.
struct Opened
{
    Opened(const Project &project, const EvaluateSettings &settings)
        : supernet(chosenWithData(project, settings.supernet))
        , tokens(openSplit(project.dataFolder(), settings.split))
    {
        if (wantsText(settings)) {
            const auto limit = settings.sentences > 0 ? std::optional(settings.sentences) : std::nullopt;
            text.emplace(project.dataFolder(), settings.split, limit);
        }
        const Store store = project.openStore(Store::Mode::ReadOnly);
        const auto space = usableSpaceFromJson(supernet.run.settings.at("space"));
        for (const auto &word : settings.architectures) {
            for (auto &choice : chooseArchitectures(store, space, word))
                architectures.push_back(std::move(choice));
        }
    }

    ChosenSupernet supernet;
    ParallelTokens tokens;
    std::optional<SplitTranslation> text;
    std::vector<ChosenArchitecture> architectures;
};

/// One run's work: every architecture's scores, each written as it is known.
class Evaluator
{
public:
    Evaluator(JobContext &context, const EvaluateSettings &settings, const Opened &opened)
        : m_context(context)
        , m_settings(settings)
        , m_opened(opened)
    {
    }

    JobOutcome run(std::vector<ScoreLine> &scores)
    {
        setComputeThreads(m_context.run().threads);
        const auto supernet = TranslationSupernet::load(m_opened.supernet.checkpoint);
        for (const auto &choice : m_opened.architectures) {
            if (m_context.stopRequested())
                return JobOutcome::Stopped;
            if (wants(m_settings, Loss))
                addLoss(supernet, choice, scores);
            if (m_opened.text && !addTextScores(supernet, choice, scores))
                return JobOutcome::Stopped;
            ++m_done;
        }
        return JobOutcome::Done;
    }

private:
    [[nodiscard]] Evaluation fact(const TranslationSupernet &supernet, const ChosenArchitecture &choice) const
    {
        Evaluation evaluation;
        evaluation.run = m_context.run().id;
        evaluation.attempt = m_context.attempt();
        evaluation.supernetRun = m_opened.supernet.run.id;
        evaluation.supernetStep = m_opened.supernet.step;
        evaluation.architectureId = choice.architecture.id();
        evaluation.architecture = toJson(choice.architecture, supernet.space());
        evaluation.split = m_settings.split;
        evaluation.state = evaluationStateOf(m_opened.supernet.run);
        return evaluation;
    }

    void append(std::vector<ScoreLine> &scores, ScoreLine line)
    {
        m_context.writing([&] { m_context.store().append(std::span<const Evaluation>(&line.fact, 1)); });
        m_context.message(line.name + " (" + line.fact.architectureId + "): " + line.text);
        scores.push_back(std::move(line));
    }

    void addLoss(const TranslationSupernet &supernet, const ChosenArchitecture &choice, std::vector<ScoreLine> &scores)
    {
        ScoreLine line{choice.name, fact(supernet, choice), {}};
        line.fact.metric = Loss;
        line.fact.value = supernet.loss(m_opened.tokens, choice.architecture, [this] { m_context.throwIfStopped(); });
        line.fact.sentences = m_opened.tokens.size();
        char text[48];
        std::snprintf(text, sizeof text, "loss = %.4f nats a token", line.fact.value);
        line.text = text;
        append(scores, std::move(line));
    }

    std::optional<std::vector<std::string>> translation(const TranslationSupernet &supernet,
                                                        const ChosenArchitecture &choice)
    {
        DecodeOptions options;
        options.beam = m_settings.beam;
        options.alpha = m_settings.alpha;
        const auto keepGoing = [&](std::int64_t done) { return showProgress(choice, done); };
        if (supernet.hasDenseForm())
            return m_opened.text->translate(supernet.collapse(choice.architecture), options, keepGoing);
        return m_opened.text->translate(
            [&](std::span<const std::vector<int>> sources) {
                return supernet.translate(choice.architecture, sources, options);
            },
            keepGoing);
    }

    bool addTextScores(const TranslationSupernet &supernet, const ChosenArchitecture &choice,
                       std::vector<ScoreLine> &scores)
    {
        const auto lines = translation(supernet, choice);
        if (!lines)
            return false;
        for (const auto &metric : m_settings.metrics) {
            if (metric == Loss)
                continue;
            const auto score = scoreText(metric, *lines, m_opened.text->references(),
                                         decodingText(m_settings.beam, m_settings.alpha),
                                         [this] { m_context.throwIfStopped(); });
            ScoreLine line{choice.name, fact(supernet, choice), score.text};
            line.fact.metric = metric;
            line.fact.value = score.value;
            line.fact.signature = score.signature;
            line.fact.sentences = m_opened.text->sentences();
            append(scores, std::move(line));
        }
        return true;
    }

    bool showProgress(const ChosenArchitecture &choice, std::int64_t done)
    {
        Progress progress;
        progress.phase = "translating";
        progress.unit = "sentences";
        progress.total = static_cast<double>(m_opened.text->sentences())
            * static_cast<double>(m_opened.architectures.size());
        progress.done = static_cast<double>(m_done * m_opened.text->sentences() + done);
        progress.detail = choice.name;
        m_context.progress(std::move(progress));
        return !m_context.stopRequested();
    }

    JobContext &m_context;
    const EvaluateSettings &m_settings;
    const Opened &m_opened;
    std::int64_t m_done = 0; ///< Architectures.
};

} // namespace

json toJson(const EvaluateSettings &settings)
{
    return {{"supernet", settings.supernet},  {"split", settings.split}, {"architectures", settings.architectures},
            {"metrics", settings.metrics},    {"beam", settings.beam},   {"alpha", settings.alpha},
            {"sentences", settings.sentences}};
}

EvaluateSettings evaluateSettingsFromJson(const json &json)
{
    EvaluateSettings settings;
    try {
        settings.supernet = json.value("supernet", settings.supernet);
        settings.split = json.value("split", settings.split);
        settings.architectures = json.value("architectures", settings.architectures);
        settings.metrics = json.value("metrics", settings.metrics);
        settings.beam = json.value("beam", settings.beam);
        settings.alpha = json.value("alpha", settings.alpha);
        settings.sentences = json.value("sentences", settings.sentences);
    } catch (const nlohmann::json::exception &error) {
        throw UsageError(std::string("The evaluation settings cannot be read: ") + error.what() + '.');
    }
    requireSense(settings);
    return settings;
}

std::string evaluationStateOf(const RunRecord &run)
{
    if (run.kind != JobKind::Retrain)
        return Evaluation().state;
    const std::string start = run.settings.value("start", "");
    return start == ImportedStart ? "exported" : evaluationState(startFromName(start));
}

EvaluateResult runEvaluateJob(Project &project, const EvaluateSettings &settings, const JobOptions &options,
                              std::stop_token stop, EventSink &sink)
{
    requireSense(settings);
    const Opened opened(project, settings);
    auto recorded = toJson(settings);
    recorded["supernet"] = opened.supernet.run.name + '@' + std::to_string(opened.supernet.step);
    auto context = JobContext::begin(project, JobKind::Evaluate, recorded, options, std::move(stop), sink,
                                     opened.supernet.run.id, opened.supernet.step);
    EvaluateResult result;
    result.run = context.run().name;
    result.outcome = runJob(context, [&] { return Evaluator(context, settings, opened).run(result.scores); });
    return result;
}

} // namespace supernet
