// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/demo/demo_plan.h"

#include "domain/space/presets.h"

namespace supernet::cli {

using nlohmann::json;

namespace {

/// What both demos have in common. The lengths timed are those of the corpus' longer sentences, in pieces.
DemoPlan commonPlan()
{
    DemoPlan plan;
    TrainingSettings &training = plan.training;
    training.space = loadSpace("demo");
    training.batchTokens = 768;
    training.warmupSteps = 250;
    training.peakLearningRate = 3e-3;
    training.dropout = 0.0; // Nets this small do not learn 26,000 sentences by heart.
    training.bleuSentences = 100;
    plan.latency.space = toJson(training.space);
    plan.latency.architectures = 160;
    plan.latency.repetitions = 15; // Milliseconds each: many, since a busy machine spoils some.
    plan.latency.sourceLength = 16;
    plan.latency.targetLength = 16;
    plan.latency.beams = {plan.beam};
    plan.predictor.steps = 1000;
    plan.predictor.width = 128; // The space is small, and each search keeps a copy.
    plan.search.bleuSentences = 100;
    return plan;
}

} // namespace

DemoPlan quickPlan()
{
    DemoPlan plan = commonPlan();
    plan.training.minutes = 2.25;
    plan.training.validateEvery = 500;
    plan.training.checkpointEvery = 500;
    plan.training.conflictEvery = 100;
    plan.search.strategy.population = 28;
    plan.search.strategy.generations = 9;
    return plan;
}

DemoPlan shippedPlan()
{
    DemoPlan plan = commonPlan();
    plan.policies = {Granularity::None, Granularity::Layer, Granularity::Neuron};
    plan.training.steps = 8000;
    plan.training.validateEvery = 500;
    plan.training.checkpointEvery = 2000;
    plan.training.conflictEvery = 200;
    plan.training.bleuSentences = 200;
    plan.latency.architectures = 300;
    plan.latency.repetitions = 25;
    plan.search.bleuSentences = 200;
    plan.search.strategy.population = 36;
    plan.search.strategy.generations = 10;
    return plan;
}

TrainingSettings trainingOf(const DemoPlan &plan, Granularity granularity)
{
    TrainingSettings settings = plan.training;
    settings.policy.granularity = granularity;
    settings.policy.experts = granularity == Granularity::None ? 1 : 2;
    return settings;
}

std::string policyName(Granularity granularity)
{
    return granularity == Granularity::None ? "plain" : name(granularity);
}

json toJson(const DemoPlan &plan)
{
    json policies = json::array();
    for (const Granularity granularity : plan.policies)
        policies.push_back(toJson(trainingOf(plan, granularity).policy));
    return {{"seed", plan.seed},
            {"pairs", plan.pairs},
            {"vocabulary", plan.vocabulary},
            {"policies", policies},
            {"training", toJson(plan.training)},
            {"latency", toJson(plan.latency)},
            {"predictor", toJson(plan.predictor)},
            {"search", toJson(plan.search)},
            {"beam", plan.beam}};
}

DemoPlan demoPlanFromJson(const json &value)
{
    try {
        DemoPlan plan;
        plan.seed = value.at("seed").get<std::uint64_t>();
        plan.pairs = value.at("pairs").get<std::int64_t>();
        plan.vocabulary = value.at("vocabulary").get<int>();
        plan.policies.clear();
        for (const json &policy : value.at("policies"))
            plan.policies.push_back(policyFromJson(policy).granularity);
        plan.training = trainingFromJson(value.at("training"));
        plan.latency = latencyJobSettingsFromJson(value.at("latency"));
        plan.predictor = predictorJobSettingsFromJson(value.at("predictor"));
        plan.search = searchJobSettingsFromJson(value.at("search"));
        plan.beam = value.at("beam").get<int>();
        if (plan.policies.empty())
            throw Error("The demo's plan in project.json names no kind of sharing.");
        return plan;
    } catch (const json::exception &error) {
        throw Error(std::string("The demo's plan in project.json cannot be read: ") + error.what() + '.',
                    "Begin anew in another folder.");
    }
}

} // namespace supernet::cli
