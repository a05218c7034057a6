// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/front_view.h"

#include "domain/search/pareto.h"
#include "domain/support/error.h"

#include <algorithm>
#include <limits>
#include <map>
#include <ranges>
#include <set>

namespace supernet {

namespace {

/// By architecture.
using Figures = std::map<std::string, double>;

/// Searches that score BLEU as the run does.
std::set<RunId> searchesAlike(const Store &store, const RunRecord &run)
{
    std::set<RunId> searches;
    for (const RunRecord &other : store.runs()) {
        if (scoreAlike(run, other))
            searches.insert(other.id);
    }
    return searches;
}

Figures bleuScores(const Store &store, const std::set<RunId> &searches)
{
    Figures scores;
    for (const Evaluation &evaluation : store.evaluations()) {
        if (evaluation.metric == "bleu" && searches.contains(evaluation.run))
            scores[evaluation.architectureId] = evaluation.value;
    }
    return scores;
}

Figures bleuIntervals(const Store &store, const std::set<RunId> &searches)
{
    Figures intervals;
    for (const RunId search : searches) {
        for (const Metric &metric : store.metrics(search)) {
            if (metric.name == bleuIntervalMetric)
                intervals[metric.subnet] = metric.value;
        }
    }
    return intervals;
}

struct MeasuredLatency
{
    double medianMs = 0;
    std::optional<LatencyRange> range;
};

/// By architecture, of measurements by the protocol that the run's predictor learnt from.
std::map<std::string, MeasuredLatency> measuredLatencies(const Store &store, const RunRecord &run)
{
    std::map<std::string, MeasuredLatency> measured;
    const auto protocol = run.settings.find("latency_protocol");
    if (protocol == run.settings.end())
        return measured;
    std::map<RunId, LatencyRanges> ranges;
    for (const Measurement &measurement : store.measurements()) {
        if (measurement.protocol != *protocol)
            continue;
        if (!ranges.contains(measurement.run))
            ranges[measurement.run] = latencyRanges(store, measurement.run);
        measured[measurement.architectureId] = {measurement.medianMs, rangeOf(measurement, ranges[measurement.run])};
    }
    return measured;
}

std::optional<double> lookUp(const Figures &figures, const std::string &id)
{
    const auto found = figures.find(id);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Objectives> objectivesOf(const std::vector<ScoredCandidate> &candidates, FrontAxis axis)
{
    std::vector<Objectives> points;
    for (const ScoredCandidate &scored : candidates) {
        const double bleu = scored.bleu.value_or(std::numeric_limits<double>::quiet_NaN());
        points.push_back({scored.candidate.latencyMs, axis == FrontAxis::Loss ? scored.candidate.loss : -bleu});
    }
    return points;
}

} // namespace

LatencyRanges latencyRanges(const Store &store, RunId run)
{
    return latencyRanges(store.metrics(run));
}

LatencyRanges latencyRanges(std::span<const Metric> metrics)
{
    LatencyRanges ranges;
    for (const Metric &metric : metrics) {
        if (metric.name == latencyLowMetric)
            ranges[{metric.subnet, metric.step}].low = metric.value;
        else if (metric.name == latencyHighMetric)
            ranges[{metric.subnet, metric.step}].high = metric.value;
    }
    return ranges;
}

std::optional<LatencyRange> rangeOf(const Measurement &measurement, const LatencyRanges &written)
{
    const auto beam = measurement.protocol.value("beam", std::int64_t{0});
    if (const auto found = written.find({measurement.architectureId, beam}); found != written.end())
        return found->second;
    return measurement.p10Ms > 0 ? std::optional(LatencyRange{measurement.p10Ms, measurement.p90Ms}) : std::nullopt;
}

std::optional<LatencyRange> predictedRange(const RunRecord &search, double latencyMs)
{
    const auto interval = search.settings.find("latency_interval");
    if (interval == search.settings.end() || !interval->is_object())
        return {};
    const double radius = interval->at("relative").get<double>();
    return LatencyRange{latencyMs * (1 - radius), latencyMs * (1 + radius)};
}

bool scoreAlike(const RunRecord &first, const RunRecord &second)
{
    const auto sentences = [](const RunRecord &run) { return run.settings.value("bleu_sentences", nlohmann::json()); };
    return first.kind == JobKind::Search && second.kind == JobKind::Search && first.parentRun == second.parentRun
        && first.parentStep == second.parentStep && sentences(first) == sentences(second);
}

std::vector<ScoredCandidate> scoredCandidates(const Store &store, const RunRecord &run)
{
    const std::set<RunId> searches = searchesAlike(store, run);
    const Figures scores = bleuScores(store, searches);
    const Figures intervals = bleuIntervals(store, searches);
    const auto measured = measuredLatencies(store, run);
    std::vector<ScoredCandidate> result;
    for (Candidate &candidate : store.candidates(run.id)) {
        const auto bleu = lookUp(scores, candidate.architectureId);
        ScoredCandidate scored{std::move(candidate), bleu, {}};
        scored.bleuInterval = lookUp(intervals, scored.candidate.architectureId);
        scored.range = predictedRange(run, scored.candidate.latencyMs);
        if (const auto found = measured.find(scored.candidate.architectureId); found != measured.end()) {
            scored.measuredMs = found->second.medianMs;
            scored.range = found->second.range;
        }
        result.push_back(std::move(scored));
    }
    return result;
}

std::vector<ScoredCandidate> frontOf(const std::vector<ScoredCandidate> &candidates, FrontAxis axis)
{
    const std::vector<Objectives> points = objectivesOf(candidates, axis);
    std::vector<ScoredCandidate> front;
    for (const std::size_t member : paretoFront(points))
        front.push_back(candidates[member]);
    return front;
}

std::optional<ScoredCandidate> bestUnder(const std::vector<ScoredCandidate> &front, double mostMs)
{
    // Along a front the slower is the better.
    std::optional<ScoredCandidate> best;
    for (const ScoredCandidate &member : front) {
        if (member.candidate.latencyMs <= mostMs)
            best = member;
    }
    return best;
}

std::optional<ScoredCandidate> kneeOf(const std::vector<ScoredCandidate> &front, FrontAxis axis)
{
    if (front.empty())
        return std::nullopt;
    return front[knee(objectivesOf(front, axis)).value_or(0)];
}

RunRecord searchRun(const Store &store, const std::string &name)
{
    if (!name.empty()) {
        const auto run = store.run(name);
        if (!run || run->kind != JobKind::Search)
            throw Error("The project has no search run `" + name + "`.");
        return *run;
    }
    const std::vector<RunRecord> runs = store.runs();
    for (const RunRecord &run : runs | std::views::reverse) {
        if (run.kind == JobKind::Search && !store.candidates(run.id).empty())
            return run;
    }
    throw Error("The project has no search yet.", "Run `supernet search` first.");
}

} // namespace supernet
