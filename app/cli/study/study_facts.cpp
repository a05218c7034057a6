// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_facts.h"

#include "cli/study/study_journey.h"
#include "domain/search/fidelity_records.h"
#include "domain/space/gene_names.h"
#include "domain/space/sampling.h"

#include <algorithm>
#include <limits>
#include <set>

namespace supernet::cli {

TrainingFacts trainingFacts(const Store &store, const RunRecord &run)
{
    TrainingFacts facts;
    facts.run = run;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name.starts_with("cost/")) {
            double &cost = facts.costs[metric.name.substr(5)];
            cost = std::max(cost, metric.value); // the peak is that of the hungriest attempt; the others only grow
            facts.steps = std::max(facts.steps, metric.step);
        } else if (metric.name == "valid/loss") {
            facts.losses[metric.subnet] = metric.value;
        } else if (metric.name == "valid/bleu") {
            facts.bleus[metric.subnet] = metric.value;
        }
    }
    return facts;
}

namespace {

SupernetFacts supernetFacts(const StudyRuns &runs, const Store &store, const StudyPlan &plan, const StudyArm &arm,
                            std::uint64_t seed, const RunRecord &run)
{
    SupernetFacts facts;
    facts.seed = seed;
    facts.training = trainingFacts(store, run);
    if (arm.alone)
        return facts;
    if (plan.fidelity) {
        if (const auto fidelity = runs.fidelity(arm, seed); runs.isDone(fidelity)) {
            facts.fidelityRun = fidelity;
            facts.pairs = comparedPairs(store, *fidelity);
        }
    }
    if (plan.fronts) {
        if (const auto search = runs.search(arm, seed); runs.isDone(search)) {
            facts.search = search;
            facts.candidates = scoredCandidates(store, *search);
        }
    }
    return facts;
}

/// The nets that the fidelity runs of an arm compare with; they are the same for every supernet of its space.
std::vector<StandaloneFacts> standaloneFacts(const Project &project, const Store &store, const StudyPlan &plan,
                                             const StudyArm &arm, const SupernetFacts &supernet)
{
    const FidelityJobSettings settings = StudyRuns(project, plan).fidelitySettings(arm, supernet.seed);
    const auto stratum = settings.stratified ? gene::decoderLayers : std::string_view();
    std::vector<StandaloneFacts> standalone;
    for (const Architecture &architecture :
         drawDifferent(arm.training.space, settings.architectures, plan.fidelity->seed, stratum)) {
        const Retraining retraining{settings.supernet, architecture, Start::Scratch,
                                    aloneSettings(settings.training, architecture), settings.scoring};
        const auto run = sameStandalone(project, store, retraining, plan.fidelity->seed);
        const auto pair = supernet.pairs.find(architecture.id());
        if (run && pair != supernet.pairs.end())
            standalone.push_back(
                {architecture.id(), pair->second.depth, pair->second.standalone, trainingFacts(store, *run)});
    }
    return standalone;
}

} // namespace

double TrainingFacts::meanLoss() const
{
    double sum = 0;
    for (const auto &[subnet, loss] : losses)
        sum += loss;
    return losses.empty() ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(losses.size());
}

ConflictProbes ArmFacts::probes(const Store &store) const
{
    ConflictProbes probes;
    for (const SupernetFacts &supernet : supernets)
        addProbes(probes, store, supernet.training.run);
    return probes;
}

StudyFacts studyFacts(const Project &project, const StudyPlan &plan)
{
    const Store store = project.openStore(Store::Mode::ReadOnly);
    const StudyRuns runs(project, plan);
    StudyFacts facts;
    std::set<std::string> seen;
    for (const StudyArm &arm : plan.arms) {
        ArmFacts known{arm.name, {}};
        for (const std::uint64_t seed : arm.seeds) {
            const auto run = runs.training(arm, seed);
            if (!runs.isDone(run))
                continue;
            known.supernets.push_back(supernetFacts(runs, store, plan, arm, seed, *run));
            if (known.supernets.back().pairs.empty())
                continue;
            for (StandaloneFacts &alone : standaloneFacts(project, store, plan, arm, known.supernets.back())) {
                if (seen.insert(alone.training.run.name).second)
                    facts.standalone.push_back(std::move(alone));
            }
        }
        if (!known.supernets.empty())
            facts.arms.push_back(std::move(known));
    }
    return facts;
}

} // namespace supernet::cli
