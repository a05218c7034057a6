// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QColor>
#include <QList>
#include <QWidget>

namespace supernet::ui {

/// A figure as a bar, with its spread where it has one.
struct Bar
{
    QString name;
    double value = 0;
    QString text; ///< The figure with its unit.
    QColor colour;
    std::optional<std::pair<double, double>> spread; ///< From, to.

    friend bool operator==(const Bar &, const Bar &) = default;
};

/// Bars from zero, one under the other, with their names at the left and their figures at the right. A spread is drawn
/// as a line with ends.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    explicit BarChart(const QString &name, QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    [[nodiscard]] const QList<Bar> &bars() const { return m_bars; }
    [[nodiscard]] QRectF barRect(qsizetype bar) const;
    [[nodiscard]] QString csv() const; ///< name, value, from, to
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] double xOf(double value) const;

    QList<Bar> m_bars;
    double m_most = 1;
};

} // namespace supernet::ui
