// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/exported_points.h"
#include "plots/front_points.h"
#include "widgets/legend.h"

namespace supernet::ui {

/// What is drawn in a scatter, in its order; `seeds`: how many searches its band is of, if there is one; `farExports`: see
/// FrontPlot.
[[nodiscard]] QList<Legend::Entry> frontLegend(const QVector<FrontPoint> &points, const QVector<FrontGhost> &ghosts,
                                               std::size_t seeds, qsizetype farExports);

/// A subnet's figures for the card beside the pointer, with what is known of their uncertainty.
[[nodiscard]] QString pointWords(const FrontPoint &point, bool onFront, const FrontAxes &axes);
/// Those of an exported file.
[[nodiscard]] QString exportWords(const ExportedPoint &exported);

} // namespace supernet::ui
