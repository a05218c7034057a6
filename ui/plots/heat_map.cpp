// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/heat_map.h"

#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <utility>

namespace supernet::ui {

namespace {

constexpr int footHeight = 18;
constexpr int leastRow = 9;
constexpr int leastNameWidth = 40;
constexpr int leastDrag = 8; ///< Pixels; less is a click.
constexpr double leastSpan = 2; ///< Cells that a zoom leaves along either side.
constexpr double wheelFactor = 0.85; ///< As on the front.

/// The span scaled around a place in it, within [0, count].
HeatMap::Span scaled(HeatMap::Span span, double factor, double around, double count)
{
    const double length = std::clamp((span.second - span.first) * factor, std::min(leastSpan, count), count);
    const double share = (around - span.first) / (span.second - span.first);
    const double from = std::clamp(around - share * length, 0.0, count - length);
    return {from, from + length};
}

HeatMap::Span moved(HeatMap::Span span, double by, double count)
{
    const double length = span.second - span.first;
    const double from = std::clamp(span.first + by, 0.0, count - length);
    return {from, from + length};
}

} // namespace

HeatMap::HeatMap(QWidget *parent)
    : QWidget(parent)
{
    measureNames();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Heat map of gradient agreement: tensors over steps"));
    setToolTip(
        tr("Drag to zoom in. The wheel zooms into steps, with Ctrl into tensors; the middle button moves. A double "
           "click or Home shows all."));
}

void HeatMap::setCells(const HeatCells &cells)
{
    if (m_cells == cells)
        return;
    m_cells = cells;
    m_chosen = std::min(m_chosen, rows() - 1);
    measureNames();
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
    return rect().adjusted(m_nameWidth, 0, 0, -footHeight);
}

void HeatMap::measureNames()
{
    const QFontMetrics metrics(textFont(11));
    m_nameWidth = leastNameWidth;
    for (const QString &name : m_cells.rows)
        m_nameWidth = std::max(m_nameWidth, metrics.horizontalAdvance(name) + 8);
}

void HeatMap::changeEvent(QEvent *event)
{
    if (isRestyling(*event))
        measureNames();
    QWidget::changeEvent(event);
}

/// Where a column begins; the last one ends as far on as it is wide.
double HeatMap::stepAt(double column) const
{
    const auto edge = [this](int at) {
        if (at < columns())
            return m_cells.steps[at];
        return m_cells.steps.last() + (columns() > 1 ? m_cells.steps.last() - m_cells.steps[columns() - 2] : 1);
    };
    const int below = std::clamp(static_cast<int>(column), 0, columns() - 1);
    return edge(below) + (column - below) * (edge(below + 1) - edge(below));
}

double HeatMap::columnAt(double step) const
{
    const auto after = std::ranges::upper_bound(m_cells.steps, step);
    const auto below = std::max<qsizetype>(0, after - m_cells.steps.begin() - 1);
    const double from = stepAt(static_cast<double>(below));
    const double to = stepAt(static_cast<double>(below + 1));
    return std::clamp(static_cast<double>(below) + (step - from) / (to - from), 0.0, static_cast<double>(columns()));
}

HeatMap::Span HeatMap::columnSpan() const
{
    const Span all = {0, columns()};
    if (!m_stretch || columns() == 0)
        return all;
    const Span span = {columnAt(m_stretch->first), columnAt(m_stretch->second)};
    return span.second - span.first < 0.5 ? all : span; // Another run's steps may lie elsewhere.
}

HeatMap::Span HeatMap::rowSpan() const
{
    const Span all = {0, rows()};
    if (!m_band || rows() == 0)
        return all;
    const Span span = {std::clamp(m_band->first, 0.0, all.second), std::clamp(m_band->second, 0.0, all.second)};
    return span.second - span.first < 0.5 ? all : span;
}

void HeatMap::showCells(Span columns, Span rows)
{
    const auto isAll = [](const Span &span, int count) { return span.second - span.first >= count - 1e-9; };
    m_stretch = isAll(columns, this->columns()) ? std::nullopt
                                                : std::optional(Span(stepAt(columns.first), stepAt(columns.second)));
    m_band = isAll(rows, this->rows()) ? std::nullopt : std::optional(rows);
    update();
    Q_EMIT viewChanged();
}

void HeatMap::showAll()
{
    if (!isZoomed())
        return;
    m_stretch.reset();
    m_band.reset();
    update();
    Q_EMIT viewChanged();
}

/// To whole cells. A drag along one side alone leaves the other as it is.
void HeatMap::zoomTo(const QRect &enclosed)
{
    const QPointF from = placeOf(enclosed.topLeft());
    const QPointF to = placeOf(enclosed.bottomRight());
    const auto whole = [](double low, double high) { return Span(std::floor(low), std::ceil(high)); };
    showCells(enclosed.width() < leastDrag ? columnSpan() : whole(from.x(), to.x()),
              enclosed.height() < leastDrag ? rowSpan() : whole(from.y(), to.y()));
}

QVariantMap HeatMap::keptView() const
{
    QVariantMap view;
    if (m_stretch)
        view = {{QStringLiteral("from"), m_stretch->first}, {QStringLiteral("to"), m_stretch->second}};
    if (m_band)
        view.insert({{QStringLiteral("top"), m_band->first}, {QStringLiteral("bottom"), m_band->second}});
    return view;
}

void HeatMap::setKeptView(const QVariantMap &view)
{
    const auto span = [&](const QString &from, const QString &to) {
        return view.contains(from) ? std::optional(Span(view.value(from).toDouble(), view.value(to).toDouble()))
                                   : std::nullopt;
    };
    m_stretch = span(QStringLiteral("from"), QStringLiteral("to"));
    m_band = span(QStringLiteral("top"), QStringLiteral("bottom"));
    update();
    Q_EMIT viewChanged();
}

QRect HeatMap::cellRect(int row, int column) const
{
    const QRect all = area();
    const auto edge = [](int from, int length, int index, const Span &span) {
        return from
            + static_cast<int>(std::floor(length * (index - span.first) / std::max(1e-9, span.second - span.first)));
    };
    const Span across = columnSpan();
    const Span down = rowSpan();
    const QPoint from(edge(all.left(), all.width(), column, across), edge(all.top(), all.height(), row, down));
    const QPoint to(edge(all.left(), all.width(), column + 1, across), edge(all.top(), all.height(), row + 1, down));
    return {from, to - QPoint(1, 1)};
}

QPointF HeatMap::placeOf(QPointF position) const
{
    const QRect all = area();
    const auto place = [](double pixel, int from, int length, const Span &span) {
        return span.first + std::clamp((pixel - from) / length, 0.0, 1.0) * (span.second - span.first);
    };
    return {place(position.x(), all.left(), all.width(), columnSpan()),
            place(position.y(), all.top(), all.height(), rowSpan())};
}

std::pair<int, int> HeatMap::cellAt(QPoint position) const
{
    if (!area().contains(position) || rows() == 0 || columns() == 0)
        return {-1, -1};
    const QPointF place = placeOf(position);
    return {std::min(static_cast<int>(place.y()), rows() - 1), std::min(static_cast<int>(place.x()), columns() - 1)};
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
    paintDrag(painter);
}

void HeatMap::paintCells(QPainter &painter) const
{
    const Span across = columnSpan();
    const Span down = rowSpan();
    painter.save();
    painter.setClipRect(area());
    // Gaps only where cells are wide enough to keep their colour.
    const int gapX = area().width() / (across.second - across.first) >= 6 ? 1 : 0;
    for (int row = static_cast<int>(down.first); row < std::ceil(down.second); ++row) {
        for (int column = static_cast<int>(across.first); column < std::ceil(across.second); ++column)
            painter.fillRect(cellRect(row, column).adjusted(0, 0, -gapX, -1), colourOf(m_cells.values[row][column]));
    }
    painter.restore();
}

void HeatMap::paintNames(QPainter &painter) const
{
    const QRect all = area();
    const int height = painter.fontMetrics().height();
    int free = all.top() - 1;
    const Span down = rowSpan();
    for (int row = static_cast<int>(down.first); row < std::ceil(down.second); ++row) {
        const QRect whole = cellRect(row, 0);
        const QRect cell(all.left(), std::max(whole.top(), all.top()), 1,
                         std::min(whole.bottom(), all.bottom()) - std::max(whole.top(), all.top()) + 1);
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
        painter.save();
        painter.setClipRect(all);
        painter.drawRect(cellRect(m_chosen, 0).united(cellRect(m_chosen, columns() - 1)).adjusted(0, 0, -1, -1));
        painter.restore();
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
    const Span across = columnSpan();
    const int first = static_cast<int>(across.first);
    const int last = static_cast<int>(std::ceil(across.second)) - 1;
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, tr("step %1").arg(count(m_cells.steps[first])));
    if (last > first)
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, count(m_cells.steps[last]));
}

/// What the drag is about to zoom to.
void HeatMap::paintDrag(QPainter &painter) const
{
    if (!m_pressed || m_moves || (m_pointer - *m_pressed).manhattanLength() < leastDrag)
        return;
    QRect enclosed = QRect(*m_pressed, m_pointer).normalized();
    if (enclosed.width() < leastDrag)
        enclosed = QRect(area().left(), enclosed.top(), area().width(), enclosed.height());
    else if (enclosed.height() < leastDrag)
        enclosed = QRect(enclosed.left(), area().top(), enclosed.width(), area().height());
    QColor fill = colours().accent;
    fill.setAlphaF(0.14F);
    painter.setBrush(fill);
    painter.setPen(colours().accent);
    painter.drawRect(enclosed.intersected(area()).adjusted(0, 0, -1, -1));
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint before = std::exchange(m_pointer, event->position().toPoint());
    if (m_pressed && m_moves) {
        const QPointF by = QPointF(before - m_pointer);
        const Span across = columnSpan();
        const Span down = rowSpan();
        showCells(moved(across, by.x() * (across.second - across.first) / area().width(), columns()),
                  moved(down, by.y() * (down.second - down.first) / area().height(), rows()));
    } else if (m_pressed) {
        update();
    }
    const auto [row, column] = cellAt(m_pointer);
    setCursor(row < 0 ? Qt::ArrowCursor : m_pressed && m_moves ? Qt::ClosedHandCursor : Qt::PointingHandCursor);
    Q_EMIT cellHovered(row, column);
}

void HeatMap::mousePressEvent(QMouseEvent *event)
{
    m_pointer = event->position().toPoint();
    m_moves = event->button() == Qt::MiddleButton;
    if (cellAt(m_pointer).first >= 0 && (m_moves || event->button() == Qt::LeftButton))
        m_pressed = m_pointer;
}

void HeatMap::mouseReleaseEvent(QMouseEvent *event)
{
    const auto from = std::exchange(m_pressed, {});
    if (!from || m_moves)
        return;
    const QPoint to = event->position().toPoint();
    update();
    if (std::abs(to.x() - from->x()) >= leastDrag || std::abs(to.y() - from->y()) >= leastDrag)
        return zoomTo(QRect(*from, to).normalized());
    if (const int row = cellAt(*from).first; row >= 0)
        Q_EMIT rowClicked(row);
}

void HeatMap::mouseDoubleClickEvent(QMouseEvent *event)
{
    const int row = cellAt(event->position().toPoint()).first;
    if (row >= 0)
        Q_EMIT rowClicked(row); // Takes back what the first of the two clicks has picked.
    showAll();
}

void HeatMap::wheelEvent(QWheelEvent *event)
{
    // Some systems turn the wheel sideways while Shift or Alt is held.
    const QPoint turned = event->angleDelta();
    const double steps = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0;
    if (cellAt(event->position().toPoint()).first < 0 || steps == 0 || (steps < 0 && !isZoomed()))
        return event->ignore(); // The page scrolls.
    const QPointF around = placeOf(event->position());
    const double factor = std::pow(wheelFactor, steps);
    if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
        showCells(columnSpan(), scaled(rowSpan(), factor, around.y(), rows()));
    else
        showCells(scaled(columnSpan(), factor, around.x(), columns()), rowSpan());
    const auto [row, column] = cellAt(event->position().toPoint());
    Q_EMIT cellHovered(row, column);
}

void HeatMap::leaveEvent(QEvent *)
{
    Q_EMIT cellHovered(-1, -1);
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    if (rows() == 0 || columns() == 0)
        return QWidget::keyPressEvent(event);
    const Span across = columnSpan();
    const Span down = rowSpan();
    const double aside = (across.second - across.first) / 4;
    const auto zoom = [&](double factor) {
        const bool chosen = m_chosen >= down.first && m_chosen < down.second;
        const double row = chosen ? m_chosen + 0.5 : (down.first + down.second) / 2;
        showCells(scaled(across, factor, (across.first + across.second) / 2, columns()),
                  scaled(down, factor, row, rows()));
    };
    const auto pick = [&](int row) {
        if (row < down.first || row + 1 > down.second)
            showCells(across, moved(down, row < down.first ? row - down.first : row + 1 - down.second, rows()));
        Q_EMIT rowClicked(row);
    };
    switch (event->key()) {
    case Qt::Key_Up:
        return pick(std::clamp(m_chosen - 1, 0, rows() - 1));
    case Qt::Key_Down:
        return pick(std::clamp(m_chosen + 1, 0, rows() - 1));
    case Qt::Key_Left:
        return showCells(moved(across, -aside, columns()), down);
    case Qt::Key_Right:
        return showCells(moved(across, aside, columns()), down);
    case Qt::Key_Plus:
        return zoom(wheelFactor);
    case Qt::Key_Minus:
        return zoom(1 / wheelFactor);
    case Qt::Key_Home:
        return showAll();
    case Qt::Key_Escape:
        if (isZoomed())
            return showAll();
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace supernet::ui
