// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/readings_card.h"

#include "theme/theme.h"

#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int padding = 10;
constexpr int sample = 22; ///< Length of a line's sample.
constexpr int away = 18; ///< From the pointer.

QFont titleFont()
{
    return textFont(12, QFont::DemiBold);
}

int rowHeight()
{
    return QFontMetrics(textFont(12)).height() + 3;
}

} // namespace

ReadingsCard::ReadingsCard(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Values at the pointer"));
    hide();
}

void ReadingsCard::showAt(const QPoint &position, const QString &title, const QList<Row> &rows)
{
    m_title = title;
    m_rows = rows;
    setVisible(!rows.isEmpty());
    if (rows.isEmpty())
        return;
    resize(wantedSize());
    const QRect space = parentWidget()->rect();
    const bool left = position.x() + away + width() > space.right();
    const int x = left ? position.x() - away - width() : position.x() + away;
    move(std::max(0, x), std::clamp(position.y() - height() / 2, 0, std::max(0, space.height() - height())));
    raise();
    update();
}

QSize ReadingsCard::wantedSize() const
{
    const QFontMetrics metrics(textFont(12));
    int width = QFontMetrics(titleFont()).horizontalAdvance(m_title);
    for (const Row &row : m_rows)
        width = std::max(width,
                         sample + 8 + metrics.horizontalAdvance(row.name) + 20 + metrics.horizontalAdvance(row.value));
    return {width + 2 * padding, static_cast<int>(m_rows.size() + 1) * rowHeight() + 2 * padding - 4};
}

void ReadingsCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours().border);
    painter.setBrush(colours().card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    QRect line(padding, padding - 2, width() - 2 * padding, rowHeight());
    painter.setPen(colours().text);
    painter.setFont(titleFont());
    painter.drawText(line, Qt::AlignVCenter, m_title);
    painter.setFont(textFont(12));
    for (const Row &row : m_rows) {
        line.translate(0, rowHeight());
        painter.setPen(QPen(row.colour, 2, row.line));
        painter.drawLine(line.left(), line.center().y() + 1, line.left() + sample, line.center().y() + 1);
        painter.setPen(colours().quiet);
        painter.drawText(line.adjusted(sample + 8, 0, 0, 0), Qt::AlignVCenter, row.name);
        painter.setPen(colours().text);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, row.value);
    }
}

} // namespace supernet::ui
