// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/seed_group.h"

#include "domain/study/seed_bands.h"
#include "pages/search/front_data.h"
#include "project/project_document.h"

namespace supernet::ui {

namespace {

/// All that a run was told but its seed, and the name of the supernet that it works on.
nlohmann::json beyondSeed(const RunRecord &run)
{
    nlohmann::json settings = run.settings;
    if (settings.is_object()) {
        settings.erase("seed");
        settings.erase("supernet");
    }
    return settings;
}

bool isAlike(const RunRecord &one, const RunRecord &other)
{
    return one.kind == other.kind && one.parentStep == other.parentStep && beyondSeed(one) == beyondSeed(other);
}

/// Of the same supernet, or of two that were trained alike.
bool searchAlike(const ProjectDocument &document, const RunRecord &one, const RunRecord &other)
{
    if (!isAlike(one, other))
        return false;
    if (one.parentRun == other.parentRun)
        return true;
    const RunView *first = one.parentRun ? document.run(*one.parentRun) : nullptr;
    const RunView *second = other.parentRun ? document.run(*other.parentRun) : nullptr;
    return first && second && first->run.parentRun == second->run.parentRun && isAlike(first->run, second->run);
}

} // namespace

std::vector<RunId> seedGroup(const ProjectDocument &document, RunId search)
{
    const RunView *own = document.run(search);
    std::vector<RunId> group;
    for (const RunView *other : document.runsOf(JobKind::Search)) {
        if (own && !document.candidates(other->run.id).empty() && searchAlike(document, own->run, other->run))
            group.push_back(other->run.id);
    }
    return group;
}

QVector<FrontBandPoint> seedBand(const ProjectDocument &document, const std::vector<RunId> &group,
                                 const FrontAxes &axes)
{
    const double sign = lessIsBetter(axes.quality) ? 1 : -1;
    std::vector<std::vector<std::pair<double, double>>> fronts;
    for (const RunId search : group) {
        std::vector<std::pair<double, double>> front;
        for (const QPointF &member : frontLine(frontPoints(document, {search, axes, {}}), axes.quality))
            front.emplace_back(member.x(), sign * member.y());
        if (!front.empty())
            fronts.push_back(std::move(front));
    }
    QVector<FrontBandPoint> band;
    if (fronts.size() < 2)
        return band;
    for (const BandPoint &point : frontBand(fronts))
        band << FrontBandPoint{point.across, sign * point.high, sign * point.low};
    return band;
}

} // namespace supernet::ui
