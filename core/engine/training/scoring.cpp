// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/scoring.h"

namespace supernet {

namespace {

/// Large enough for full speed, small enough for a desktop's memory.
constexpr int ScoringTokens = 4096;

} // namespace

double meanLoss(const TranslationNetwork &network, const ParallelTokens &tokens, const Architecture &architecture,
                const std::function<void()> &between)
{
    requireVocabulary(tokens, network.settings().vocabulary);
    double sum = 0;
    std::int64_t count = 0;
    for (const auto &indices : planScoring(tokens, ScoringTokens)) {
        if (between)
            between();
        const auto loss = network.evaluate(packBatch(tokens, indices), architecture);
        sum += loss.negativeLogLikelihood;
        count += loss.tokens;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

NetworkSettings networkSettings(const TrainingSettings &settings, std::int64_t vocabulary)
{
    return {settings.space,          settings.policy, vocabulary,        settings.dropout, settings.attentionDropout,
            settings.labelSmoothing, "cpu",           settings.precision};
}

} // namespace supernet
