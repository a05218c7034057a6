// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/heat_map.h"
#include "project/conflict_history.h"

namespace supernet::ui {

/// By this text groups stand in the order in which the net uses them.
[[nodiscard]] QString orderOfGroup(const QString &group);

/// The cosines of a pair of subnets: groups of tensors over steps, in the order in which the net uses them. Beyond
/// `mostColumns` neighbouring steps are averaged into one column.
[[nodiscard]] HeatCells conflictCells(const ConflictHistory &history, const std::string &pair, int mostColumns = 160);

/// The spread of a pair's cosine over the tensors, step by step: the quartiles, averaged where steps share a column.
struct ConflictSpread
{
    QVector<double> steps;
    QVector<double> low; ///< A quarter of the tensors lies below.
    QVector<double> high; ///< A quarter lies above.
};
[[nodiscard]] ConflictSpread conflictSpread(const ConflictHistory &history, const std::string &pair);

} // namespace supernet::ui
