// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/conflict/conflict_probe.h"
#include "engine/dense/decoder.h"
#include "engine/text/dataset.h"
#include "engine/training/training_budget.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>

namespace supernet {

/// What one optimizer step came to.
struct StepReport
{
    std::int64_t step = 0;
    double loss = 0; ///< Label-smoothed, nats a target token, mean over the step's subnets.
    double gradientNorm = 0; ///< Before clipping.
    double learningRate = 0;
    std::int64_t targetTokens = 0;
    double flops = 0;
    bool finite = true; ///< False: the loss or the gradient is not a number, and nothing was changed.
};

/// A supernet being trained: network, optimizer and place in the data. A function of (data, settings, seed): every
/// step draws from streams keyed by its number, so a resumed trainer takes the very steps that an uninterrupted one
/// takes. Free of LibTorch.
class Trainer
{
public:
    /// `train` must outlive the trainer. Throws Error for settings that cannot be trained.
    Trainer(const TrainingSettings &settings, const ParallelTokens &train, std::int64_t vocabulary, std::uint64_t seed);
    /// Goes on from a checkpoint. Throws Error naming what is wrong with it.
    Trainer(const std::filesystem::path &checkpoint, const ParallelTokens &train);
    /// Goes on from a checkpoint with other settings; space, sharing and batches must be those that it was trained with.
    /// Throws Error for settings that cannot be trained.
    Trainer(const std::filesystem::path &checkpoint, const ParallelTokens &train, const TrainingSettings &settings);
    ~Trainer();
    Trainer(Trainer &&) noexcept;

    /// Starts from a collapsed subnet instead of drawn weights. Throws Error when its sizes are not those of the settings'
    /// space (see singleArchitectureSpace), or after the first step.
    void inherit(const DenseTransformer &model);

    [[nodiscard]] const TrainingSettings &settings() const;
    [[nodiscard]] std::uint64_t seed() const;
    [[nodiscard]] std::int64_t step() const; ///< Steps taken.
    [[nodiscard]] double epochs() const; ///< Passes over the data, with the part of the present one.
    [[nodiscard]] TrainingCost spent() const;
    [[nodiscard]] double progress() const; ///< Share of the budget that is spent, 0 to 1.
    [[nodiscard]] double trainedSeconds() const;
    void addTrainedSeconds(double seconds);

    StepReport trainStep();

    /// Mean negative log-likelihood with inherited weights, nats a target token. `between` is called between
    /// batches and may throw to end it.
    [[nodiscard]] double loss(const ParallelTokens &tokens, const Architecture &architecture,
                              const std::function<void()> &between = {}) const;
    /// Whether subnets have a dense form; collapse() throws Error for one that has none, see translate().
    [[nodiscard]] bool hasDenseForm() const;
    [[nodiscard]] DenseTransformer collapse(const Architecture &architecture) const;
    /// Greedily, by the live net.
    [[nodiscard]] std::vector<Hypothesis> translate(const Architecture &architecture,
                                                    std::span<const std::vector<int>> sources) const;

    /// Gradient conflict on the batch that the next step will train (METHOD 5); changes nothing.
    [[nodiscard]] ConflictReport probeConflict();

    /// Writes `checkpoints/step-N`. Throws Error; what was written before stays.
    void save(const std::filesystem::path &checkpoints, std::optional<double> validationLoss = {}) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
