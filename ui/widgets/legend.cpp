// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend.h"

#include "theme/theme.h"

#include <algorithm>
#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int sampleWidth = 24;
constexpr int dotWidth = 10;
constexpr int gap = 16;
constexpr int rowGap = 2;

int sampleOf(const Legend::Entry &entry)
{
    return entry.line == Qt::NoPen && entry.mark != Legend::Mark::Band ? dotWidth : sampleWidth;
}

int widthOf(const Legend::Entry &entry, const QFontMetrics &metrics)
{
    return sampleOf(entry) + 6 + metrics.horizontalAdvance(entry.name);
}

int rowHeight()
{
    return QFontMetrics(textFont(12)).height() + 2;
}

void paintMark(QPainter &painter, Legend::Mark mark, const QColor &colour, QPointF middle)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (mark) {
    case Legend::Mark::Dot:
        painter.drawEllipse(middle, 4, 4);
        break;
    case Legend::Mark::Ring:
        painter.setPen(QPen(colour, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, 3.8, 3.8);
        break;
    case Legend::Mark::Diamond:
        painter.drawPolygon(QPolygonF(
            {middle + QPointF(0, -5), middle + QPointF(5, 0), middle + QPointF(0, 5), middle + QPointF(-5, 0)}));
        break;
    case Legend::Mark::Square:
        painter.drawRect(QRectF(middle - QPointF(4, 4), QSizeF(8, 8)));
        break;
    case Legend::Mark::Band:
        painter.setOpacity(0.25);
        painter.drawRect(QRectF(middle - QPointF(sampleWidth / 2.0, 4), QSizeF(sampleWidth, 8)));
        painter.setOpacity(1);
        break;
    }
}

} // namespace

Legend::Legend(QList<Entry> entries, QWidget *parent)
    : QWidget(parent)
    , m_entries(std::move(entries))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    takeHeight();
}

/// A layout gives a fixed height its hint and no more, so that rows beyond the first would be cut.
void Legend::takeHeight()
{
    setFixedHeight(std::max(rowHeight(), heightForWidth(width())));
}

void Legend::resizeEvent(QResizeEvent *event)
{
    takeHeight();
    QWidget::resizeEvent(event);
}

void Legend::setEntries(QList<Entry> entries)
{
    m_entries = std::move(entries);
    takeHeight();
    updateGeometry();
    update();
}

QList<QPoint> Legend::places(int width) const
{
    const QFontMetrics metrics(textFont(12));
    QList<QPoint> places;
    QPoint next;
    for (const Entry &entry : m_entries) {
        const int own = widthOf(entry, metrics);
        if (next.x() > 0 && next.x() + own > width)
            next = QPoint(0, next.y() + rowHeight() + rowGap);
        places << next;
        next.rx() += own + gap;
    }
    return places;
}

QSize Legend::sizeHint() const
{
    const QFontMetrics metrics(textFont(12));
    int width = 0;
    for (const Entry &entry : m_entries)
        width += widthOf(entry, metrics) + gap;
    return {std::max(0, width - gap), rowHeight()};
}

QSize Legend::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont(12));
    int widest = 0;
    for (const Entry &entry : m_entries)
        widest = std::max(widest, widthOf(entry, metrics));
    return {widest, rowHeight()};
}

int Legend::heightForWidth(int width) const
{
    const auto where = places(width);
    return (where.isEmpty() ? 0 : where.last().y()) + rowHeight();
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(12));
    const auto where = places(width());
    for (qsizetype at = 0; at < where.size(); ++at) {
        const Entry &entry = m_entries[at];
        const QColor colour = entry.colour.isValid() ? entry.colour : colours().quiet;
        const double x = where[at].x();
        const double middle = where[at].y() + rowHeight() / 2.0;
        if (entry.line == Qt::NoPen) {
            paintMark(painter, entry.mark, colour, QPointF(x + sampleOf(entry) / 2.0, middle));
        } else {
            painter.setPen(QPen(colour, 2, entry.line));
            painter.drawLine(QPointF(x, middle), QPointF(x + sampleWidth, middle));
        }
        painter.setPen(colours().quiet);
        painter.drawText(QRectF(x + sampleOf(entry) + 6, where[at].y(), width(), rowHeight()),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.name);
    }
}

} // namespace supernet::ui
