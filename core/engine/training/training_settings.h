// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/sharing/policy_settings.h"

#include <cstdint>

namespace supernet {

/// Which architectures a step trains (METHOD 4).
enum class Sampling {
    Uniform, ///< One, each gene drawn uniformly (HAT).
    Sandwich, ///< Largest, smallest and some random ones on the same batch, losses averaged.
};
/// What happens to the gradients of a sandwich's subnets before they are added (METHOD 9).
enum class Surgery {
    None,
    NasVit, ///< Tensor by tensor, the largest net's against those of the others.
    PcGrad, ///< Each against each other one.
};
/// Which of several architectures of about one cost is trained (AttentiveNAS): by their losses on the step's batch.
enum class Attentive { None, Best, Worst };
enum class Schedule { Cosine, InverseSquareRoot };

[[nodiscard]] const char *name(Sampling sampling);
[[nodiscard]] const char *name(Surgery surgery);
[[nodiscard]] const char *name(Attentive attentive);
[[nodiscard]] const char *name(Schedule schedule);

/// All that a training run is told; together with the data and the seed it determines the result.
struct TrainingSettings
{
    SearchSpace space;
    PolicySettings policy;

    Sampling sampling = Sampling::Uniform;
    int randomSubnets = 2; ///< Random ones of a sandwich.
    Attentive attentive = Attentive::None; ///< Of the random ones, a sandwich's or the only one.
    int attentiveCandidates = 3; ///< Among how many the choice is.
    /// Of a sandwich: the share of the other subnets' loss that is their divergence from the largest one's output
    /// distribution; 0: none, 1: BigNAS' in-place distillation.
    double distillation = 0;
    Surgery surgery = Surgery::None; ///< Of a sandwich.
    double surgeryFrom = 0.25; ///< Share of the run that lies behind when surgery begins; NASViT's is a quarter.

    /// k-shot NAS' schedule, of network granularity: for so many steps the copies count equally and are trained alone; then
    /// odd steps train the router alone, on several architectures over parts of the batch, and even ones the copies. 0: both
    /// together from the start.
    std::int64_t alternateAfter = 0;
    /// Of a partition: for so many steps all parts share the first one's weights, which each then takes on alone (few-shot
    /// NAS' warm start). 0: apart from the start.
    std::int64_t splitAfter = 0;
    /// Once-for-All's progressive shrinking: the largest net alone is trained first, then the genes of the first stage are
    /// free as well, then those of the second, each for an equal share of the run. `GENE:N` frees the N largest of a gene's
    /// choices alone, until a later stage frees more. Genes that no stage names are free always.
    std::vector<std::vector<std::string>> stages;

    std::int64_t steps = 2000; ///< The budget, unless one of the next three is above 0; see TrainingCost.
    double minutes = 0;
    std::int64_t tokens = 0;
    double flops = 0;
    int batchTokens = 4096; ///< On the longer side of a batch.

    Schedule schedule = Schedule::Cosine;
    std::int64_t warmupSteps = 400;
    double peakLearningRate = 2e-3;
    double beta1 = 0.9;
    double beta2 = 0.98;
    double epsilon = 1e-9;
    double clipNorm = 1.0; ///< Of the whole gradient; 0: none.
    double labelSmoothing = 0.1;
    double dropout = 0.1; ///< At the largest width; scaled with a subnet's.
    double attentionDropout = 0.0;
    std::string precision = "float32";

    std::int64_t validateEvery = 250; ///< Steps; 0: at the end only.
    std::int64_t checkpointEvery = 250;
    std::int64_t keepEvery = 0; ///< Steps between checkpoints that stay, for figures along the run; 0: the newest only.
    std::int64_t conflictEvery = 100; ///< A probe costs about three steps; 0: never.
    int watchedSubnets = 2; ///< Fixed random architectures that every validation scores beside smallest and largest.
    int bleuSentences = 200; ///< Of the validation set, decoded greedily at each validation; 0: no BLEU.

    [[nodiscard]] std::vector<Issue> validate() const;
    /// Whether the number of steps is known before the run.
    [[nodiscard]] bool countsSteps() const { return minutes <= 0 && tokens <= 0 && flops <= 0; }
};

[[nodiscard]] nlohmann::json toJson(const TrainingSettings &settings);
[[nodiscard]] TrainingSettings trainingFromJson(const nlohmann::json &json); ///< Throws Error naming the key.

/// Learning rate of step `step` (from 1) when `progress` (0 to 1) of the run lies behind: linear warm-up, then the
/// schedule.
[[nodiscard]] double learningRate(const TrainingSettings &settings, std::int64_t step, double progress);

/// The part of the space that is trained when `progress` (0 to 1) of the run lies behind; see TrainingSettings::stages.
[[nodiscard]] SearchSpace openSpace(const TrainingSettings &settings, double progress);

/// The architectures of a step, a function of (space, seed, step): of openSpace(), of which the largest alone as long as a
/// stage leaves no other.
[[nodiscard]] std::vector<Architecture> architecturesOfStep(const TrainingSettings &settings, std::uint64_t seed,
                                                            std::int64_t step, double progress = 1);
/// Smallest, largest and the fixed random architectures that validation watches, with their names
/// (`smallest`, `random-1` .., `largest`); of a space with one architecture that one (`alone`).
[[nodiscard]] std::vector<std::pair<std::string, Architecture>> watchedArchitectures(const TrainingSettings &settings,
                                                                                     std::uint64_t seed);

} // namespace supernet
