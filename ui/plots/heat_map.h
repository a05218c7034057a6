// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QStringList>
#include <QVariantMap>
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

/// The picture of HeatCells with names at the left and steps below. A click picks a row. The wheel zooms into steps, with
/// Ctrl or Shift into rows; a drag zooms to what it encloses, one with the middle button moves; a double click shows all.
class HeatMap : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QVariantMap keptView READ keptView WRITE setKeptView)
public:
    /// From where to where, the end not included.
    using Span = std::pair<double, double>;

    explicit HeatMap(QWidget *parent = nullptr);

    void setCells(const HeatCells &cells);
    void setChosen(int row); ///< -1: none.
    [[nodiscard]] const HeatCells &cells() const { return m_cells; }
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] QRect cellRect(int row, int column) const; ///< Beyond the cells' area where the zoom leaves it out.
    void showAll();
    [[nodiscard]] bool isZoomed() const { return m_stretch || m_band; }
    [[nodiscard]] Span columnSpan() const; ///< That are shown, counted from 0.
    [[nodiscard]] Span rowSpan() const;

    /// The zoom by steps and rows, to be kept; empty where all is shown.
    [[nodiscard]] QVariantMap keptView() const;
    void setKeptView(const QVariantMap &view);

    [[nodiscard]] QSize sizeHint() const override { return {360, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The colour of a value; that of an empty cell for one that is no number.
    [[nodiscard]] static QColor colourOf(double value);

Q_SIGNALS:
    void cellHovered(int row, int column); ///< -1, -1 when the pointer has left.
    void rowClicked(int row);
    void viewChanged(); ///< Zoomed or moved.

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect area() const; ///< Of the cells.
    void measureNames();
    [[nodiscard]] std::pair<int, int> cellAt(QPoint position) const;
    [[nodiscard]] int columns() const { return static_cast<int>(m_cells.steps.size()); }
    [[nodiscard]] int rows() const { return static_cast<int>(m_cells.rows.size()); }
    void paintCells(QPainter &painter) const;
    void paintNames(QPainter &painter) const;
    void paintSteps(QPainter &painter) const;
    void paintDrag(QPainter &painter) const;
    void showCells(Span columns, Span rows);
    void zoomTo(const QRect &enclosed);
    [[nodiscard]] double stepAt(double column) const;
    [[nodiscard]] double columnAt(double step) const;
    [[nodiscard]] QPointF placeOf(QPointF position) const; ///< Column and row with their fractions.

    HeatCells m_cells;
    int m_chosen = -1;
    int m_nameWidth
        = 0; ///< That the longest name takes: to ask for each cell that is painted takes long enough to be felt.
    std::optional<Span> m_stretch; ///< Steps that are zoomed into: more columns may come, and others of another run.
    std::optional<Span> m_band; ///< Rows that are zoomed into.
    std::optional<QPoint> m_pressed;
    QPoint m_pointer;
    bool m_moves = false; ///< The drag moves what is shown.
};

} // namespace supernet::ui
