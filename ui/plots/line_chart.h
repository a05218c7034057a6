// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QVector>
#include <QWidget>
#include <memory>
#include <optional>

namespace supernet::ui {

/// Curves over training steps (or generations) that grow while a run goes on. Only appends; redraws are queued.
class LineChart : public QWidget
{
    Q_OBJECT
public:
    struct Look
    {
        QColor colour;
        Qt::PenStyle line = Qt::SolidLine;
        bool smoothed = false; ///< A running mean in full colour over the values themselves, pale.
    };

    /// `yName` is for screen readers: the card around the chart shows it, since upright text takes a small chart's room.
    LineChart(const QString &xName, const QString &yName, QWidget *parent = nullptr);
    ~LineChart() override;

    /// Makes the curve `key`, or changes its look.
    void setCurve(const QString &key, const QString &name, const Look &look);
    /// `x` rises and lies beyond the points there are.
    void append(const QString &key, const QVector<double> &x, const QVector<double> &y);
    void clear(const QString &key);
    void clearAll();
    void setShown(const QString &key, bool shown);
    /// Keeps the y axis at these limits instead of following the data.
    void setLimits(double low, double high);
    [[nodiscard]] int points(const QString &key) const;
    [[nodiscard]] bool isShown(const QString &key) const;

Q_SIGNALS:
    /// The values of all curves at the pointer, as a sentence; empty when it has left.
    void readout(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rescale();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet::ui
