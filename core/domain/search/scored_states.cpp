// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/scored_states.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace supernet {

namespace {

/// Whether the weights that were scored are the searched checkpoint's, or those of a net trained alone that belongs to it.
bool belongs(const Evaluation &evaluation, const RunRecord &weights, const RunRecord &search)
{
    if (weights.id == search.parentRun)
        return evaluation.supernetStep == search.parentStep;
    const bool fromCheckpoint = evaluation.state == "scratch" || weights.parentStep == search.parentStep;
    return weights.kind == JobKind::Retrain && weights.parentRun == search.parentRun && fromCheckpoint;
}

} // namespace

std::vector<ScoredState> scoredStates(const Store &store, const RunRecord &search)
{
    if (!search.parentRun)
        return {};
    std::set<std::string> candidates;
    for (const Candidate &candidate : store.candidates(search.id))
        candidates.insert(candidate.architectureId);
    std::map<RunId, RunRecord> runs;
    for (const RunRecord &run : store.runs())
        runs.emplace(run.id, run);
    std::map<std::tuple<std::string, RunId, std::int64_t, std::string>, std::size_t> places;
    std::vector<ScoredState> states;
    for (const Evaluation &evaluation : store.evaluations()) {
        const auto scorer = runs.find(evaluation.run);
        const auto weights = runs.find(evaluation.supernetRun);
        if (evaluation.metric != "bleu" || evaluation.split != "valid"
            || !candidates.contains(evaluation.architectureId) || scorer == runs.end()
            || scorer->second.kind == JobKind::Search || weights == runs.end()
            || !belongs(evaluation, weights->second, search))
            continue;
        const ScoredState state{evaluation.architectureId, evaluation.state, weights->second.name,
                                evaluation.supernetStep,   evaluation.value, evaluation.signature,
                                evaluation.sentences};
        const auto [place, isNew] = places.try_emplace(
            {state.architectureId, weights->first, state.step, state.signature}, states.size());
        if (isNew)
            states.push_back(state);
        else
            states[place->second] = state;
    }
    std::ranges::stable_sort(states, {}, &ScoredState::architectureId);
    return states;
}

} // namespace supernet
