// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "domain/search/exported_points.h"
#include "plots/front_points.h"

#include <functional>

namespace supernet::ui {

class ProjectDocument;

/// What the scatter is to show of a search.
struct FrontView
{
    RunId search = 0;
    FrontAxes axes;
    std::optional<std::int64_t> lastGeneration; ///< Of a replay; nothing: all.
    /// Milliseconds on the device of the axes, as far as they are known; asked only where the axes name one.
    std::function<std::optional<double>(const std::string &architectureId)> deviceLatency = {};
};

/// The search's candidates that have a figure on both axes, their retrained selves, and the files that they were exported to.
[[nodiscard]] QVector<FrontPoint> frontPoints(const ProjectDocument &document, const FrontView &view);
/// The exported files of a search's candidates, each with figures of its own.
[[nodiscard]] std::vector<ExportedPoint> exportedOf(const ProjectDocument &document, RunId search);
[[nodiscard]] QString pointId(const ExportedPoint &exported); ///< FrontPoint::id
/// The undominated ones as (cost, value), cheapest first.
[[nodiscard]] QVector<QPointF> frontLine(const QVector<FrontPoint> &points, Quality quality);
/// Whether enough candidates have a figure of this quality for a front: two.
[[nodiscard]] bool hasQuality(const ProjectDocument &document, RunId search, Quality quality);

/// Why one would pick the member `index` of a front, set against its neighbours, in a sentence. Says so where it is the
/// knee.
[[nodiscard]] QString whyThisOne(const QVector<FrontPoint> &front, qsizetype index, const FrontAxes &axes);
/// The member of the front that a person should look at first; -1 when none stands out.
[[nodiscard]] qsizetype kneeOf(const QVector<FrontPoint> &front, Quality quality);

} // namespace supernet::ui
