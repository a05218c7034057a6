// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVector>
#include <QWidget>

namespace supernet::ui {

/// Values in [-1, 1] of named rows over steps, as colours: vermilion below 0, blue above it. Not-a-numbers stay empty.
struct HeatCells
{
    QStringList rows;
    QVector<double> steps; ///< Where each column begins.
    QVector<QVector<double>> values; ///< [row][column]

    friend bool operator==(const HeatCells &, const HeatCells &) = default;
};

/// The picture of HeatCells with names at the left and steps below. A click picks a row.
class HeatMap : public QWidget
{
    Q_OBJECT
public:
    explicit HeatMap(QWidget *parent = nullptr);

    void setCells(const HeatCells &cells);
    void setChosen(int row); ///< -1: none.
    [[nodiscard]] const HeatCells &cells() const { return m_cells; }
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] QRect cellRect(int row, int column) const;
    [[nodiscard]] QSize sizeHint() const override { return {360, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The colour of a value; that of an empty cell for one that is no number.
    [[nodiscard]] static QColor colourOf(double value);

Q_SIGNALS:
    void cellHovered(int row, int column); ///< -1, -1 when the pointer has left.
    void rowClicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect area() const; ///< Of the cells.
    [[nodiscard]] std::pair<int, int> cellAt(QPoint position) const;
    [[nodiscard]] int columns() const { return static_cast<int>(m_cells.steps.size()); }
    [[nodiscard]] int rows() const { return static_cast<int>(m_cells.rows.size()); }
    void paintCells(QPainter &painter) const;
    void paintNames(QPainter &painter) const;
    void paintSteps(QPainter &painter) const;

    HeatCells m_cells;
    int m_chosen = -1;
};

} // namespace supernet::ui
