// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/trust_facts.h"

#include "domain/project/queue_origin.h"
#include "domain/project/run_state.h"
#include "domain/search/fidelity_records.h"

#include <algorithm>
#include <ranges>

namespace supernet::ui {

namespace {

/// The architectures that a fidelity run has compared, in the order in which its own report resamples them.
std::vector<std::string> comparedArchitectures(const Store &store, const RunRecord &run)
{
    std::vector<std::pair<std::int64_t, std::string>> numbered;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == "fidelity/standalone")
            numbered.emplace_back(metric.step, metric.subnet);
    }
    std::ranges::sort(numbered);
    std::vector<std::string> architectures;
    std::ranges::copy(numbered | std::views::values, std::back_inserter(architectures));
    return architectures;
}

FidelityFacts fidelityFacts(const Project &project, const Store &store, const RunRecord &run, const TrustFacts &before)
{
    FidelityFacts facts;
    facts.run = run;
    facts.state = runState(project, store, run);
    facts.supernet = run.settings.value("supernet", std::string());
    facts.architectures = comparedArchitectures(store, run);
    facts.statistics = {run.settings.value("top", std::size_t{1}), run.settings.value("samples", 1000), run.seed};
    const auto pairs = comparedPairs(store, run);
    for (const std::string &architecture : facts.architectures)
        facts.pairs.push_back(pairs.at(architecture));
    const auto same = std::ranges::find_if(before.fidelity, [&](const FidelityFacts &known) {
        return known.run.id == run.id && known.architectures == facts.architectures; // Pairs are never rewritten.
    });
    if (same != before.fidelity.end())
        facts.report = same->report;
    else if (!facts.pairs.empty())
        facts.report = fidelityOf(facts.pairs, facts.statistics);
    return facts;
}

AloneRun aloneRun(const Project &project, const Store &store, const RunRecord &run, const TrustFacts &before)
{
    AloneRun alone;
    alone.run = run;
    alone.state = runState(project, store, run);
    alone.start = startFromName(run.settings.value("start", std::string(name(Start::Scratch))));
    alone.architecture = run.settings.value("architecture_id", std::string());
    alone.supernet = run.settings.value("supernet", std::string());
    const auto known = std::ranges::find_if(before.alone, [&](const AloneRun &other) {
        return other.run.id == run.id && other.state == "done" && alone.state == "done";
    });
    alone.curve = known != before.alone.end() ? known->curve : validationCurve(store, run);
    if (alone.start == Start::Inherited)
        alone.saving = retrainingSaving(store, run);
    return alone;
}

} // namespace

TrustFacts readTrustFacts(const Project &project, const Store &store, const TrustFacts &before)
{
    TrustFacts facts;
    for (const RunRecord &run : store.runs()) {
        if (run.kind == JobKind::Fidelity)
            facts.fidelity.push_back(fidelityFacts(project, store, run, before));
        else if (run.kind == JobKind::Retrain)
            facts.alone.push_back(aloneRun(project, store, run, before));
    }
    for (const QueueItem &item : store.queue()) {
        if (item.job != JobKind::Retrain)
            continue;
        facts.waiting += isWaiting(item) && !needsYes(item) ? 1 : 0;
        facts.refused += item.finishedAt && !item.run && item.outcome != "removed" ? 1 : 0;
    }
    return facts;
}

RetrainingPair retrainingPair(const TrustFacts &facts, const std::string &architecture, const std::string &supernet)
{
    RetrainingPair pair;
    for (const AloneRun &run : facts.alone) {
        if (run.architecture != architecture)
            continue;
        if (run.start == Start::Scratch)
            pair.scratch = &run;
        else if (supernet.empty() || run.supernet == supernet)
            pair.inherited = &run;
    }
    if (!pair.inherited || !pair.inherited->saving)
        return pair;
    const auto compared = std::ranges::find(facts.alone, pair.inherited->saving->standalone.id,
                                            [](const AloneRun &run) { return run.run.id; });
    if (compared != facts.alone.end())
        pair.scratch = &*compared;
    return pair;
}

} // namespace supernet::ui
