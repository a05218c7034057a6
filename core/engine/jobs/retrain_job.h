// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/retraining.h"
#include "engine/jobs/subnet_scoring.h"
#include "engine/jobs/supernet_choice.h"
#include "engine/training/training_settings.h"

namespace supernet {

/// One subnet trained alone: what and how.
struct Retraining
{
    ChosenSupernet supernet; ///< Whose space it belongs to and, for Start::Inherited, whose weights it begins with.
    Architecture architecture;
    Start start = Start::Inherited;
    TrainingSettings training; ///< See aloneSettings().
    ScoringProtocol scoring; ///< Of the trained net.
};

/// The settings of a supernet's training for one architecture of its space alone: a dense net, one architecture a step, no
/// conflict probes; the rest as they are.
[[nodiscard]] TrainingSettings aloneSettings(TrainingSettings supernet, const Architecture &architecture);

struct RetrainResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::string run; ///< Its name.
    std::optional<Evaluation> score; ///< Of the trained net; nothing when it was stopped before.
};

/// Trains an architecture alone as a new run: the curves begin before the first step, checkpoints are those of a training
/// run, and the BLEU of what came out is appended as an evaluation of this run's weights (state `retrained` or `scratch`).
/// With `stopAt` above 0 it stops and saves after that step, to be resumed. Throws UsageError for settings that cannot be
/// trained, Error as trainSupernet().
[[nodiscard]] RetrainResult retrainSubnet(Project &project, const Retraining &retraining, const JobOptions &options,
                                          std::stop_token stop, EventSink &sink, std::int64_t stopAt = 0);

/// Takes up such a run at its newest checkpoint, with its own settings, seed and threads, bit for bit.
[[nodiscard]] RetrainResult resumeRetraining(Project &project, const std::string &runName, std::stop_token stop,
                                             EventSink &sink, std::int64_t stopAt = 0);

/// What such a run is recorded with.
[[nodiscard]] nlohmann::json recordOf(const Project &project, const Retraining &retraining);

/// The run that trains the same on the same data with the same seed, whatever supernet and score it was made for (see
/// sameTraining()): standalone training need not be done twice.
[[nodiscard]] std::optional<RunRecord> sameStandalone(const Project &project, const Store &store,
                                                      const Retraining &retraining, std::uint64_t seed);

} // namespace supernet
