// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/tournament.h"

#include "domain/project/checkpoint_folder.h"
#include "domain/project/data_folder.h"
#include "domain/project/run_state.h"
#include "engine/jobs/same_training.h"
#include "engine/jobs/space_wait.h"
#include "engine/supernets/translation_supernet.h"

#include <algorithm>
#include <utility>

namespace supernet {

namespace {

/// The validation loss of a run at a step; nothing when it has not come so far.
std::optional<double> lossAt(const Store &store, const RunRecord &run, std::int64_t step)
{
    for (const CurvePoint &point : validationCurve(store, run)) {
        if (point.step == step)
            return point.loss;
    }
    return {};
}

class Tournament
{
public:
    Tournament(Project &project, const TournamentSettings &settings, const JobOptions &options, std::stop_token stop,
               EventSink &sink)
        : m_project(project)
        , m_settings(settings)
        , m_options(options)
        , m_stop(std::move(stop))
        , m_sink(sink)
        , m_rounds(halvingRounds(2 * settings.picks.size(), settings.budget))
    {
        for (const Architecture &pick : settings.picks) {
            for (const Start start : {Start::Inherited, Start::Scratch})
                m_contestants.push_back({pick, start, {}, 0, 0, 0, {}});
        }
    }

    TournamentResult run()
    {
        TournamentResult result;
        result.rounds = m_rounds;
        const bool ended = scoreInherited(result.inherited) && fight() == JobOutcome::Done && scoreLosers();
        result.outcome = ended ? JobOutcome::Done : JobOutcome::Stopped;
        result.contestants = m_contestants;
        return result;
    }

private:
    [[nodiscard]] Retraining retrainingOf(const Contestant &contestant) const
    {
        TrainingSettings training = aloneSettings(m_settings.training, contestant.architecture);
        training.minutes = training.flops = 0;
        training.tokens = 0;
        training.steps = m_rounds.back().until;
        training.validateEvery = training.checkpointEvery = m_rounds.front().until;
        return {m_settings.supernet, contestant.architecture, contestant.start, training, m_settings.scoring};
    }

    [[nodiscard]] std::optional<RunRecord> known(const Store &store, const Contestant &contestant) const
    {
        return sameTraining(m_project, store, JobKind::Retrain, recordOf(m_project, retrainingOf(contestant)),
                            m_options.seed);
    }

    /// A net to be scored: what is known of the fact, and the subnet of which checkpoint it is.
    struct Wanted
    {
        Evaluation fact;
        Architecture architecture;
        std::filesystem::path checkpoint;
    };

    [[nodiscard]] Wanted wanted(const Architecture &architecture, RunId run, std::int64_t step,
                                const std::filesystem::path &checkpoint) const
    {
        Evaluation fact;
        fact.supernetRun = run;
        fact.supernetStep = step;
        fact.architectureId = architecture.id();
        fact.architecture = toJson(architecture, m_settings.training.space);
        return {fact, architecture, checkpoint};
    }

    bool scoreInherited(std::vector<Evaluation> &scores)
    {
        const ChosenSupernet &supernet = m_settings.supernet;
        std::vector<Wanted> nets;
        for (const Architecture &pick : m_settings.picks)
            nets.push_back(wanted(pick, supernet.run.id, supernet.step, supernet.checkpoint));
        return scoreAll(nets, scores);
    }

    /// Those that were out, as they were then.
    bool scoreLosers()
    {
        std::vector<Wanted> nets;
        const Store store = m_project.openStore(Store::Mode::ReadOnly);
        for (const Contestant &contestant : m_contestants) {
            if (contestant.outAfter == 0)
                continue;
            const auto checkpoints = m_project.runFolder(contestant.run) / "checkpoints";
            nets.push_back(wanted(contestant.architecture, store.run(contestant.run).value().id, contestant.steps,
                                  checkpointFolder(checkpoints, contestant.steps)));
            nets.back().fact.state = evaluationState(contestant.start);
        }
        std::vector<Evaluation> scores;
        if (!scoreAll(nets, scores))
            return false;
        auto score = scores.begin();
        for (Contestant &contestant : m_contestants) {
            if (contestant.outAfter > 0)
                contestant.score = *score++;
        }
        return true;
    }

    /// In one run of its own; what the store holds is taken from there. False when the tournament is to stop.
    bool scoreAll(const std::vector<Wanted> &nets, std::vector<Evaluation> &scores)
    {
        const SubnetScoring scoring(m_project.dataFolder(), m_settings.scoring);
        for (const Wanted &net : nets) {
            if (const auto score = scoring.known(m_project.openStore(Store::Mode::ReadOnly), net.fact))
                scores.push_back(*score);
        }
        if (scores.size() == nets.size())
            return true;
        scores.clear();
        const nlohmann::json recorded = {{"tournament", true}, {"scoring", toJson(m_settings.scoring)}};
        auto context = JobContext::begin(m_project, JobKind::Evaluate, recorded, m_options, m_stop, m_sink,
                                         m_settings.supernet.run.id, m_settings.supernet.step);
        return runJob(context, [&] { return scoreInside(context, scoring, nets, scores); }) == JobOutcome::Done;
    }

    JobOutcome scoreInside(JobContext &context, const SubnetScoring &scoring, const std::vector<Wanted> &nets,
                           std::vector<Evaluation> &scores) const
    {
        setComputeThreads(context.run().threads);
        std::filesystem::path opened;
        std::optional<TranslationSupernet> supernet;
        for (const Wanted &net : nets) {
            if (std::exchange(opened, net.checkpoint) != net.checkpoint)
                supernet.emplace(TranslationSupernet::load(net.checkpoint));
            const auto score = scoring.addBleu(context, supernet->collapse(net.architecture), net.fact);
            if (!score)
                return JobOutcome::Stopped;
            scores.push_back(*score);
        }
        return JobOutcome::Done;
    }

    /// Round after round; leaves the contestants with the best first.
    JobOutcome fight()
    {
        for (std::size_t round = 0; round < m_rounds.size(); ++round) {
            const std::size_t fighting = m_rounds[round].contestants;
            std::vector<double> losses;
            for (std::size_t i = 0; i < fighting; ++i) {
                if (!train(m_contestants[i], round))
                    return JobOutcome::Stopped;
                losses.push_back(m_contestants[i].loss);
            }
            rank(losses, fighting);
            const std::size_t next = round + 1 < m_rounds.size() ? m_rounds[round + 1].contestants : 1;
            for (std::size_t i = next; i < fighting; ++i)
                m_contestants[i].outAfter = static_cast<int>(round) + 1;
        }
        return JobOutcome::Done;
    }

    void rank(const std::vector<double> &losses, std::size_t fighting)
    {
        std::vector<Contestant> ranked;
        for (const std::size_t i : survivorsOf(losses, fighting))
            ranked.push_back(m_contestants[i]);
        std::ranges::move(ranked, m_contestants.begin());
    }

    /// To the end of the round, unless it has been there. False when the tournament is to stop.
    bool train(Contestant &contestant, std::size_t round)
    {
        const std::int64_t until = m_rounds[round].until;
        const bool last = round + 1 == m_rounds.size();
        auto held = known(m_project.openStore(Store::Mode::ReadOnly), contestant);
        if (!held || !isThrough(*held, until, last)) {
            const std::int64_t stopAt = last ? 0 : until;
            m_sink.message("Round " + std::to_string(round + 1) + ", to step " + std::to_string(until) + ": "
                           + contestant.architecture.id() + ", " + name(contestant.start) + '.');
            const RetrainResult trained = held
                ? resumeRetraining(m_project, held->name, m_stop, m_sink, stopAt)
                : retrainSubnet(m_project, retrainingOf(contestant), m_options, m_stop, m_sink, stopAt);
            held = m_project.openStore(Store::Mode::ReadOnly).run(trained.run);
        }
        if (m_stop.stop_requested() || !isThrough(*held, until, last))
            return false;
        const Store store = m_project.openStore(Store::Mode::ReadOnly);
        contestant.run = held->name;
        contestant.steps = until;
        contestant.loss = *lossAt(store, *held, until);
        if (last)
            contestant.score = scoreOf(store, *held);
        return true;
    }

    [[nodiscard]] bool isThrough(const RunRecord &run, std::int64_t until, bool last) const
    {
        const Store store = m_project.openStore(Store::Mode::ReadOnly);
        const std::string state = runState(m_project, store, run);
        if (last)
            return state == "done";
        // Figures are written before the checkpoint that they belong to, so a killed attempt may have left them alone.
        return (state == "stopped" || state == "done") && hasCheckpointFrom(run, until)
            && lossAt(store, run, until).has_value();
    }

    [[nodiscard]] bool hasCheckpointFrom(const RunRecord &run, std::int64_t step) const
    {
        const auto steps = checkpointSteps(m_project.runFolder(run.name) / "checkpoints");
        return !steps.empty() && steps.back() >= step;
    }

    static std::optional<Evaluation> scoreOf(const Store &store, const RunRecord &run)
    {
        std::optional<Evaluation> score;
        for (const Evaluation &evaluation : store.evaluations()) {
            if (evaluation.run == run.id && evaluation.metric == "bleu")
                score = evaluation;
        }
        return score;
    }

    Project &m_project;
    const TournamentSettings &m_settings;
    JobOptions m_options;
    std::stop_token m_stop;
    EventSink &m_sink;
    std::vector<HalvingRound> m_rounds;
    std::vector<Contestant> m_contestants; ///< Those that fight on first.
};

} // namespace

TournamentResult runTournament(Project &project, const TournamentSettings &settings, const JobOptions &options,
                               std::stop_token stop, EventSink &sink)
{
    if (settings.picks.empty())
        throw UsageError("A tournament needs at least one pick.");
    requireSense(settings.scoring);
    requireDataOf(project, project.openStore(Store::Mode::ReadOnly), settings.supernet.run);
    TournamentResult result;
    const bool ended = untilThereIsSpace(stop, sink,
                                         [&] { result = Tournament(project, settings, options, stop, sink).run(); });
    if (!ended)
        result.outcome = JobOutcome::Stopped;
    return result;
}

} // namespace supernet
