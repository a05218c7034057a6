// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/subnets.h"
#include "plots/bar_chart.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// What the bars of a comparison show.
enum class Measure { Bleu, Latency, Parameters, Flops };

/// Picks side by side: a row for each figure and each gene, a column for each pick. What differs from the first pick
/// is set off; `onlyDifferences` leaves out the rows in which nothing does.
[[nodiscard]] QStringList comparisonHeadings(const std::vector<Subnet> &picks);
[[nodiscard]] QList<FactTable::Row> comparisonRows(const std::vector<Subnet> &picks, bool onlyDifferences);

/// A bar for each pick that has the figure; a measured latency has its spread from the tenth to the ninetieth hundredth.
[[nodiscard]] QList<Bar> comparisonBars(const std::vector<Subnet> &picks, Measure measure);

} // namespace supernet::ui
