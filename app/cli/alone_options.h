// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "engine/jobs/retrain_job.h"

namespace supernet::cli {

/// How an architecture is trained alone and scored, where it is not to be as its supernet was.
struct AloneOptions
{
    std::optional<std::int64_t> steps;
    std::optional<double> minutes;
    std::optional<std::int64_t> tokens;
    std::optional<double> flops;
    std::optional<double> learningRate;
    std::optional<std::int64_t> warmup;
    std::optional<double> dropout;
    std::optional<int> batchTokens;
    std::optional<std::int64_t> validateEvery;
    std::optional<std::int64_t> checkpointEvery;
    std::optional<int> bleuSentences;
    ScoringProtocol scoring;

    [[nodiscard]] TrainingSettings applied(TrainingSettings settings) const;
};

/// `--steps --minutes --tokens --flops --learning-rate --warmup ...` and `--split --beam --sentences`.
void addAloneOptions(CLI::App &command, AloneOptions &options);

} // namespace supernet::cli
