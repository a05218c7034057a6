// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_trust.h"

#include <cmath>

namespace supernet::test {

namespace {

constexpr std::int64_t supernetStep = 1000; ///< That the sample's searches use too.

RunRecord begin(Store &store, const RunRecord &supernet, JobKind kind, nlohmann::json settings)
{
    settings["supernet"] = supernet.name + '@' + std::to_string(supernetStep);
    RunRecord run;
    run.kind = kind;
    run.settings = std::move(settings);
    run.seed = 1;
    run.threads = 1;
    run.device = "cpu";
    run.parentRun = supernet.id;
    run.parentStep = supernetStep;
    run = store.addRun(run);
    (void)store.beginAttempt(run.id, 0);
    return run;
}

} // namespace

std::vector<ComparedArchitecture> comparedArchitectures(int count, double noise)
{
    std::vector<ComparedArchitecture> compared;
    for (int number = 0; number < count; ++number) {
        const double standalone = 20 + 1.5 * number;
        const double inherited = standalone - 3 + noise * std::sin(7.3 * number);
        compared.push_back({std::to_string(90'000 - number), {standalone, inherited, 1 + number % 3}});
    }
    return compared;
}

RunRecord addFidelity(const SampleProject &sample, const RunRecord &supernet,
                      const std::vector<ComparedArchitecture> &compared, bool finished)
{
    Store store = sample.store();
    const RunRecord run = begin(store, supernet, JobKind::Fidelity,
                                {{"architectures", compared.size()}, {"top", 1}, {"samples", 200}});
    std::vector<Metric> metrics;
    std::int64_t number = 0;
    for (const auto &[id, pair] : compared) {
        ++number;
        metrics.push_back({0, run.id, 1, number, "fidelity/standalone", id, pair.standalone, 0});
        metrics.push_back({0, run.id, 1, number, "fidelity/inherited", id, pair.inherited, 0});
        metrics.push_back({0, run.id, 1, number, "fidelity/depth", id, static_cast<double>(pair.depth), 0});
    }
    store.append(metrics);
    if (finished)
        sample.end(run, "done");
    return run;
}

std::vector<CurvePoint> risingCurve(double from, double to, int every, int points)
{
    std::vector<CurvePoint> curve;
    for (int point = 0; point < points; ++point) {
        const double share = points > 1 ? static_cast<double>(point) / (points - 1) : 1;
        CurvePoint validation;
        validation.step = static_cast<std::int64_t>(point) * every;
        validation.seconds = static_cast<double>(validation.step) / 10;
        validation.loss = 5 - 3 * share;
        validation.bleu = from + (to - from) * share;
        validation.bleuInterval = 1;
        curve.push_back(validation);
    }
    return curve;
}

RunRecord addAlone(const SampleProject &sample, const RunRecord &supernet, const std::string &architecture, Start start,
                   const std::vector<CurvePoint> &curve)
{
    Store store = sample.store();
    const RunRecord run = begin(store, supernet, JobKind::Retrain,
                                {{"start", name(start)}, {"architecture_id", architecture}, {"bleu_sentences", 100}});
    std::vector<Metric> metrics;
    const auto add = [&](std::int64_t step, const char *what, double value) {
        metrics.push_back({0, run.id, 1, step, what, "", value, 0});
    };
    for (const CurvePoint &point : curve) {
        add(point.step, "valid/loss", point.loss);
        add(point.step, "valid/bleu", point.bleu.value_or(0));
        add(point.step, "valid/bleu_interval", point.bleuInterval);
        add(point.step, "cost/seconds", point.seconds);
    }
    store.append(metrics);
    const Evaluation score = {0,
                              run.id,
                              1,
                              run.id,
                              curve.back().step,
                              architecture,
                              {},
                              "valid",
                              "bleu",
                              curve.back().bleu.value_or(0),
                              "",
                              100,
                              evaluationState(start),
                              0};
    store.append(std::span(&score, 1));
    sample.end(run, "done");
    return run;
}

} // namespace supernet::test
