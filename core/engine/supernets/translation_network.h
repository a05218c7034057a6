// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dense/dense_model.h"
#include "engine/sharing/parameter.h"
#include "engine/sharing/policy_settings.h"
#include "engine/supernets/packed_batch.h"

#include <torch/types.h>

#include <memory>

namespace supernet {

struct NetworkSettings
{
    SearchSpace space;
    PolicySettings policy;
    std::int64_t vocabulary = 0;
    double dropout = 0.1; ///< Of the largest width; a subnet's is scaled by its width over the largest.
    double attentionDropout = 0.0;
    double labelSmoothing = 0.1;
    std::string device = "cpu";
    /// `float32`; `bfloat16` for the matrix products alone, with all weights kept in single precision; or `float64`
    /// throughout, for checks.
    std::string precision = "float32";

    /// What keeps these settings from being built here; empty when they can be.
    [[nodiscard]] std::vector<Issue> validate() const;
};

struct PassOptions
{
    bool dropout = true;
    std::uint64_t randomKey = 0; ///< streamKey(seed, "dropout", {step, subnet}); unused without dropout.
    double weight = 1.0; ///< Scales the gradient that is added, for example 1 / subnets of a sandwich.
    /// In-place distillation: the decoder output [target tokens, width] of another subnet on the same batch, whose output
    /// distribution is learnt from with the given share of the loss (PassLoss::smoothed is then the mixed loss).
    torch::Tensor teacher = {};
    std::size_t teacherPart = 0; ///< PassLoss::part of that pass.
    double distillation = 0;
};

struct PassLoss
{
    double smoothed = 0; ///< Label-smoothed loss, summed over tokens, nats.
    double negativeLogLikelihood = 0; ///< Summed over tokens, nats.
    std::int64_t tokens = 0; ///< Target tokens, end tokens counted.
    torch::Tensor output = {}; ///< Of accumulateGradients(): the decoder's output, to teach other subnets with.
    std::size_t part = 0; ///< Of a partition: whose embedding projects it.
};

/// The encoder-decoder supernet: banks, routers, packed forward and backward. LibTorch's side; the rest of the
/// program sees TranslationSupernet.
class TranslationNetwork
{
public:
    /// Initial weights depend on (settings, seed) only. Throws Error for settings that validate() finds fault with, and what
    /// `check` throws of a parameter.
    TranslationNetwork(const NetworkSettings &settings, std::uint64_t seed, const ParameterCheck &check = {});
    ~TranslationNetwork();
    TranslationNetwork(TranslationNetwork &&) noexcept;

    [[nodiscard]] const NetworkSettings &settings() const;
    [[nodiscard]] std::vector<Parameter> &parameters();
    [[nodiscard]] const std::vector<Parameter> &parameters() const;
    void zeroGradients();

    /// Adds the gradient of weight * (smoothed loss / tokens) of one subnet to the gradient buffers.
    PassLoss accumulateGradients(const PackedBatch &batch, const Architecture &architecture,
                                 const PassOptions &options);
    /// Without dropout and without gradients.
    [[nodiscard]] PassLoss evaluate(const PackedBatch &batch, const Architecture &architecture) const;
    /// The live forward's logits [target tokens, vocabulary], for checking collapsed models against it.
    [[nodiscard]] torch::Tensor logits(const PackedBatch &batch, const Architecture &architecture) const;

    /// Whether subnets can be collapsed: not where tokens choose their experts.
    [[nodiscard]] bool hasDenseForm() const;
    /// Throws Error for a net that has no dense form.
    [[nodiscard]] DenseTransformer collapse(const Architecture &architecture) const;
    /// Takes over the weights of a collapsed subnet: the net is then that subnet (see singleArchitectureSpace). Throws Error
    /// when this net mixes experts or has other sizes.
    void inherit(const DenseTransformer &model);

    /// Which part of a stored parameter a subnet uses: sizes of the leading block, a dimension each (a bank's first
    /// dimension counts experts); empty when the subnet does not use it. For conflict probes.
    [[nodiscard]] std::vector<std::int64_t> usedBlock(const Parameter &parameter,
                                                      const Architecture &architecture) const;

    /// Expert weights that are mixed into a subnet's matrices: over its mixed matrices, experts * rows * columns.
    [[nodiscard]] std::int64_t mixedWeights(const Architecture &architecture) const;

    /// Multiply-adds by which the tokens of a batch choose their experts.
    [[nodiscard]] double gateMacs(const PackedBatch &batch, const Architecture &architecture) const;

    /// Mixing coefficients by bank name: [m] (network, layer; of a partition 1 for the part whose weights are taken) or
    /// [m, rows] (neuron); empty without routers, and of a hypernetwork, whose coefficients are no shares.
    [[nodiscard]] std::map<std::string, HostTensor> coefficients(const Architecture &architecture) const;
    /// How alike the experts of each bank that has several are, or a partition's parts: the cosine of their weights, [m, m] by
    /// bank name.
    [[nodiscard]] std::map<std::string, HostTensor> expertSimilarity() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
