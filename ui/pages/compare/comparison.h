// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/system_comparison.h"
#include "pages/subnets.h"
#include "plots/bar_chart.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// What the bars of a comparison show.
enum class Measure { Bleu, Latency, Parameters, Flops };

/// Picks side by side: a row for each figure and each gene, a column for each pick. What differs from the first pick
/// is set off; `onlyDifferences` leaves out the rows in which nothing does. With the picks' scores where they have been
/// tested, and their differences: there what is beyond chance is set off.
[[nodiscard]] QStringList comparisonHeadings(const std::vector<Subnet> &picks);
[[nodiscard]] QList<FactTable::Row> comparisonRows(const std::vector<Subnet> &picks, const SystemComparison *tested,
                                                   bool onlyDifferences);

/// A bar for each pick that has the figure. A measured latency has its spread from the tenth to the ninetieth hundredth, a
/// tested BLEU its 95 % interval.
[[nodiscard]] QList<Bar> comparisonBars(const std::vector<Subnet> &picks, const SystemComparison *tested,
                                        Measure measure);

/// Which differences are certain and which could be chance, in words; empty for a single pick.
[[nodiscard]] QString comparisonVerdict(const std::vector<Subnet> &picks, const SystemComparison &tested);

} // namespace supernet::ui
