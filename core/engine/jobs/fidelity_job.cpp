// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/fidelity_job.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/data_folder.h"
#include "domain/project/run_state.h"
#include "domain/space/gene_names.h"
#include "domain/space/sampling.h"
#include "engine/jobs/space_wait.h"
#include "engine/supernets/translation_supernet.h"

#include <cmath>

namespace supernet {

namespace {

using nlohmann::json;

void requireSense(const FidelityJobSettings &settings)
{
    for (const auto &issue : settings.training.validate()) {
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
    }
    requireSense(settings.scoring);
    if (settings.architectures < 1)
        throw UsageError("Fidelity is computed from at least one architecture.");
    if (settings.statistics.samples < 1 || settings.statistics.top < 1)
        throw UsageError("Fidelity needs at least one resample and a top of at least one.");
}

/// A standalone run seen from the job that wants it: shows how far it is, and stops it when the job is told to stop.
class StandaloneEvents final : public EventSink
{
public:
    StandaloneEvents(JobContext &job, const std::stop_token &stop, std::size_t done, std::size_t total)
        : m_job(job)
        , m_done(static_cast<double>(done))
        , m_total(static_cast<double>(total))
        , m_forward(stop, [this] { m_stop.request_stop(); })
    {
    }

    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }

    void progress(const Progress &progress) override
    {
        Progress own;
        own.phase = "training alone";
        own.done = m_done + (progress.total > 0 ? progress.done / progress.total : 0);
        own.total = m_total;
        own.unit = "architectures";
        own.detail = progress.detail;
        m_job.progress(std::move(own));
        if (m_job.stopRequested())
            m_stop.request_stop();
    }

    void message(const std::string &text) override { m_job.message(text); }

private:
    JobContext &m_job;
    double m_done;
    double m_total;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_forward;
};

class FidelityJob
{
public:
    FidelityJob(JobContext &context, const FidelityJobSettings &settings, std::stop_token stop)
        : m_context(context)
        , m_settings(settings)
        , m_stop(std::move(stop))
        , m_scoring(context.project().dataFolder(), settings.scoring)
        , m_drawn(drawDifferent(settings.training.space, settings.architectures, context.run().seed,
                                settings.stratified ? gene::decoderLayers : std::string_view()))
    {
    }

    JobOutcome run(FidelityJobResult &result)
    {
        setComputeThreads(m_context.run().threads);
        const auto inherited = inheritedScores();
        if (!inherited)
            return JobOutcome::Stopped;
        for (std::size_t i = 0; i < m_drawn.size(); ++i) {
            FidelityScore score{m_drawn[i], {0, (*inherited)[i], m_drawn[i].value(gene::decoderLayers)}, {}};
            const auto standalone = standaloneScore(i, score.run);
            if (!standalone)
                return JobOutcome::Stopped;
            score.pair.standalone = *standalone;
            record(static_cast<std::int64_t>(i) + 1, score);
            result.scores.push_back(std::move(score));
            result.report = report(result.scores);
        }
        return JobOutcome::Done;
    }

private:
    [[nodiscard]] Evaluation fact(RunId weights, std::int64_t step, const Architecture &architecture,
                                  const std::string &state) const
    {
        Evaluation evaluation;
        evaluation.supernetRun = weights;
        evaluation.supernetStep = step;
        evaluation.architectureId = architecture.id();
        evaluation.architecture = toJson(architecture, m_settings.training.space);
        evaluation.state = state;
        return evaluation;
    }

    /// In the order of the architectures; nothing when the job is to stop.
    [[nodiscard]] std::optional<std::vector<double>> inheritedScores()
    {
        const auto supernet = TranslationSupernet::load(m_settings.supernet.checkpoint);
        std::vector<double> scores;
        for (const Architecture &architecture : m_drawn) {
            if (m_context.stopRequested())
                return {};
            const auto wanted = fact(m_settings.supernet.run.id, m_settings.supernet.step, architecture, "inherited");
            auto score = m_scoring.known(m_context.store(), wanted);
            if (!score)
                score = m_scoring.addBleu(m_context, supernet.collapse(architecture), wanted);
            if (!score)
                return {};
            scores.push_back(score->value);
        }
        return scores;
    }

    /// Trains the architecture from scratch unless a run has done so, to its end. Nothing when the job is to stop.
    [[nodiscard]] std::optional<double> standaloneScore(std::size_t number, std::string &runName)
    {
        const Architecture &architecture = m_drawn[number];
        const Retraining retraining{m_settings.supernet, architecture, Start::Scratch,
                                    aloneSettings(m_settings.training, architecture), m_settings.scoring};
        auto run = sameStandalone(m_context.project(), m_context.store(), retraining, m_context.run().seed);
        if (!run || runState(m_context.project(), m_context.store(), *run) != "done") {
            StandaloneEvents events(m_context, m_stop, number, m_drawn.size());
            RetrainResult trained;
            const bool ended = untilThereIsSpace(events.stopToken(), events, [&] {
                run = sameStandalone(m_context.project(), m_context.store(), retraining, m_context.run().seed);
                trained = run
                    ? resumeRetraining(m_context.project(), run->name, events.stopToken(), events)
                    : retrainSubnet(m_context.project(), retraining, standaloneOptions(), events.stopToken(), events);
            });
            if (!ended || trained.outcome == JobOutcome::Stopped)
                return {};
            run = m_context.store().run(trained.run);
        }
        runName = run->name;
        return scoreOf(*run, architecture);
    }

    [[nodiscard]] JobOptions standaloneOptions() const
    {
        JobOptions options;
        options.seed = m_context.run().seed;
        options.threads = m_context.run().threads;
        options.device = m_context.run().device;
        return options;
    }

    /// Of a finished standalone run, taken again where it was scored in another way.
    [[nodiscard]] std::optional<double> scoreOf(const RunRecord &run, const Architecture &architecture)
    {
        const auto checkpoints = m_context.project().runFolder(run.name) / "checkpoints";
        const auto steps = checkpointSteps(checkpoints);
        if (steps.empty())
            throw Error("The finished run `" + run.name + "` has lost its checkpoints.",
                        "Train with another --seed, or bring the folder " + checkpoints.string() + " back.");
        const auto wanted = fact(run.id, steps.back(), architecture, evaluationState(Start::Scratch));
        auto score = m_scoring.known(m_context.store(), wanted);
        if (!score) {
            const auto alone = TranslationSupernet::load(checkpointFolder(checkpoints, steps.back()));
            score = m_scoring.addBleu(m_context, alone.collapse(architecture), wanted);
        }
        return score ? std::optional(score->value) : std::nullopt;
    }

    /// What comparedPairs() reads back.
    void record(std::int64_t number, const FidelityScore &score)
    {
        const std::string id = score.architecture.id();
        m_context.metric(number, "fidelity/standalone", id, score.pair.standalone);
        m_context.metric(number, "fidelity/inherited", id, score.pair.inherited);
        m_context.metric(number, "fidelity/depth", id, score.pair.depth);
    }

    /// Of the scores so far, written down as figures of the run at their number.
    [[nodiscard]] FidelityReport report(const std::vector<FidelityScore> &scores)
    {
        std::vector<FidelityPair> pairs;
        for (const FidelityScore &score : scores)
            pairs.push_back(score.pair);
        FidelitySettings statistics = m_settings.statistics;
        statistics.seed = m_context.run().seed;
        FidelityReport report = fidelityOf(pairs, statistics);
        const auto step = static_cast<std::int64_t>(scores.size());
        const std::pair<const char *, Estimate> figures[] = {{"fidelity/gap", report.all.gap},
                                                             {"fidelity/kendall", report.all.kendall},
                                                             {"fidelity/spearman", report.all.spearman},
                                                             {"fidelity/regret", report.all.regret}};
        for (const auto &[name, estimate] : figures) {
            if (!std::isnan(estimate.value))
                m_context.metric(step, name, "", estimate.value);
        }
        m_context.flush();
        return report;
    }

    JobContext &m_context;
    const FidelityJobSettings &m_settings;
    std::stop_token m_stop;
    SubnetScoring m_scoring;
    std::vector<Architecture> m_drawn;
};

} // namespace

json toJson(const FidelityJobSettings &settings)
{
    return {{"supernet", settings.supernet.run.name + '@' + std::to_string(settings.supernet.step)},
            {"architectures", settings.architectures},
            {"stratified", settings.stratified},
            {"training", toJson(settings.training)},
            {"scoring", toJson(settings.scoring)},
            {"top", settings.statistics.top},
            {"samples", settings.statistics.samples}};
}

FidelityJobResult runFidelityJob(Project &project, const FidelityJobSettings &settings, const JobOptions &options,
                                 std::stop_token stop, EventSink &sink)
{
    requireSense(settings);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), settings.supernet.run);
    auto context = JobContext::begin(project, JobKind::Fidelity, toJson(settings), options, stop, sink,
                                     settings.supernet.run.id, settings.supernet.step);
    FidelityJobResult result;
    result.run = context.run().name;
    result.outcome = runJob(context, [&] { return FidelityJob(context, settings, stop).run(result); });
    return result;
}

} // namespace supernet
