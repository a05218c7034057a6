// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/successive_halving.h"
#include "engine/jobs/retrain_job.h"

namespace supernet {

/// Which of some picks to train, and from where, under one budget.
struct TournamentSettings
{
    ChosenSupernet supernet;
    std::vector<Architecture> picks;
    TrainingSettings training; ///< The supernet's, with what is to differ; its budget does not count.
    ScoringProtocol scoring;
    std::int64_t budget = 0; ///< Steps of all trainings together.
};

/// One pick trained from one start; a run of its own.
struct Contestant
{
    Architecture architecture;
    Start start = Start::Inherited;
    std::string run; ///< Its name; empty before it has begun.
    std::int64_t steps = 0; ///< At which it was last compared.
    double loss = 0; ///< Validation loss there, nats a token.
    int outAfter = 0; ///< The round that it lost; 0: it was trained to its end.
    std::optional<Evaluation> score; ///< Of the net where it ended, at `steps`: one that is out keeps what it had.
};

struct TournamentResult
{
    JobOutcome outcome = JobOutcome::Done;
    std::vector<HalvingRound> rounds;
    std::vector<Contestant> contestants; ///< The best first.
    std::vector<Evaluation> inherited; ///< BLEU of the picks as the supernet gives them, in their order.
};

/// Scores each pick with inherited weights, then fine-tunes each and trains each from scratch, all against all, by
/// successive halving on validation loss: after each round the worse half stops for good. Every contestant is a run as
/// retrainSubnet() makes it, planned for the last round's steps; one that is stopped has saved, and can be resumed by hand.
/// All are scored where they ended, the losers as they stopped: evaluations have the states `inherited`, `retrained` and
/// `scratch` of the same architecture. Asked again, a tournament that was stopped goes on.
/// What comes from behind late can lose early: from scratch in most cases, when rounds are short.
/// Throws UsageError for no pick or too small a budget, Error as retrainSubnet().
[[nodiscard]] TournamentResult runTournament(Project &project, const TournamentSettings &settings,
                                             const JobOptions &options, std::stop_token stop, EventSink &sink);

} // namespace supernet
