// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study/study_tables.h"

namespace supernet::cli {

namespace {

using Points = std::vector<std::pair<double, double>>;

Points frontPoints(const SupernetFacts &supernet)
{
    Points points;
    for (const ScoredCandidate &member : frontOf(supernet.candidates, FrontAxis::Loss))
        points.emplace_back(member.candidate.latencyMs, member.candidate.loss);
    return points;
}

/// Mean loss of the watched subnets, by step.
std::map<double, double> lossCurve(const Store &store, const RunRecord &run)
{
    std::map<double, std::pair<double, int>> sums;
    for (const Metric &metric : store.metrics(run.id)) {
        if (metric.name != "valid/loss")
            continue;
        auto &[sum, count] = sums[static_cast<double>(metric.step)];
        sum += metric.value;
        ++count;
    }
    std::map<double, double> curve;
    for (const auto &[step, sum] : sums)
        curve[step] = sum.first / sum.second;
    return curve;
}

} // namespace

FrontPlot frontPlot(const StudyFacts &facts)
{
    FrontPlot plot{"Fronts", "predicted ms a sentence", "validation loss, nats a token", {}};
    for (const ArmFacts &arm : facts.arms) {
        std::vector<Points> fronts;
        for (const SupernetFacts &supernet : arm.supernets) {
            Points points = frontPoints(supernet);
            if (points.empty())
                continue;
            plot.fronts.push_back({arm.name, points});
            fronts.push_back(std::move(points));
        }
        if (fronts.size() > 1)
            plot.bands.push_back({arm.name, frontBand(fronts)});
    }
    return plot;
}

FrontPlot lossPlot(const StudyFacts &facts, const Store &store)
{
    FrontPlot plot{
        "Validation loss along training", "step", "mean of the watched subnets, nats a token", {}, {}, false};
    for (const ArmFacts &arm : facts.arms) {
        std::vector<std::map<double, double>> curves;
        for (const SupernetFacts &supernet : arm.supernets)
            curves.push_back(lossCurve(store, supernet.training.run));
        const auto band = curveBand(curves);
        if (band.size() < 2)
            continue;
        PlottedFront means{arm.name, {}};
        for (const BandPoint &point : band)
            means.points.emplace_back(point.across, point.mean);
        plot.fronts.push_back(std::move(means));
        if (curves.size() > 1)
            plot.bands.push_back({arm.name, band});
    }
    return plot;
}

} // namespace supernet::cli
