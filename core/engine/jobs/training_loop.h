// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/job.h"
#include "engine/jobs/split_translation.h"
#include "engine/training/trainer.h"

#include <chrono>
#include <set>

namespace supernet {

/// Training with all that surrounds it: commands, metrics, validation, conflict samples, checkpoints.
class TrainingLoop
{
public:
    TrainingLoop(JobContext &context, Trainer &trainer);

    /// To the end of the run, or to the step `stopAt` (0: none), or until it is asked to stop; saves in all cases. Throws Error
    /// when the loss is no longer a number.
    JobOutcome run(std::int64_t stopAt = 0);
    /// Scores the net as it stands before the first step, for curves that begin there. A run that has steps is left alone.
    void validateStart();

private:
    using Clock = std::chrono::steady_clock;

    void readCheckpoints();
    /// What an attempt that was killed told of this step after its checkpoint is not told again.
    void readFacts();
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] bool isDue(std::int64_t every) const;
    /// Says so where the store does not have what the steps so far wrote.
    void tellMissingFacts();
    JobOutcome stopAndSave();
    void trainStep();
    void probeConflict();
    /// Leaves m_validatedStep behind, and nothing in the store, when it is told to stop on the way.
    void validate();
    /// Greedy, of the sentences that validation translates; nothing when the run is to stop meanwhile.
    [[nodiscard]] std::optional<std::vector<std::string>> translation(const Architecture &architecture);
    /// The four costs of a run so far, and its peak memory, once a step.
    void writeCosts();
    [[nodiscard]] Metric figure(const char *name, const std::string &subnet, double value); ///< Of the present step.
    /// All or, when the process is killed meanwhile, none: so that a resumed run knows what it still owes.
    void writeAtOnce(const std::vector<Metric> &figures);
    /// Between portions of validation: false when the run is to stop. Time spent paused is taken off the run's clock.
    [[nodiscard]] bool goesOn();
    void checkpoint();
    [[nodiscard]] std::set<std::int64_t> keptSteps()
        const; ///< The best, those of keepEvery, those that others stand on.
    void showProgress(const StepReport &report);
    /// Runs `work` on the run's clock.
    void timed(const std::function<void()> &work);
    [[nodiscard]] double trainedSeconds() const; ///< With those of the work that timed() measures now.
    [[noreturn]] void notANumber(const StepReport &report) const;
    [[nodiscard]] std::filesystem::path checkpoints() const { return m_context.folder() / "checkpoints"; }

    JobContext &m_context;
    Trainer &m_trainer;
    ParallelTokens m_validation;
    std::optional<SplitTranslation> m_translation;
    std::vector<std::pair<std::string, Architecture>> m_watched;
    std::optional<double> m_validationLoss; ///< Measured at the present step.
    std::optional<double> m_bestLoss;
    std::int64_t m_bestStep = 0;
    bool m_isResumed = false; ///< From a checkpoint of its own.
    std::int64_t m_savedStep = -1;
    std::int64_t m_validatedStep = -1;
    std::int64_t m_costedStep = -1;
    std::optional<Clock::time_point> m_begun; ///< When the work that timed() measures began.
    double m_waited = 0; ///< Seconds within the work that timed() measures.
    // Since the last speed that was written:
    std::int64_t m_tokens = 0;
    double m_seconds = 0;
    double m_speed = 0; ///< Target tokens a second.
};

} // namespace supernet
