// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/heat_map.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int footHeight = 18;
constexpr int leastRow = 9;

} // namespace

HeatMap::HeatMap(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Heat map of gradient agreement: tensors over steps"));
}

void HeatMap::setCells(const HeatCells &cells)
{
    if (m_cells == cells)
        return;
    m_cells = cells;
    m_chosen = std::min(m_chosen, rows() - 1);
    updateGeometry();
    update();
}

void HeatMap::setChosen(int row)
{
    m_chosen = row;
    update();
}

QSize HeatMap::minimumSizeHint() const
{
    return {240, rows() * leastRow + footHeight};
}

QColor HeatMap::colourOf(double value)
{
    if (!std::isfinite(value))
        return Qt::transparent;
    const QColor end = value < 0 ? frontColour() : runColour(0);
    // The root lets weak agreement, which is the rule, be told from none.
    return mixed(colours().card, end, 0.08 + 0.92 * std::sqrt(std::min(1.0, std::abs(value))));
}

QRect HeatMap::area() const
{
    const QFontMetrics metrics(textFont(11));
    int left = 40;
    for (const QString &name : m_cells.rows)
        left = std::max(left, metrics.horizontalAdvance(name) + 8);
    return rect().adjusted(left, 0, 0, -footHeight);
}

QRect HeatMap::cellRect(int row, int column) const
{
    const QRect all = area();
    const auto edge = [](int from, int length, int index, int count) {
        return from + length * index / std::max(1, count);
    };
    const int x = edge(all.left(), all.width(), column, columns());
    const int y = edge(all.top(), all.height(), row, rows());
    return {x, y, edge(all.left(), all.width(), column + 1, columns()) - x,
            edge(all.top(), all.height(), row + 1, rows()) - y};
}

std::pair<int, int> HeatMap::cellAt(QPoint position) const
{
    const QRect all = area();
    if (!all.contains(position) || rows() == 0 || columns() == 0)
        return {-1, -1};
    return {(position.y() - all.top()) * rows() / all.height(), (position.x() - all.left()) * columns() / all.width()};
}

void HeatMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(textFont(11));
    if (columns() == 0) {
        painter.setPen(colours().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Filled by the gradient probe while a run trains."));
        return;
    }
    paintCells(painter);
    paintNames(painter);
    paintSteps(painter);
}

void HeatMap::paintCells(QPainter &painter) const
{
    // Gaps only where cells are wide enough to keep their colour.
    const int gapX = area().width() / columns() >= 6 ? 1 : 0;
    for (int row = 0; row < rows(); ++row) {
        for (int column = 0; column < columns(); ++column)
            painter.fillRect(cellRect(row, column).adjusted(0, 0, -gapX, -1), colourOf(m_cells.values[row][column]));
    }
}

void HeatMap::paintNames(QPainter &painter) const
{
    const QRect all = area();
    const int height = painter.fontMetrics().height();
    int free = all.top() - 1;
    for (int row = 0; row < rows(); ++row) {
        const QRect cell = cellRect(row, 0);
        const int top = cell.center().y() - height / 2;
        if (top < free && row != m_chosen)
            continue; // There is no room for every name.
        free = top + height - 3;
        painter.setPen(row == m_chosen ? colours().accent : colours().quiet);
        painter.drawText(QRect(0, top, all.left() - 8, height), Qt::AlignRight | Qt::AlignVCenter, m_cells.rows[row]);
    }
    if (m_chosen >= 0) {
        painter.setPen(QPen(colours().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(m_chosen, 0).united(cellRect(m_chosen, columns() - 1)).adjusted(0, 0, -1, -1));
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours().accent, 1, Qt::DotLine));
        painter.drawRect(all.adjusted(0, 0, -1, -1));
    }
}

void HeatMap::paintSteps(QPainter &painter) const
{
    const QRect all = area();
    const QRect foot(all.left(), all.bottom() + 2, all.width(), footHeight);
    painter.setPen(colours().quiet);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, tr("step %1").arg(count(m_cells.steps.first())));
    if (columns() > 1)
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, count(m_cells.steps.last()));
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const auto [row, column] = cellAt(event->position().toPoint());
    setCursor(row < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    Q_EMIT cellHovered(row, column);
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    const int row = cellAt(event->position().toPoint()).first;
    if (row >= 0)
        Q_EMIT rowClicked(row);
}

void HeatMap::leaveEvent(QEvent *)
{
    Q_EMIT cellHovered(-1, -1);
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || rows() == 0)
        return QWidget::keyPressEvent(event);
    Q_EMIT rowClicked(std::clamp(m_chosen + step, 0, rows() - 1));
}

} // namespace supernet::ui
