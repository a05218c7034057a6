// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/front_axes.h"

#include <optional>
#include <QColor>
#include <QPointF>
#include <QVector>
#include <utility>

namespace supernet::ui {

/// How a point's figures came about; each has a shape.
enum class Standing {
    Predicted, ///< Latency predicted, weights inherited: hollow on the front.
    Measured, ///< Latency measured, weights inherited: filled.
    Retrained, ///< Quality after retraining: a diamond, and no member of the front of inherited weights.
    Exported, ///< As a file in its own runtime: a square, and no member either.
};
/// Whether a point is a subnet as it lies in the supernet: the front is of these.
[[nodiscard]] inline bool isInherited(Standing standing)
{
    return standing == Standing::Predicted || standing == Standing::Measured;
}

/// Whether a point belongs to the front, as far as its latency is known.
enum class Membership {
    Unknown, ///< Nobody knows how far off the figures are.
    Certain, ///< Whatever the latencies in their ranges.
    Possible, ///< With some latencies in the ranges.
    RuledOut,
};

/// What measuring a latency found, in milliseconds.
struct LatencySpread
{
    double median = 0;
    double low = 0; ///< A tenth of the runs took less,
    double high = 0; ///< a tenth took more.
};

/// A scored subnet as the scatter shows it.
struct FrontPoint
{
    QString id; ///< Architecture::id(); followed by a slash and `retrained`, or the format of an exported file.
    double cost = 0; ///< Along the axis of expense.
    double value = 0; ///< Along the axis of quality.
    int generation = 0;
    Standing standing = Standing::Predicted;
    std::optional<LatencySpread> measured = std::nullopt; ///< Where the latency was measured.
    std::optional<std::pair<double, double>> range = std::nullopt; ///< That holds the cost with 95 % confidence.
    double valueInterval = 0; ///< Half of the 95 % interval of the value; 0 where it is not known.
    Membership membership = Membership::Unknown;

    [[nodiscard]] QString architecture() const { return id.section(QLatin1Char('/'), 0, 0); }
};

/// A front to compare with: of an earlier search, or a published one.
struct FrontGhost
{
    QString name;
    QColor colour;
    QVector<QPointF> points; ///< (cost, value), cheapest first.
    bool published = false; ///< Points of its own shape, joined by dots.
};

/// Between what several fronts reach within a cost.
struct FrontBandPoint
{
    double cost = 0;
    double worst = 0;
    double best = 0;

    friend bool operator==(const FrontBandPoint &, const FrontBandPoint &) = default;
};

/// The points as a table with a heading, in a file's words whatever the window's language.
[[nodiscard]] QString csvOf(const QVector<FrontPoint> &points, const QVector<FrontPoint> &front, const FrontAxes &axes);
/// In which points of a standing are drawn: what is inherited in that of the front.
[[nodiscard]] QColor standingColour(Standing standing);

} // namespace supernet::ui
