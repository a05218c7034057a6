// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/jobs/fidelity_job.h"
#include "engine/jobs/latency_job.h"
#include "engine/jobs/predictor_job.h"
#include "engine/jobs/search_job.h"

namespace supernet::cli {

/// One kind of supernet of a study: space, sharing, sampling and budget, trained once with each seed.
struct StudyArm
{
    std::string name; ///< Of what tells it from the other arms: `neuron`, `layer-sandwich`.
    TrainingSettings training;
    std::vector<std::uint64_t> seeds;
    bool alone = false; ///< One architecture trained by itself, for the same budget: a baseline without search.
};

/// Text that a grammar makes, where a study does not take the project's own data.
struct StudyDemoData
{
    std::uint64_t seed = 1;
    std::int64_t pairs = 0; ///< To learn from; 0: all of them.
    int vocabulary = 2000;
};

/// How every supernet is compared with standalone training.
struct StudyFidelity
{
    std::uint64_t seed = 1; ///< Of the architectures drawn and of their training.
    FidelityJobSettings job; ///< Its supernet and training are each arm's in turn.
    nlohmann::json budget; ///< Of each standalone training, see applyBudget().
};

/// How every supernet is searched; latencies are measured once.
struct StudyFronts
{
    std::uint64_t seed = 1;
    LatencyJobSettings latency;
    PredictorJobSettings predictor;
    SearchJobSettings search;
};

/// Better architecture or better start: what the searches of two arms found (by the supernets of their first seeds), each
/// trained from either arm's weights and from scratch.
struct StudyStarts
{
    std::vector<std::string> arms; ///< Two.
    int picks = 2; ///< Of each search, spread over its front.
    std::uint64_t seed = 1; ///< Of the trainings.
    nlohmann::json budget;
    ScoringProtocol scoring;
};

/// Fidelity and front at checkpoints along the runs: would a shorter training of the supernet do?
struct StudyAlong
{
    std::int64_t every = 0; ///< Steps.
    std::vector<std::uint64_t> seeds; ///< Of the supernets that are followed; empty: all.
};

/// A declared matrix of runs:
///
///     {"format": "supernet-study", "version": 1, "name": "demo-ablation", "title": "..", "question": "..",
///      "data": {"demo": {"pairs": 8000, "vocabulary": 1000, "seed": 1}},      (without it: the project's data)
///      "training": {"batch_tokens": 768, ..},                                  (of every arm)
///      "matrix": [{"spaces": ["demo"], "policies": [{"name": "neuron", "granularity": "neuron", "experts": 2}],
///                  "samplers": [{"name": "uniform"}], "budgets": [{"steps": 500}], "seeds": [1, 2, 3]}],
///      "fidelity": {"architectures": 8, "stratified": true, "budget": {"steps": 500}, "seed": 1, "top": 1,
///                   "samples": 1000, "scoring": {"beam": 1, "sentences": 200}},
///      "fronts": {"seed": 1, "latency": {..}, "predictor": {..}, "search": {..}},
///      "starts": {"arms": ["plain", "neuron"], "picks": 2, "budget": {"steps": 200}, "seed": 1, "scoring": {..}},
///      "along": {"every": 100, "seeds": [1]}}
///
/// A policy or sampler holds keys of the sharing policy and of the training settings; a policy with an `architecture`
/// (`largest`, `smallest` or an object) trains that alone. Every block of the matrix is crossed in itself. The first arm is
/// the baseline. All from `fidelity` on may be left out; `starts` needs fronts, `along` fidelity and budgets in steps.
struct StudyPlan
{
    std::string name;
    std::string title;
    std::string question;
    std::string checksum; ///< SHA-256 of its text.
    std::optional<StudyDemoData> data;
    std::vector<StudyArm> arms;
    std::optional<StudyFidelity> fidelity;
    std::optional<StudyFronts> fronts;
    std::optional<StudyStarts> starts;
    std::optional<StudyAlong> along;

    [[nodiscard]] const StudyArm *arm(const std::string &armName) const;
};

/// A shipped study or one from a file. Throws Error naming what is wrong and where: an unknown key, two arms of one name,
/// settings that cannot be trained.
[[nodiscard]] StudyPlan readStudyPlan(const std::string &nameOrFile);

/// Gives training settings (as JSON) the budget `{"steps": N}`, or that many `minutes`, `tokens` or `flops`.
void applyBudget(nlohmann::json &training, const nlohmann::json &budget);

} // namespace supernet::cli
