// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "plots/front_points.h"

namespace supernet::ui {

class ProjectDocument;

/// The searches that differ from this one in nothing but the seed, their own or that of the supernet that they search, and
/// have candidates; itself among them, oldest first. Alone where there are no others.
[[nodiscard]] std::vector<RunId> seedGroup(const ProjectDocument &document, RunId search);

/// Between the worst and the best that the searches of a group reach within each cost; empty for fewer than two that have
/// a front over these axes.
[[nodiscard]] QVector<FrontBandPoint> seedBand(const ProjectDocument &document, const std::vector<RunId> &group,
                                               const FrontAxes &axes);

} // namespace supernet::ui
