// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/pass_flops.h"

#include "domain/cost/cost.h"

namespace supernet {

namespace {

constexpr double PerMac = 2;
constexpr double Passes = 3; ///< Forward, and the gradients of inputs and of weights.

} // namespace

double passFlops(const TranslationNetwork &network, const PackedBatch &batch, const Architecture &architecture)
{
    const TranslationShape shape = translationShape(network.settings().space, architecture);
    Workload sentence;
    sentence.vocabulary = network.settings().vocabulary;
    double macs = static_cast<double>(network.mixedWeights(architecture)) + network.gateMacs(batch, architecture);
    for (std::size_t i = 0; i + 1 < batch.sourceOffsets.size(); ++i) {
        sentence.sourceLength = batch.sourceOffsets[i + 1] - batch.sourceOffsets[i];
        sentence.targetLength = batch.targetOffsets[i + 1] - batch.targetOffsets[i];
        macs += static_cast<double>(cost(shape, sentence).macs);
    }
    return Passes * PerMac * macs;
}

double distillationFlops(const TranslationNetwork &network, const PackedBatch &batch, const Architecture &teacher,
                         const Architecture &pupil)
{
    const auto width = [&](const Architecture &architecture) {
        return static_cast<double>(translationShape(network.settings().space, architecture).decoderEmbed);
    };
    const double logits = static_cast<double>(batch.targetTokens())
        * static_cast<double>(network.settings().vocabulary);
    return PerMac * logits * (width(teacher) + Passes * width(pupil));
}

} // namespace supernet
