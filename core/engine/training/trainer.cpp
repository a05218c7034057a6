// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/trainer.h"

#include "domain/space/sampling.h"
#include "domain/support/random.h"
#include "engine/supernets/live_decoding.h"
#include "engine/supernets/translation_network.h"
#include "engine/training/adam.h"
#include "engine/training/attentive_sampling.h"
#include "engine/training/checkpoint.h"
#include "engine/training/gradient_surgery.h"
#include "engine/training/part_splitting.h"
#include "engine/training/pass_flops.h"
#include "engine/training/scoring.h"

#include <algorithm>
#include <cmath>

namespace supernet {

namespace {

void requireTrainable(const TrainingSettings &settings)
{
    for (const auto &issue : settings.validate())
        if (issue.severity == Issue::Severity::Error)
            throw UsageError("The training setting `" + issue.where + "` is wrong.", issue.sentence);
}

constexpr std::size_t RouterArchitectures = 4; ///< Of a step that trains the router alone, each on a part of the batch.

/// Parameters of the router, or all others.
std::vector<Parameter> parametersOf(const TranslationNetwork &network, bool router)
{
    std::vector<Parameter> chosen;
    std::ranges::copy_if(network.parameters(), std::back_inserter(chosen),
                         [&](const Parameter &parameter) { return parameter.router == router; });
    return chosen;
}

/// Equal shares whatever the architecture, until the router is trained.
void startEqual(const TranslationNetwork &network)
{
    for (const auto &parameter : network.parameters()) {
        if (parameter.router && parameter.name.find(".output.") != std::string::npos)
            parameter.value.zero_();
    }
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

CheckpointState resumedState(const std::filesystem::path &checkpoint)
{
    CheckpointState state = readCheckpointState(checkpoint);
    requireTrainable(state.settings);
    return state;
}

CheckpointState branchedState(const std::filesystem::path &checkpoint, const TrainingSettings &settings)
{
    requireTrainable(settings);
    CheckpointState state = readCheckpointState(checkpoint);
    state.settings = settings;
    return state;
}

} // namespace

struct Trainer::Private
{
    Private(CheckpointState given, const ParallelTokens &tokens, const ParameterCheck &check = {})
        : state(std::move(given))
        , train(tokens)
        , network(networkSettings(state.settings, state.vocabulary), state.seed, check)
        , adam(alternates() ? parametersOf(network, false) : network.parameters(), adamSettings())
    {
        if (state.settings.splitAfter > 0)
            joinParts(network.parameters());
        if (alternates()) {
            startEqual(network);
            routerAdam.emplace(parametersOf(network, true), adamSettings());
        }
        requireVocabulary(train, state.vocabulary);
        if (train.size() == 0)
            throw Error("The training split holds no sentence pairs.", "Prepare the data again.");
        plan = planEpoch(train, state.settings.batchTokens, state.seed, state.epoch);
    }

    /// Weights, optimizer and the place in the data as the checkpoint has them.
    void restore(const std::filesystem::path &checkpoint)
    {
        readWeights(checkpoint, weights());
        readOptimizer(checkpoint, optimizerState());
        setOptimizerSteps(state.step);
        if (state.batch >= static_cast<std::int64_t>(plan.size()))
            throw Error("The data of " + checkpoint.string() + " have changed: its place in them is gone.",
                        "Prepare the data as they were, or start a new run.");
    }

    [[nodiscard]] NamedTensors weights() const
    {
        NamedTensors tensors;
        for (const auto &parameter : network.parameters())
            tensors.emplace_back(parameter.name, parameter.value);
        return tensors;
    }

    [[nodiscard]] NamedTensors optimizerState() const
    {
        NamedTensors tensors = adam.state();
        if (routerAdam)
            std::ranges::move(routerAdam->state(), std::back_inserter(tensors));
        return tensors;
    }

    [[nodiscard]] Adam::Settings adamSettings() const
    {
        const auto &settings = state.settings;
        return {settings.beta1, settings.beta2, settings.epsilon, settings.clipNorm};
    }

    /// Whether the run follows k-shot NAS' schedule, and whether its step `step` trains the router alone.
    [[nodiscard]] bool alternates() const { return state.settings.alternateAfter > 0; }
    [[nodiscard]] bool trainsRouter(std::int64_t step) const
    {
        return alternates() && step > state.settings.alternateAfter && step % 2 == 1;
    }

    /// Takes up the optimizers where they were after `step` steps.
    void setOptimizerSteps(std::int64_t step)
    {
        const std::int64_t after = std::min(step, state.settings.alternateAfter);
        const std::int64_t ofRouter = alternates() ? (step + 1) / 2 - (after + 1) / 2 : 0;
        adam.setSteps(step - ofRouter);
        if (routerAdam)
            routerAdam->setSteps(ofRouter);
    }

    /// Returns the gradient's norm before clipping. What the step does not train stays as it is.
    double optimise(std::int64_t step, double rate)
    {
        if (!routerAdam) {
            const double norm = adam.step(rate);
            if (step == state.settings.splitAfter && std::isfinite(norm))
                splitParts(network.parameters(), adam);
            return norm;
        }
        const double norm = trainsRouter(step) ? routerAdam->step(rate) : adam.step(rate);
        network.zeroGradients();
        return norm;
    }

    [[nodiscard]] PackedBatch nextBatch() const
    {
        return packBatch(train, plan[static_cast<std::size_t>(state.batch)]);
    }

    void advance(const StepReport &taken)
    {
        ++state.step;
        state.tokens += taken.targetTokens;
        state.flops += taken.flops;
        if (++state.batch < static_cast<std::int64_t>(plan.size()))
            return;
        state.batch = 0;
        plan = planEpoch(train, state.settings.batchTokens, state.seed, ++state.epoch);
    }

    [[nodiscard]] TrainingCost spent() const { return {state.step, state.tokens, state.flops, state.trainedSeconds}; }
    [[nodiscard]] double progress() const { return budgetOf(state.settings, spent()).share(); }
    [[nodiscard]] Surgery surgeryNow() const
    {
        return progress() >= state.settings.surgeryFrom ? state.settings.surgery : Surgery::None;
    }

    /// What one step comes to: its loss, and the FLOPs that its passes took.
    struct Accumulated
    {
        double loss = 0;
        double flops = 0;
    };

    /// The step's subnets; the FLOPs of choosing among candidates are added to `flops`.
    [[nodiscard]] std::vector<Architecture> subnetsOf(const PackedBatch &batch, std::int64_t step, double &flops) const
    {
        const double behind = progress();
        auto subnets = architecturesOfStep(state.settings, state.seed, step, behind);
        if (state.settings.attentive == Attentive::None)
            return subnets;
        const SearchSpace open = openSpace(state.settings, behind);
        // Largest and smallest of a sandwich come first.
        for (std::size_t i = state.settings.sampling == Sampling::Sandwich ? 2 : 0; i < subnets.size(); ++i)
            subnets[i] = chosen(batch, open, streamKey(state.seed, "attentive", {static_cast<std::uint64_t>(step), i}),
                                flops);
        return subnets;
    }

    /// The best or the worst on the batch, without dropout, of architectures of about one cost.
    [[nodiscard]] Architecture chosen(const PackedBatch &batch, const SearchSpace &space, std::uint64_t key,
                                      double &flops) const
    {
        const auto candidates = candidatesOfOneCost(space, network.settings().vocabulary,
                                                    state.settings.attentiveCandidates, key);
        std::vector<double> losses;
        for (const Architecture &candidate : candidates) {
            losses.push_back(network.evaluate(batch, candidate).smoothed);
            flops += passFlops(network, batch, candidate) / 3; // forward only
        }
        const auto [best, worst] = std::ranges::minmax_element(losses);
        const auto choice = state.settings.attentive == Attentive::Best ? best : worst;
        return candidates[static_cast<std::size_t>(choice - losses.begin())];
    }

    /// The gradients of the step's subnets, each weighted equally.
    Accumulated accumulate(const PackedBatch &batch, std::int64_t step)
    {
        Accumulated sum;
        const auto subnets = subnetsOf(batch, step, sum.flops);
        const double weight = 1.0 / static_cast<double>(subnets.size());
        const bool operates = surgeryNow() != Surgery::None && subnets.size() > 1;
        const bool eachApart = state.settings.surgery == Surgery::PcGrad;
        PassLoss first; // of the largest, which teaches
        for (std::size_t i = 0; i < subnets.size(); ++i) {
            const auto key = streamKey(state.seed, "dropout", {static_cast<std::uint64_t>(step), i});
            const double taught = i == 0 ? 0 : state.settings.distillation;
            const auto pass = network.accumulateGradients(batch, subnets[i],
                                                          {true, key, weight, first.output, first.part, taught});
            if (i == 0)
                first = pass;
            if (operates && (i == 0 || i + 1 == subnets.size() || eachApart))
                surgery.take();
            sum.loss += weight * pass.smoothed / static_cast<double>(pass.tokens);
            sum.flops += passFlops(network, batch, subnets[i])
                + (taught > 0 ? distillationFlops(network, batch, subnets[0], subnets[i]) : 0);
        }
        if (operates)
            project(step);
        return sum;
    }

    /// The gradient of several architectures, each on its part of the batch, weighted by tokens.
    Accumulated accumulateForRouter(const BatchIndices &batch, std::int64_t tokens, std::int64_t step)
    {
        const std::size_t parts = std::min(RouterArchitectures, batch.size());
        Accumulated sum;
        for (std::size_t i = 0; i < parts; ++i) {
            const auto begin = batch.begin() + static_cast<std::ptrdiff_t>(i * batch.size() / parts);
            const auto end = batch.begin() + static_cast<std::ptrdiff_t>((i + 1) * batch.size() / parts);
            const auto part = packBatch(train, BatchIndices(begin, end));
            Random random(streamKey(state.seed, "router architecture", {static_cast<std::uint64_t>(step), i}));
            const auto key = streamKey(state.seed, "dropout", {static_cast<std::uint64_t>(step), i});
            const double weight = static_cast<double>(part.targetTokens()) / static_cast<double>(tokens);
            const auto subnet = sampleByGene(openSpace(state.settings, progress()), random);
            sum.loss += network.accumulateGradients(part, subnet, {true, key, weight}).smoothed
                / static_cast<double>(tokens);
            sum.flops += passFlops(network, part, subnet);
        }
        return sum;
    }

    void project(std::int64_t step)
    {
        Random random(streamKey(state.seed, "surgery", {static_cast<std::uint64_t>(step)}));
        if (state.settings.surgery == Surgery::PcGrad)
            surgery.projectAsPcGrad(random);
        else
            surgery.projectAsNasVit();
    }

    CheckpointState state;
    const ParallelTokens &train;
    TranslationNetwork network;
    Adam adam; ///< Of all parameters, or of all but the router's where there is a routerAdam.
    std::optional<Adam> routerAdam;
    GradientSurgery surgery{network.parameters()};
    std::vector<BatchIndices> plan;
};

Trainer::Trainer(const TrainingSettings &settings, const ParallelTokens &train, std::int64_t vocabulary,
                 std::uint64_t seed)
    : d(std::make_unique<Private>(freshState(settings, vocabulary, seed), train))
{
}

Trainer::Trainer(const std::filesystem::path &checkpoint, const ParallelTokens &train)
    : d(std::make_unique<Private>(resumedState(checkpoint), train, storedParameters(checkpoint)))
{
    d->restore(checkpoint);
}

Trainer::Trainer(const std::filesystem::path &checkpoint, const ParallelTokens &train, const TrainingSettings &settings)
    : d(std::make_unique<Private>(branchedState(checkpoint, settings), train, storedParameters(checkpoint)))
{
    d->restore(checkpoint);
}

Trainer::~Trainer() = default;
Trainer::Trainer(Trainer &&) noexcept = default;

void Trainer::inherit(const DenseTransformer &model)
{
    if (d->state.step != 0)
        throw Error("Weights are inherited before the first step, not after step " + std::to_string(d->state.step)
                    + '.');
    d->network.inherit(model);
}

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

TrainingCost Trainer::spent() const
{
    return d->spent();
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
    const auto sum = d->trainsRouter(step)
        ? d->accumulateForRouter(d->plan[static_cast<std::size_t>(d->state.batch)], report.targetTokens, step)
        : d->accumulate(batch, step);
    report.loss = sum.loss;
    report.flops = sum.flops;
    report.learningRate = learningRate(d->state.settings, step, d->progress());
    report.gradientNorm = std::isfinite(report.loss) ? d->optimise(step, report.learningRate) : std::nan("");
    report.finite = std::isfinite(report.gradientNorm);
    if (report.finite)
        d->advance(report);
    else
        d->network.zeroGradients();
    return report;
}

double Trainer::loss(const ParallelTokens &tokens, const Architecture &architecture,
                     const std::function<void()> &between) const
{
    return meanLoss(d->network, tokens, architecture, between);
}

bool Trainer::hasDenseForm() const
{
    return d->network.hasDenseForm();
}

std::vector<Hypothesis> Trainer::translate(const Architecture &architecture,
                                           std::span<const std::vector<int>> sources) const
{
    return decodeLive(d->network, architecture, sources, {});
}

DenseTransformer Trainer::collapse(const Architecture &architecture) const
{
    return d->network.collapse(architecture);
}

ConflictReport Trainer::probeConflict()
{
    const auto subnets = probedArchitectures(d->state.settings.space, d->state.seed, d->state.step);
    const auto key = streamKey(d->state.seed, "conflict surgery", {static_cast<std::uint64_t>(d->state.step)});
    auto report = supernet::probeConflict(d->network, d->nextBatch(), subnets, d->surgeryNow(), key);
    for (auto *samples : {&report.samples, &report.projected})
        for (auto &sample : *samples)
            sample.step = d->state.step;
    return report;
}

void Trainer::save(const std::filesystem::path &checkpoints, std::optional<double> validationLoss) const
{
    auto state = d->state;
    state.validationLoss = validationLoss;
    writeCheckpoint(checkpointFolder(checkpoints, state.step), state, d->weights(), d->optimizerState());
}

} // namespace supernet
