// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/legend.h"

#include "theme/theme.h"

#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int sampleWidth = 24;
constexpr int dotWidth = 10;
constexpr int gap = 16;

int sampleOf(const Legend::Entry &entry)
{
    return entry.line == Qt::NoPen ? dotWidth : sampleWidth;
}

} // namespace

Legend::Legend(QList<Entry> entries, QWidget *parent)
    : QWidget(parent)
    , m_entries(std::move(entries))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Legend::setEntries(QList<Entry> entries)
{
    m_entries = std::move(entries);
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const
{
    const QFontMetrics metrics(textFont(12));
    int width = 0;
    for (const Entry &entry : m_entries)
        width += sampleOf(entry) + 6 + metrics.horizontalAdvance(entry.name) + gap;
    return {std::max(0, width - gap), metrics.height() + 2};
}

void Legend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(12));
    double x = 0;
    const double middle = height() / 2.0;
    for (const Entry &entry : m_entries) {
        const QColor colour = entry.colour.isValid() ? entry.colour : colours().quiet;
        if (entry.line == Qt::NoPen) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(QPointF(x + dotWidth / 2.0, middle), 4, 4);
        } else {
            painter.setPen(QPen(colour, 2, entry.line));
            painter.drawLine(QPointF(x, middle), QPointF(x + sampleWidth, middle));
        }
        x += sampleOf(entry) + 6;
        painter.setPen(colours().quiet);
        const int width = painter.fontMetrics().horizontalAdvance(entry.name);
        painter.drawText(QRectF(x, 0, width + 2, height()), Qt::AlignVCenter, entry.name);
        x += width + gap;
    }
}

} // namespace supernet::ui
