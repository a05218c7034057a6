// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QList>
#include <QWidget>

namespace supernet::ui {

/// An architecture with its two scores.
struct FidelityDot
{
    QString name;
    double inherited = 0;
    double standalone = 0;

    friend bool operator==(const FidelityDot &, const FidelityDot &) = default;
};

/// The architectures of one run; `look` numbers its colour and shape.
struct FidelitySeries
{
    QString name;
    int look = 0;
    QList<FidelityDot> dots;

    friend bool operator==(const FidelitySeries &, const FidelitySeries &) = default;
};

/// Inherited against standalone scores, on equal axes with their diagonal, where a supernet that tells the truth has all its
/// dots. The pointer or the arrow keys read a dot.
class FidelityPlot : public QWidget
{
    Q_OBJECT
public:
    explicit FidelityPlot(QWidget *parent = nullptr);

    void setSeries(const QList<FidelitySeries> &series);
    [[nodiscard]] const QList<FidelitySeries> &series() const { return m_series; }
    [[nodiscard]] QPointF positionOf(const FidelityDot &dot) const;
    [[nodiscard]] QString reading() const; ///< Of the dot pointed at; empty when there is none.
    [[nodiscard]] std::pair<double, double> range() const { return {m_low, m_high}; } ///< Of both axes.
    [[nodiscard]] QString csv() const; ///< run, architecture, inherited, standalone
    [[nodiscard]] QSize sizeHint() const override { return {460, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 280}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Place
    {
        qsizetype series = -1;
        qsizetype dot = -1;
        friend bool operator==(const Place &, const Place &) = default;
    };
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QList<Place> places() const; ///< All dots, by inherited score.
    [[nodiscard]] const FidelityDot &at(const Place &place) const { return m_series[place.series].dots[place.dot]; }
    void point(const Place &place);
    void paintAxes(QPainter &painter) const;
    void paintDiagonal(QPainter &painter) const;
    void paintDots(QPainter &painter) const;

    QList<FidelitySeries> m_series;
    Place m_pointed;
    double m_low = 0;
    double m_high = 1;
    double m_step = 1;
};

/// The mark of a run's dots for a list beside the plot.
[[nodiscard]] QIcon fidelityMark(int look);

} // namespace supernet::ui
