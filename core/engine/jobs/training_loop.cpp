// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/training_loop.h"

#include "domain/metrics/significance.h"
#include "domain/project/checkpoint_references.h"
#include "domain/project/checkpoints_aside.h"
#include "domain/support/work_stopped.h"
#include "engine/jobs/host.h"
#include "engine/jobs/project_facts.h"
#include "engine/training/checkpoint.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace supernet {

namespace {

/// A speed over fewer steps says more about single batches than about the machine.
constexpr double SpeedSeconds = 2.0;
constexpr auto LossMetric = "train/loss";
constexpr auto ValidationMetric = "valid/loss";
constexpr auto CostMetric = "cost/peak_memory";
constexpr int IntervalSamples = 1000; ///< Bootstrap resamples of a validation's BLEU.

} // namespace

TrainingLoop::TrainingLoop(JobContext &context, Trainer &trainer)
    : m_context(context)
    , m_trainer(trainer)
    , m_validation(openSplit(context.project().dataFolder(), "valid"))
    , m_watched(watchedArchitectures(trainer.settings(), trainer.seed()))
    , m_savedStep(trainer.step() > 0 ? trainer.step() : -1)
{
    restartPeakMemory();
    if (trainer.settings().bleuSentences > 0)
        m_translation.emplace(context.project().dataFolder(), "valid", trainer.settings().bleuSentences);
    readCheckpoints();
    readFacts();
}

void TrainingLoop::readCheckpoints()
{
    for (const auto step : checkpointSteps(checkpoints())) {
        if (step > m_trainer.step()) // of an attempt that this one goes back behind
            break;
        const auto loss = readCheckpointState(checkpointFolder(checkpoints(), step)).validationLoss;
        if (step == m_trainer.step()) {
            m_isResumed = true;
            m_validatedStep = loss ? step : -1;
        }
        if (loss && (!m_bestLoss || *loss < *m_bestLoss)) {
            m_bestLoss = loss;
            m_bestStep = step;
        }
    }
}

void TrainingLoop::readFacts()
{
    if (!m_isResumed)
        return;
    const Store &store = m_context.store();
    const RunRecord &run = m_context.run();
    const auto isTold = [&](const char *metric) {
        return std::ranges::binary_search(store.metricSteps(run.id, metric), m_trainer.step());
    };
    if (isTold(CostMetric))
        m_costedStep = m_trainer.step();
    if (m_validatedStep == m_trainer.step() || !isTold(ValidationMetric))
        return;
    double sum = 0;
    std::size_t count = 0;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == ValidationMetric && metric.step == m_trainer.step()) {
            sum += metric.value;
            ++count;
        }
    }
    if (count != m_watched.size()) // an older program wrote them one by one
        return;
    m_validationLoss = sum / static_cast<double>(count);
    m_validatedStep = m_trainer.step();
}

JobOutcome TrainingLoop::run(std::int64_t stopAt)
{
    tellMissingFacts();
    m_context.start(m_trainer.step());
    // A validation that a stop cut short.
    if (m_isResumed && isDue(m_trainer.settings().validateEvery) && m_validatedStep != m_trainer.step())
        timed([this] { validate(); });
    while (!isDone()) {
        if (m_context.stopRequested() || (stopAt > 0 && m_trainer.step() >= stopAt))
            return stopAndSave();
        timed([this] {
            trainStep();
            // Before the checkpoint of this step, after which a resumed run starts: no step is probed twice.
            if (isDue(m_trainer.settings().conflictEvery))
                probeConflict();
            if (isDue(m_trainer.settings().validateEvery))
                validate();
            if (isDue(m_trainer.settings().checkpointEvery))
                checkpoint();
        });
    }
    if (m_validatedStep != m_trainer.step())
        validate();
    if (m_validatedStep != m_trainer.step())
        return stopAndSave();
    checkpoint();
    m_context.message(fmt::format("Trained {} steps, {:.1f} epochs, in {:.0f} s of run {}.", m_trainer.step(),
                                  m_trainer.epochs(), m_trainer.trainedSeconds(), m_context.run().name));
    return JobOutcome::Done;
}

void TrainingLoop::tellMissingFacts()
{
    const RunRecord &run = m_context.run();
    std::int64_t expected = run.kind == JobKind::Train ? run.parentStep.value_or(0) : 0;
    std::int64_t missing = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    const auto lacking = [&](std::int64_t from, std::int64_t to) {
        if (to < from)
            return;
        first = missing == 0 ? from : first;
        last = to;
        missing += to - from + 1;
    };
    for (const std::int64_t step : m_context.store().metricSteps(run.id, LossMetric)) {
        if (step > m_trainer.step())
            break;
        lacking(expected + 1, step - 1);
        expected = step;
    }
    lacking(expected + 1, m_trainer.step());
    if (missing > 0)
        m_context.message(fmt::format("The store lacks the facts of {} steps between {} and {}, as after a power cut: "
                                      "curves have a gap there. The weights are whole; training goes on after step {}.",
                                      missing, first, last, m_trainer.step()));
}

void TrainingLoop::validateStart()
{
    if (m_trainer.step() == 0)
        validate();
}

bool TrainingLoop::isDone() const
{
    return m_trainer.progress() >= 1;
}

bool TrainingLoop::isDue(std::int64_t every) const
{
    return every > 0 && m_trainer.step() > 0 && m_trainer.step() % every == 0;
}

JobOutcome TrainingLoop::stopAndSave()
{
    if (!m_context.discardRequested()) {
        if (m_trainer.step() > 0) // Before the first step there is nothing to save, perhaps half a validation.
            checkpoint();
        m_context.message(fmt::format("Stopped after step {}; resume with `supernet {} --resume {}`.", m_trainer.step(),
                                      name(m_context.run().kind), m_context.run().name));
    }
    return JobOutcome::Stopped;
}

void TrainingLoop::timed(const std::function<void()> &work)
{
    m_waited = 0;
    m_begun = Clock::now();
    work();
    const double seconds = trainedSeconds() - m_trainer.trainedSeconds();
    m_begun.reset();
    m_trainer.addTrainedSeconds(seconds);
}

double TrainingLoop::trainedSeconds() const
{
    const double now = m_begun ? std::chrono::duration<double>(Clock::now() - *m_begun).count() - m_waited : 0;
    return m_trainer.trainedSeconds() + now;
}

bool TrainingLoop::goesOn()
{
    const auto begin = Clock::now();
    const bool stops = m_context.stopRequested();
    m_waited += std::chrono::duration<double>(Clock::now() - begin).count();
    return !stops;
}

void TrainingLoop::trainStep()
{
    const auto begin = Clock::now();
    const auto report = m_trainer.trainStep();
    if (!report.finite)
        notANumber(report);
    m_validationLoss.reset();
    m_tokens += report.targetTokens;
    m_seconds += std::chrono::duration<double>(Clock::now() - begin).count();
    m_context.metric(report.step, LossMetric, "", report.loss);
    m_context.metric(report.step, "train/learning_rate", "", report.learningRate);
    m_context.metric(report.step, "train/gradient_norm", "", report.gradientNorm);
    if (m_seconds > SpeedSeconds || m_speed == 0) {
        m_speed = static_cast<double>(m_tokens) / m_seconds;
        m_context.metric(report.step, "train/tokens_per_second", "", m_speed);
        m_tokens = 0;
        m_seconds = 0;
    }
    showProgress(report);
}

void TrainingLoop::showProgress(const StepReport &report)
{
    const Budget budget = budgetOf(m_trainer.settings(), m_trainer.spent());
    Progress progress;
    progress.phase = "training";
    progress.done = budget.spent;
    progress.total = budget.total;
    progress.unit = budget.unit;
    progress.rate = budget.spent / std::max(m_trainer.trainedSeconds(), 1e-9);
    progress.detail = fmt::format("step {}, loss {:.3f}, {:.0f} tokens/s", report.step, report.loss, m_speed);
    const auto begin = Clock::now();
    m_context.progress(progress);
    m_waited += std::chrono::duration<double>(Clock::now() - begin).count(); // whoever listens may hold the job
}

void TrainingLoop::notANumber(const StepReport &report) const
{
    throw Error(fmt::format("The {} of step {} is not a number.", std::isfinite(report.loss) ? "gradient" : "loss",
                            report.step),
                fmt::format("Nothing of that step was kept; the last checkpoint is that of step {}. Start again with a "
                            "lower peak learning rate, a longer warm-up or clipping.",
                            std::max<std::int64_t>(m_savedStep, 0)));
}

void TrainingLoop::probeConflict()
{
    auto report = m_trainer.probeConflict();
    for (auto *samples : {&report.samples, &report.projected}) {
        for (auto &sample : *samples) {
            sample.run = m_context.run().id;
            sample.attempt = m_context.attempt();
        }
        m_context.writing([&] { m_context.store().append(*samples); });
    }
    if (!report.projected.empty())
        m_context.metric(m_trainer.step(), "conflict/share_projected", "", report.projectedShare);
    m_context.metric(m_trainer.step(), "conflict/share", "", report.share);
    m_context.metric(m_trainer.step(), "conflict/magnitude_ratio", "", report.magnitudeRatio);
    for (const auto &sample : report.samples)
        if (sample.tensor.empty())
            m_context.metric(sample.step, "conflict/cosine", sample.pair, sample.cosine);
}

void TrainingLoop::validate()
try {
    const auto between = [this] {
        if (!goesOn())
            throw WorkStopped();
    };
    double sum = 0;
    std::vector<Metric> figures;
    const auto add = [&](const char *metric, const std::string &subnet, double value) {
        figures.push_back(figure(metric, subnet, value));
    };
    for (const auto &[name, architecture] : m_watched) {
        const double loss = m_trainer.loss(m_validation, architecture, between);
        sum += loss;
        add(ValidationMetric, name, loss);
        if (!m_translation)
            continue;
        const auto lines = translation(architecture);
        if (!lines)
            return;
        const std::vector<std::vector<std::string>> references{m_translation->references()};
        const auto bleu = bootstrapScore(lines->size(), resampler(BleuOptions(), *lines, references), IntervalSamples,
                                         m_trainer.seed());
        add("valid/bleu", name, bleu.score);
        add("valid/bleu_interval", name, bleu.interval);
    }
    m_validationLoss = sum / static_cast<double>(m_watched.size());
    m_validatedStep = m_trainer.step();
    writeAtOnce(figures);
    writeCosts();
    m_context.message(fmt::format("Step {}: validation loss {:.3f} (mean of {} subnets)", m_trainer.step(),
                                  *m_validationLoss, m_watched.size()));
} catch (const WorkStopped &) { // The run saves and stops; going on, it validates here first.
}

std::optional<std::vector<std::string>> TrainingLoop::translation(const Architecture &architecture)
{
    const auto keepGoing = [this](std::int64_t) { return goesOn(); };
    if (m_trainer.hasDenseForm())
        return m_translation->translate(m_trainer.collapse(architecture), {}, keepGoing);
    return m_translation->translate(
        [&](std::span<const std::vector<int>> sources) { return m_trainer.translate(architecture, sources); },
        keepGoing);
}

Metric TrainingLoop::figure(const char *name, const std::string &subnet, double value)
{
    Metric metric;
    metric.run = m_context.run().id;
    metric.attempt = m_context.attempt();
    metric.step = m_trainer.step();
    metric.name = name;
    metric.subnet = subnet;
    metric.value = value;
    metric.at = nowMilliseconds();
    return metric;
}

void TrainingLoop::writeAtOnce(const std::vector<Metric> &figures)
{
    m_context.flush(); // what came before them
    m_context.writing([&] { m_context.store().append(std::span<const Metric>(figures)); });
}

void TrainingLoop::writeCosts()
{
    const TrainingCost spent = m_trainer.spent();
    if (std::exchange(m_costedStep, spent.steps) == spent.steps)
        return;
    writeAtOnce({figure("cost/tokens", "", static_cast<double>(spent.tokens)), figure("cost/flops", "", spent.flops),
                 figure("cost/seconds", "", trainedSeconds()), figure(CostMetric, "", peakResidentBytes())});
}

void TrainingLoop::checkpoint()
{
    if (m_savedStep == m_trainer.step() && !m_validationLoss)
        return;
    writeCosts();
    // What a checkpoint leaves behind is in the store before it: a resumed run never writes it again.
    m_context.sync();
    m_context.writing([this] { m_trainer.save(checkpoints(), m_validationLoss); });
    dropCheckpointsAside(checkpoints());
    m_savedStep = m_trainer.step();
    if (m_validationLoss && (!m_bestLoss || *m_validationLoss < *m_bestLoss)) {
        m_bestLoss = m_validationLoss;
        m_bestStep = m_savedStep;
    }
    pruneCheckpoints(checkpoints(), keptSteps());
}

std::set<std::int64_t> TrainingLoop::keptSteps() const
{
    std::set<std::int64_t> kept{m_bestStep};
    const std::int64_t every = m_trainer.settings().keepEvery;
    for (std::int64_t step = every; every > 0 && step <= m_savedStep; step += every)
        kept.insert(step);
    kept.merge(referredSteps(m_context.store(), m_context.run()));
    return kept;
}

} // namespace supernet
