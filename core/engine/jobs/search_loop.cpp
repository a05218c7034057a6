// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/search_loop.h"

#include "domain/search/front_view.h"
#include "engine/jobs/project_facts.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>

namespace supernet {

namespace {

constexpr auto syncInterval = std::chrono::milliseconds(500);
constexpr auto HypervolumeMetric = "search/hypervolume";
constexpr auto SteeringMetric = "search/steering";

constexpr std::array steeringVerbs = {"limit-latency", "pin-gene", "forbid-choice", "search-here"};

class SearchLoop
{
public:
    SearchLoop(JobContext &context, const SearchSettings &settings, const SearchLimits &limits, SearchFitness fitness,
               const SearchScorer &scorer)
        : m_context(context)
        , m_settings(settings)
        , m_fitness(fitness)
        , m_scorer(scorer)
        , m_strategy(SearchStrategy::make(settings, limits, scorer.latency))
    {
        readFacts();
    }

    JobOutcome run()
    {
        for (;;) {
            if (steer())
                return JobOutcome::Stopped;
            m_proposals = m_strategy->ask();
            if (m_proposals.empty())
                return JobOutcome::Done;
            std::vector<ScoredArchitecture> scores;
            for (const Proposal &proposal : m_proposals) {
                if (!scoreOne(proposal, scores))
                    return JobOutcome::Stopped;
            }
            m_scored.insert(m_scored.end(), scores.begin(), scores.end());
            if (m_strategy->generation() == 0)
                setReference(scores);
            m_strategy->tell(std::move(scores));
            if (!scoreFront())
                return JobOutcome::Stopped;
            recordGeneration();
        }
    }

private:
    void readFacts();
    void readEarlierScores();
    void setReference(const std::vector<ScoredArchitecture> &scores);
    [[nodiscard]] bool steer();
    void obey(const Command &command);
    [[nodiscard]] bool scoreOne(const Proposal &proposal, std::vector<ScoredArchitecture> &scores);
    [[nodiscard]] double lossOf(const Architecture &architecture) const;
    void appendCandidate(const Proposal &proposal, const std::string &id, double loss);
    [[nodiscard]] bool scoreFront();
    [[nodiscard]] bool scoreBleu(const Architecture &architecture, const std::string &id);
    void recordGeneration();
    void showProgress(const std::string &phase);
    [[nodiscard]] std::vector<Objectives> points() const;

    JobContext &m_context;
    const SearchSettings &m_settings;
    SearchFitness m_fitness;
    const SearchScorer &m_scorer;
    std::unique_ptr<SearchStrategy> m_strategy;

    std::vector<Proposal> m_proposals;
    std::vector<ScoredArchitecture> m_scored;
    Objectives m_reference;
    std::map<std::string, double> m_losses; ///< By architecture, this run's and those of earlier searches.
    std::map<std::string, double> m_bleus;
    std::set<std::string> m_recorded; ///< Architectures that are candidates of this run.
    std::set<std::string> m_intervals; ///< Architectures whose BLEU has its interval on record.
    std::set<std::int64_t> m_finished; ///< Generations whose hypervolume is on record.
    std::map<std::int64_t, std::vector<RowId>> m_steering; ///< Commands by the generation that they changed.
    RowId m_lastCommand = 0;
    std::int64_t m_replayed = -1; ///< The last generation of earlier attempts.
    std::size_t m_fresh = 0; ///< Candidates scored by this attempt.
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_synced;
};

void SearchLoop::readFacts()
{
    Store &store = m_context.store();
    const RunId run = m_context.run().id;
    readEarlierScores();
    for (const Candidate &candidate : store.candidates(run)) {
        m_recorded.insert(candidate.architectureId);
        m_replayed = std::max(m_replayed, candidate.generation);
    }
    for (const Metric &metric : store.metrics(run)) {
        if (metric.name == HypervolumeMetric)
            m_finished.insert(metric.step);
        if (metric.name == bleuIntervalMetric)
            m_intervals.insert(metric.subnet);
        if (metric.name == SteeringMetric) {
            m_steering[metric.step].push_back(static_cast<RowId>(metric.value));
            m_lastCommand = std::max(m_lastCommand, static_cast<RowId>(metric.value));
        }
    }
}

/// Scores of this run and of other searches of the same checkpoint. Other jobs score by other settings.
void SearchLoop::readEarlierScores()
{
    Store &store = m_context.store();
    const RunRecord &own = m_context.run();
    std::set<RunId> searches;
    for (const RunRecord &run : store.runs()) {
        if (run.kind != JobKind::Search || run.parentRun != own.parentRun || run.parentStep != own.parentStep)
            continue;
        if (scoreAlike(run, own))
            searches.insert(run.id);
        for (const Candidate &candidate : store.candidates(run.id))
            m_losses[candidate.architectureId] = candidate.loss;
    }
    for (const Evaluation &evaluation : store.evaluations()) {
        if (searches.contains(evaluation.run) && evaluation.metric == "bleu")
            m_bleus[evaluation.architectureId] = evaluation.value;
    }
}

void SearchLoop::setReference(const std::vector<ScoredArchitecture> &scores)
{
    m_reference = {scores.front().latencyMs, scores.front().fitness};
    for (const ScoredArchitecture &scored : scores) {
        m_reference.latency = std::max(m_reference.latency, scored.latencyMs);
        m_reference.loss = std::max(m_reference.loss, scored.fitness);
    }
}

/// Applies the commands due before the next generation; true when the run is to stop instead.
bool SearchLoop::steer()
{
    const std::int64_t next = m_strategy->generation() + 1;
    const std::vector<Command> commands = m_context.store().commands(m_context.run().id);
    for (const RowId id : m_steering[next]) {
        const auto command = std::ranges::find(commands, id, &Command::id);
        if (command != commands.end())
            obey(*command);
    }
    if (next <= m_replayed)
        return false;
    if (m_context.stopRequested())
        return true;
    for (const Command &command : commands) {
        if (command.id <= m_lastCommand || std::ranges::find(steeringVerbs, command.verb) == steeringVerbs.end())
            continue;
        m_lastCommand = command.id;
        m_context.metric(next, SteeringMetric, {}, static_cast<double>(command.id));
        m_context.flush();
        obey(command);
    }
    return false;
}

void SearchLoop::obey(const Command &command)
{
    SearchLimits limits = m_strategy->limits();
    try {
        const std::string done = limits.apply(command.verb, command.argument);
        m_strategy->setLimits(std::move(limits));
        m_context.message("From generation " + std::to_string(m_strategy->generation() + 2) + " on: " + done);
    } catch (const Error &error) {
        m_context.message("The command `" + command.verb + "` was not obeyed. " + error.message());
    }
}

/// False when the run is to stop.
bool SearchLoop::scoreOne(const Proposal &proposal, std::vector<ScoredArchitecture> &scores)
{
    const std::string id = proposal.architecture.id();
    if (!m_recorded.contains(id)) {
        if (m_context.stopRequested())
            return false;
        if (!m_losses.contains(id))
            m_losses[id] = lossOf(proposal.architecture);
        appendCandidate(proposal, id, m_losses[id]);
        ++m_fresh;
    }
    if (m_fitness == SearchFitness::Bleu && !m_bleus.contains(id)) {
        if (!scoreBleu(proposal.architecture, id))
            return false;
    }
    const double fitness = m_fitness == SearchFitness::Loss ? m_losses[id] : -m_bleus[id];
    scores.push_back({proposal.architecture, proposal.latencyMs, fitness});
    showProgress("searching");
    return true;
}

double SearchLoop::lossOf(const Architecture &architecture) const
{
    const double loss = m_scorer.loss(architecture);
    if (!std::isfinite(loss))
        throw Error("The validation loss of the architecture " + architecture.id() + " is not a number.",
                    "The supernet has diverged: search an earlier checkpoint, or train again at a lower rate.");
    return loss;
}

void SearchLoop::appendCandidate(const Proposal &proposal, const std::string &id, double loss)
{
    const Cost cost = m_scorer.cost(proposal.architecture);
    Candidate candidate;
    candidate.run = m_context.run().id;
    candidate.attempt = m_context.attempt();
    candidate.generation = m_strategy->generation();
    candidate.architectureId = id;
    candidate.architecture = toJson(proposal.architecture, m_strategy->limits().whole);
    candidate.origin = proposal.origin;
    candidate.loss = loss;
    candidate.latencyMs = proposal.latencyMs;
    candidate.params = static_cast<double>(cost.parametersWithoutEmbeddings);
    candidate.flops = static_cast<double>(cost.flops);
    candidate.at = nowMilliseconds();
    m_context.writing([&] { m_context.store().append(std::span(&candidate, 1)); });
    m_recorded.insert(id);
    // Not each: where scores come fast, waiting for the disk would take longer than they do.
    if (const auto now = std::chrono::steady_clock::now(); now - m_synced > syncInterval) {
        m_context.sync();
        m_synced = now;
    }
}

std::vector<Objectives> SearchLoop::points() const
{
    std::vector<Objectives> result;
    for (const ScoredArchitecture &scored : m_scored)
        result.push_back({scored.latencyMs, scored.fitness});
    return result;
}

/// BLEU for the front's members that have none; false when the run is to stop.
bool SearchLoop::scoreFront()
{
    for (const std::size_t member : paretoFront(points())) {
        const Architecture &architecture = m_scored[member].architecture;
        const std::string id = architecture.id();
        if (m_bleus.contains(id) || m_strategy->generation() < m_replayed)
            continue;
        showProgress("scoring the front");
        if (!scoreBleu(architecture, id))
            return false;
    }
    return true;
}

/// False when the run is to stop.
bool SearchLoop::scoreBleu(const Architecture &architecture, const std::string &id)
{
    const auto keepGoing = [this] { return !m_context.stopRequested(); };
    const auto score = keepGoing() ? m_scorer.bleu(architecture, keepGoing) : std::nullopt;
    if (!score)
        return false;
    const RunRecord &run = m_context.run();
    Evaluation evaluation;
    evaluation.run = run.id;
    evaluation.attempt = m_context.attempt();
    evaluation.supernetRun = run.parentRun.value_or(0);
    evaluation.supernetStep = run.parentStep.value_or(0);
    evaluation.architectureId = id;
    evaluation.architecture = toJson(architecture, m_strategy->limits().whole);
    evaluation.split = "valid";
    evaluation.metric = "bleu";
    evaluation.value = score->value;
    evaluation.signature = score->signature;
    evaluation.sentences = score->sentences;
    evaluation.at = nowMilliseconds();
    if (score->interval > 0 && m_intervals.insert(id).second) {
        m_context.metric(m_strategy->generation(), bleuIntervalMetric, id, score->interval);
        m_context.flush(); // before the score, which is not taken again
    }
    m_context.writing([&] { m_context.store().append(std::span<const Evaluation>(&evaluation, 1)); });
    m_bleus[id] = score->value;
    return true;
}

void SearchLoop::recordGeneration()
{
    const int generation = m_strategy->generation();
    if (!m_finished.insert(generation).second)
        return;
    const std::vector<Objectives> all = points();
    const double area = hypervolume(all, m_reference);
    m_context.metric(generation, HypervolumeMetric, {}, area);
    m_context.sync(); // What a person is told of stays.
    m_context.message("Generation " + std::to_string(generation + 1) + " of " + std::to_string(m_settings.generations)
                      + ": " + std::to_string(m_scored.size()) + " candidates, "
                      + std::to_string(paretoFront(all).size()) + " on the front");
}

void SearchLoop::showProgress(const std::string &phase)
{
    const int each = m_settings.algorithm == "evolution" ? m_settings.mutations + m_settings.crossovers
                                                         : m_settings.population;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - m_start;
    Progress progress;
    progress.phase = phase;
    progress.done = static_cast<double>(m_recorded.size());
    progress.total = m_settings.population + static_cast<double>(m_settings.generations - 1) * each;
    progress.unit = "candidates";
    progress.rate = static_cast<double>(m_fresh) / std::max(seconds.count(), 1e-9);
    progress.detail = "generation " + std::to_string(m_strategy->generation() + 1);
    m_context.progress(progress);
}

} // namespace

const char *name(SearchFitness fitness)
{
    return fitness == SearchFitness::Loss ? "loss" : "bleu";
}

SearchFitness searchFitnessFromName(const std::string &text)
{
    for (const SearchFitness fitness : {SearchFitness::Loss, SearchFitness::Bleu}) {
        if (text == name(fitness))
            return fitness;
    }
    throw UsageError("There is no fitness `" + text + "`.", "Use `loss` or `bleu`.");
}

JobOutcome runSearch(JobContext &context, const SearchSettings &settings, const SearchLimits &limits,
                     SearchFitness fitness, const SearchScorer &scorer)
{
    context.start(); // Before it looks at what counts of earlier attempts.
    return SearchLoop(context, settings, limits, fitness, scorer).run();
}

std::int64_t lastGeneration(const Store &store, RunId run)
{
    std::int64_t last = 0;
    for (const Candidate &candidate : store.candidates(run))
        last = std::max(last, candidate.generation);
    return last;
}

} // namespace supernet
