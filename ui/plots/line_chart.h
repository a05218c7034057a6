// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <QColor>
#include <QPointF>
#include <QVariantMap>
#include <QVector>
#include <QWidget>

namespace supernet::ui {

class ThinnedCurve;

/// What a curve says at some place.
struct Reading
{
    QString name;
    QColor colour;
    Qt::PenStyle line = Qt::SolidLine;
    double value = 0;
    std::optional<std::pair<double, double>> band = {}; ///< From where to where it lies there.
};

/// Curves over training steps (or generations) that grow while a run goes on. Only appends; redraws are queued, and wait
/// while nobody sees the chart. A long curve is thinned, so that the chart takes bounded room.
/// A drag along the chart zooms into a stretch of it, a double click shows all again.
class LineChart : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariantMap keptView READ keptView WRITE setKeptView)
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
    /// Shows `series` as the curve `key`, with what was added to it since the last time; of a branch, from the point on where
    /// it leaves another curve. It may go on growing.
    void follow(const QString &key, const std::shared_ptr<const ThinnedCurve> &series,
                std::optional<QPointF> start = {});
    /// A pale band behind the curve `key`, in place of the one it had: where most of what it sums up lies. Smoothed as the
    /// curve is.
    void setBand(const QString &key, const QVector<double> &x, const QVector<double> &low, const QVector<double> &high);
    void clear(const QString &key);
    void clearAll();
    void setShown(const QString &key, bool shown);
    /// Keeps the y axis at these limits instead of following the data.
    void setLimits(double low, double high);
    /// How much of the running mean stays after a step, in [0, 1); 0 shows the values as they are.
    void setSmoothing(double memory);
    void setLogX(bool logarithmic);
    void setLogY(bool logarithmic); ///< Values that are not above 0 are left out then.
    /// The upright line at `x`, or none. The pointer over one chart moves it in all that stand beside it.
    void setCrosshair(std::optional<double> x);
    void setZoom(std::optional<std::pair<double, double>> stretch); ///< Of the x axis; nothing shows all.

    /// The zoom, to be kept; empty where all is shown.
    [[nodiscard]] QVariantMap keptView() const;
    void setKeptView(const QVariantMap &view);

    [[nodiscard]] int points(const QString &key) const; ///< That are drawn.
    /// Neither thinned nor smoothed up to a length, of longer curves the mean of each stretch (see ThinnedCurve). Curves that
    /// have points at the same places have their means at the same places.
    [[nodiscard]] QVector<QPointF> means(const QString &key) const;
    [[nodiscard]] bool isShown(const QString &key) const;
    [[nodiscard]] std::pair<double, double> xRange() const;
    [[nodiscard]] std::pair<double, double> yRange() const;
    /// What every curve that is shown says at the point nearest to `x`, highest value first.
    [[nodiscard]] QVector<Reading> readings(double x) const;
    /// The drawing area itself, for tests that point and drag.
    [[nodiscard]] QWidget *canvas() const;
    [[nodiscard]] double pixelOf(double x) const; ///< Of the canvas.
    /// Writes the picture as .png, .svg or .pdf at `width` x `height` pixels. False when it could not be written.
    [[nodiscard]] bool save(const QString &file, int width, int height);
    /// The curves that are shown as a table with a heading: curve, x, value, and the ends of the band where there is one.
    [[nodiscard]] QString csv() const;

Q_SIGNALS:
    void pointerMoved(double x, const QPoint &globalPosition);
    void pointerLeft();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rescale();
    void redraw();
    void pressed(double pixel);
    void moved(double pixel, const QPoint &globalPosition);
    void released(double pixel);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet::ui
