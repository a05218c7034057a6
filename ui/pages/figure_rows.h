// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/csv.h"

#include <optional>

namespace supernet::ui {

/// A figure as a page shows it and as a file gets it.
struct FigureRow
{
    QString name;
    QString text; ///< With its unit, in the window's language.
    std::optional<double> value = {}; ///< The text alone where there is none.
    QString unit = {};
};

/// For a FigureTable.
[[nodiscard]] QList<std::pair<QString, QString>> textsOf(const QList<FigureRow> &rows);
/// For a file: figure, value, unit.
[[nodiscard]] PlainTable tableOf(const QList<FigureRow> &rows);

} // namespace supernet::ui
