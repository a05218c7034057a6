// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace supernet::ui {

/// What a subnet costs: less is better.
enum class Expense { Latency, Flops, Parameters };
/// What it is worth: more is better, but of a loss.
enum class Quality { Bleu, Chrf, Loss };

/// What a front is drawn over.
struct FrontAxes
{
    Expense expense = Expense::Latency;
    Quality quality = Quality::Bleu;
    QString device = {}; ///< Of a latency, by its profile; empty: the one that the search trades.

    friend bool operator==(const FrontAxes &, const FrontAxes &) = default;
};

[[nodiscard]] inline bool lessIsBetter(Quality quality)
{
    return quality == Quality::Loss;
}

/// The short name, for choices: `Latency`, `BLEU`; `Latency on pi4`.
[[nodiscard]] QString name(Expense expense);
[[nodiscard]] QString name(Quality quality);
[[nodiscard]] QString latencyOn(const QString &device);
/// The words beside an axis, with the unit and the better direction.
[[nodiscard]] QString expenseTitle(const FrontAxes &axes);
[[nodiscard]] QString axisTitle(Quality quality);
/// A figure with its unit: `14.3 ms`, `32.1 BLEU`, `loss 2.914`.
[[nodiscard]] QString figure(Expense expense, double value);
[[nodiscard]] QString figure(Quality quality, double value);
/// How much: `1.8 BLEU`, `0.021 of loss`, for differences.
[[nodiscard]] QString difference(Quality quality, double value);

} // namespace supernet::ui
