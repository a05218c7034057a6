// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search/retraining.h"

#include "domain/support/error.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace supernet {

namespace {

bool isDone(const Store &store, const RunRecord &run)
{
    const auto attempts = store.attempts(run.id);
    return !attempts.empty() && attempts.back().outcome == "done";
}

/// What makes the validation BLEU of two runs the same figure.
bool validatesAlike(const RunRecord &first, const RunRecord &second)
{
    const auto same = [&](const char *key) {
        return first.settings.value(key, nlohmann::json()) == second.settings.value(key, nlohmann::json());
    };
    return same("architecture_id") && same("bleu_sentences");
}

/// The latest finished run that trained the same architecture from scratch.
std::optional<RunRecord> standaloneRun(const Store &store, const RunRecord &retraining)
{
    const std::vector<RunRecord> runs = store.runs();
    for (const RunRecord &run : runs | std::views::reverse) {
        if (run.kind == JobKind::Retrain && run.settings.value("start", "") == name(Start::Scratch)
            && validatesAlike(run, retraining) && isDone(store, run))
            return run;
    }
    return {};
}

} // namespace

const char *name(Start start)
{
    return start == Start::Inherited ? "inherited" : "scratch";
}

Start startFromName(std::string_view text)
{
    for (const Start start : {Start::Inherited, Start::Scratch}) {
        if (text == name(start))
            return start;
    }
    throw UsageError("A net cannot start from `" + std::string(text) + "`.", "Use inherited or scratch.");
}

const char *evaluationState(Start start)
{
    return start == Start::Inherited ? "retrained" : "scratch";
}

std::vector<CurvePoint> validationCurve(const Store &store, const RunRecord &run)
{
    std::map<std::int64_t, CurvePoint> points;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name == "cost/seconds" && points.contains(metric.step)) // written after a validation's figures
            points[metric.step].seconds = metric.value;
        if (!metric.name.starts_with("valid/"))
            continue;
        CurvePoint &point = points[metric.step];
        point.step = metric.step;
        if (metric.name == "valid/loss")
            point.loss = metric.value;
        else if (metric.name == "valid/bleu")
            point.bleu = metric.value;
        else if (metric.name == "valid/bleu_interval")
            point.bleuInterval = metric.value;
    }
    std::vector<CurvePoint> curve;
    std::ranges::copy(points | std::views::values, std::back_inserter(curve));
    return curve;
}

std::optional<CurvePoint> firstReaching(const std::vector<CurvePoint> &curve, double bleu)
{
    const auto found = std::ranges::find_if(curve, [&](const CurvePoint &point) { return point.bleu >= bleu; });
    return found == curve.end() ? std::nullopt : std::optional(*found);
}

std::optional<RetrainingSaving> retrainingSaving(const Store &store, const RunRecord &retraining)
{
    const auto standalone = standaloneRun(store, retraining);
    const auto goals = standalone ? validationCurve(store, *standalone) : std::vector<CurvePoint>();
    if (goals.empty() || !goals.back().bleu)
        return {};
    const CurvePoint goal = goals.back();
    const auto curve = validationCurve(store, retraining);
    return RetrainingSaving{*standalone, goal, firstReaching(curve, *goal.bleu),
                            firstReaching(curve, *goal.bleu - goal.bleuInterval)};
}

} // namespace supernet
