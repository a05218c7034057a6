// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/line_chart.h"
#include "plots/plotting.h"
#include "plots/thinned_curve.h"

namespace supernet::ui {

/// The mean of what has come, the older the less: `memory` of it stays over one of x, so that the same stretch is smoothed
/// over however far apart the points lie. Divided by its weight, so that it starts unbiased.
class RunningMean
{
public:
    double add(double x, double value, double memory);

private:
    double m_weighted = 0;
    double m_weight = 0;
    double m_lastX = 0;
};

/// A curve of a LineChart: its values, their running mean and a band behind them, each a graph of the plot.
class Curve
{
public:
    Curve() = default;
    Curve(QCustomPlot &plot, const QString &name, const LineChart::Look &look);

    void setLook(const QString &name, const LineChart::Look &look);
    void append(const QVector<double> &x, const QVector<double> &y, double memory);
    /// Shows a curve of somebody else, who may have added to it since the last time, with a point of another before it.
    void follow(const std::shared_ptr<const ThinnedCurve> &series, std::optional<QPointF> start, double memory);
    void setBand(const QVector<double> &x, const QVector<double> &low, const QVector<double> &high);
    void setSmoothing(double memory); ///< Draws the running mean anew.
    void setShown(bool shown);
    void clear();

    [[nodiscard]] int points() const { return m_values ? m_values->dataCount() : 0; }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QVector<QPointF> values() const; ///< As they are, not smoothed; of a long curve what is kept.
    [[nodiscard]] QVector<QPointF> means() const; ///< Of its stretches (see ThinnedCurve).
    [[nodiscard]] bool isShown() const { return m_shown; }
    [[nodiscard]] bool hasBand() const { return !m_bandX.isEmpty(); }
    /// As it is, not smoothed, at the last place that is not beyond `x`; nothing where the band begins later.
    [[nodiscard]] std::optional<std::pair<double, double>> bandAt(double x) const;
    [[nodiscard]] QCPRange xRange() const;
    /// Of the values in a stretch of x, with the band; of those above 0 where `positive`. Nothing when there are none.
    [[nodiscard]] std::optional<QCPRange> yRange(const QCPRange &stretch, bool positive) const;
    /// Nothing when `x` lies beyond the ends.
    [[nodiscard]] std::optional<Reading> at(double x) const;

private:
    void drawLook();
    void drawBand();
    void draw();
    void drawAgain();
    void drawStretch(const ThinnedCurve::Stretch &stretch, RunningMean &running);
    void drawMean(ThinnedCurve::Point point, RunningMean &running);
    [[nodiscard]] qsizetype bandPlace(double x) const;

    QString m_name;
    LineChart::Look m_look;
    QCPGraph *m_values = nullptr;
    QCPGraph *m_mean = nullptr;
    QCPGraph *m_low = nullptr;
    QCPGraph *m_high = nullptr;
    QVector<double> m_bandX;
    QVector<double> m_bandLow;
    QVector<double> m_bandHigh;
    std::shared_ptr<const ThinnedCurve> m_series;
    std::optional<QPointF> m_start; ///< Before the first of them.
    std::size_t m_full = 0; ///< Stretches that are drawn and grow no more,
    std::size_t m_length = 0; ///< and how long they are.
    std::size_t m_drawn = 0; ///< Points of the series that have been drawn.
    RunningMean m_running; ///< After the full stretches.
    double m_memory = 0;
    bool m_smooth = true;
    bool m_shown = true;
};

} // namespace supernet::ui
