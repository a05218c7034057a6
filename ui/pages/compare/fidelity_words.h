// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/compare/trust_facts.h"
#include "widgets/fact_table.h"

namespace supernet::ui {

/// How far the order in which a supernet puts architectures can be taken for that of standalone training.
enum class Trust {
    TooFew, ///< Architectures: even a perfect order could be chance.
    Unshown, ///< The interval of Kendall's tau includes 0.
    Reversed, ///< It lies below 0.
    Rough, ///< Above 0, with tau below 0.5,
    Fair, ///< below 0.8,
    Close, ///< from there on.
};
[[nodiscard]] Trust trustIn(const Fidelity &fidelity);

/// A sentence or two for a person who has never heard of a rank correlation; `lead` is that of leadThroughout().
[[nodiscard]] QString fidelityVerdict(const Fidelity &fidelity, std::optional<double> lead = {});
[[nodiscard]] QString fidelityVerdict(
    const FidelityFacts &facts); ///< With the supernet's name; empty without a report.

/// A figure of a fidelity run with its interval, and what it means.
struct FidelityFigure
{
    QString name;
    QString value; ///< `1.80 [1.20, 2.10] BLEU`; a dash where there is too little to compute it from.
    QString meaning;
};
[[nodiscard]] QList<FidelityFigure> fidelityFigures(const FidelityReport &report, const FidelitySettings &statistics);

/// A row for each run that has compared something, keyed by its name. The columns from FidelityShownColumns on, which a
/// window has no room for, are there for files: Spearman's correlation and the ends of the intervals as numbers.
constexpr int FidelityShownColumns = 5;
[[nodiscard]] QStringList fidelityHeadings();
[[nodiscard]] QList<FactTable::Row> fidelityRows(const std::vector<FidelityFacts> &runs);

} // namespace supernet::ui
