// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/trainer.h"

#include "domain/support/random.h"
#include "engine/supernets/translation_network.h"
#include "engine/training/adam.h"
#include "engine/training/checkpoint.h"
#include "engine/training/scoring.h"

#include <cmath>

namespace supernet {

namespace {

void requireTrainable(const TrainingSettings &settings)
{
    for (const auto &issue : settings.validate())
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
}

CheckpointState freshState(const TrainingSettings &settings, std::int64_t vocabulary, std::uint64_t seed)
{
    requireTrainable(settings);
    CheckpointState state;
    state.settings = settings;
    state.vocabulary = vocabulary;
    state.seed = seed;
    return state;
}

} // namespace

struct Trainer::Private
{
    Private(CheckpointState given, const ParallelTokens &tokens)
        : state(std::move(given))
        , train(tokens)
        , network(networkSettings(state.settings, state.vocabulary), state.seed)
        , adam(network.parameters(),
               {state.settings.beta1, state.settings.beta2, state.settings.epsilon, state.settings.clipNorm})
    {
        if (train.size() == 0)
            throw Error("The training split holds no sentence pairs.", "Prepare the data again.");
        plan = planEpoch(train, state.settings.batchTokens, state.seed, state.epoch);
    }

    [[nodiscard]] NamedTensors weights() const
    {
        NamedTensors tensors;
        for (const auto &parameter : network.parameters())
            tensors.emplace_back(parameter.name, parameter.value);
        return tensors;
    }

    [[nodiscard]] PackedBatch nextBatch() const
    {
        return packBatch(train, plan[static_cast<std::size_t>(state.batch)]);
    }

    void advance()
    {
        ++state.step;
        if (++state.batch < static_cast<std::int64_t>(plan.size()))
            return;
        state.batch = 0;
        plan = planEpoch(train, state.settings.batchTokens, state.seed, ++state.epoch);
    }

    [[nodiscard]] double progress() const
    {
        const auto &settings = state.settings;
        const double share = settings.minutes > 0
            ? state.trainedSeconds / (60 * settings.minutes)
            : static_cast<double>(state.step) / static_cast<double>(settings.steps);
        return std::min(share, 1.0);
    }

    /// The summed loss of the step's subnets, each weighted equally.
    double accumulate(const PackedBatch &batch, std::int64_t step)
    {
        const auto subnets = architecturesOfStep(state.settings, state.seed, step);
        const double weight = 1.0 / static_cast<double>(subnets.size());
        double loss = 0;
        for (std::size_t i = 0; i < subnets.size(); ++i) {
            const auto key = streamKey(state.seed, "dropout", {static_cast<std::uint64_t>(step), i});
            const auto pass = network.accumulateGradients(batch, subnets[i], {true, key, weight});
            loss += weight * pass.smoothed / static_cast<double>(pass.tokens);
        }
        return loss;
    }

    CheckpointState state;
    const ParallelTokens &train;
    TranslationNetwork network;
    Adam adam;
    std::vector<BatchIndices> plan;
};

Trainer::Trainer(const TrainingSettings &settings, const ParallelTokens &train, std::int64_t vocabulary,
                 std::uint64_t seed)
    : d(std::make_unique<Private>(freshState(settings, vocabulary, seed), train))
{
}

Trainer::Trainer(const std::filesystem::path &checkpoint, const ParallelTokens &train)
    : d(std::make_unique<Private>(readCheckpointState(checkpoint), train))
{
    readWeights(checkpoint, d->weights());
    readOptimizer(checkpoint, d->adam.state());
    d->adam.setSteps(d->state.step);
    if (d->state.batch >= static_cast<std::int64_t>(d->plan.size()))
        throw Error("The data of " + checkpoint.string() + " have changed: its place in them is gone.",
                    "Prepare the data as they were, or start a new run.");
}

Trainer::~Trainer() = default;
Trainer::Trainer(Trainer &&) noexcept = default;

const TrainingSettings &Trainer::settings() const
{
    return d->state.settings;
}

std::uint64_t Trainer::seed() const
{
    return d->state.seed;
}

std::int64_t Trainer::step() const
{
    return d->state.step;
}

double Trainer::epochs() const
{
    return static_cast<double>(d->state.epoch)
        + static_cast<double>(d->state.batch) / static_cast<double>(d->plan.size());
}

double Trainer::progress() const
{
    return d->progress();
}

double Trainer::trainedSeconds() const
{
    return d->state.trainedSeconds;
}

void Trainer::addTrainedSeconds(double seconds)
{
    d->state.trainedSeconds += seconds;
}

StepReport Trainer::trainStep()
{
    const std::int64_t step = d->state.step + 1;
    const auto batch = d->nextBatch();
    StepReport report;
    report.step = step;
    report.targetTokens = batch.targetTokens();
    report.loss = d->accumulate(batch, step);
    report.learningRate = learningRate(d->state.settings, step, d->progress());
    report.gradientNorm = std::isfinite(report.loss) ? d->adam.step(report.learningRate) : std::nan("");
    report.finite = std::isfinite(report.gradientNorm);
    if (report.finite)
        d->advance();
    else
        d->network.zeroGradients();
    return report;
}

double Trainer::loss(const ParallelTokens &tokens, const Architecture &architecture) const
{
    return meanLoss(d->network, tokens, architecture);
}

DenseTransformer Trainer::collapse(const Architecture &architecture) const
{
    return d->network.collapse(architecture);
}

ConflictReport Trainer::probeConflict()
{
    const auto subnets = probedArchitectures(d->state.settings.space, d->state.seed, d->state.step);
    auto report = supernet::probeConflict(d->network, d->nextBatch(), subnets);
    for (auto &sample : report.samples)
        sample.step = d->state.step;
    return report;
}

void Trainer::save(const std::filesystem::path &checkpoints, std::optional<double> validationLoss) const
{
    auto state = d->state;
    state.validationLoss = validationLoss;
    writeCheckpoint(checkpointFolder(checkpoints, state.step), state, d->weights(), d->adam.state());
}

} // namespace supernet
