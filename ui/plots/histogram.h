// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QVector>
#include <QWidget>

namespace supernet::ui {

/// How values spread: bars over an axis that starts and ends at round numbers, the median marked. The pointer reads a bar.
class Histogram : public QWidget
{
    Q_OBJECT
public:
    /// `unit` follows the numbers; `what` names one value in the reading, for example `architectures`.
    Histogram(const QString &name, const QString &unit, const QString &what, QWidget *parent = nullptr);

    /// How its numbers are written, in place of unit and prefix.
    void setNumbers(std::function<QString(double)> text);
    void setValues(const QVector<double> &values);
    void setStale(bool stale); ///< Pale while new values are on their way.
    [[nodiscard]] const QVector<int> &counts() const { return m_counts; }
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] double median() const { return m_median; }
    [[nodiscard]] QString reading(int bar) const; ///< What a bar says: how many lie between which limits.
    [[nodiscard]] QRectF barRect(int bar) const;
    [[nodiscard]] QString csv() const; ///< from, to, count
    [[nodiscard]] QSize sizeHint() const override { return {300, 104}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 104}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void point(int bar);
    void paintBars(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintMedian(QPainter &painter) const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double pixelOf(double value) const;
    [[nodiscard]] QString number(double value) const;

    QString m_name;
    QString m_unit;
    QString m_what;
    std::function<QString(double)> m_text;
    QVector<int> m_counts;
    double m_low = 0;
    double m_high = 1;
    double m_step = 1; ///< Between the numbers beside the axis.
    double m_median = 0;
    int m_pointed = -1;
    bool m_stale = false;
};

} // namespace supernet::ui
