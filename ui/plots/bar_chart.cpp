// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bar_chart.h"

#include "plots/csv.h"
#include "theme/theme.h"

#include <algorithm>
#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int rowHeight = 26;
constexpr double nameWidth = 58;
constexpr double figureWidth = 72;
constexpr double barHeight = 12;

} // namespace

BarChart::BarChart(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BarChart::setBars(const QList<Bar> &bars)
{
    if (bars == m_bars)
        return;
    m_bars = bars;
    m_most = 0;
    QStringList words;
    for (const Bar &bar : bars) {
        m_most = std::max({m_most, bar.value, bar.spread ? bar.spread->second : 0.0});
        words << bar.name + QStringLiteral(": ") + bar.text;
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize BarChart::sizeHint() const
{
    return {240, std::max<int>(1, static_cast<int>(m_bars.size())) * rowHeight};
}

QSize BarChart::minimumSizeHint() const
{
    return {180, sizeHint().height()};
}

double BarChart::xOf(double value) const
{
    return nameWidth + (m_most > 0 ? value / m_most : 0) * std::max(1.0, width() - nameWidth - figureWidth);
}

QRectF BarChart::barRect(qsizetype bar) const
{
    const double y = static_cast<double>(bar) * rowHeight + (rowHeight - barHeight) / 2;
    return {nameWidth, y, xOf(m_bars[bar].value) - nameWidth, barHeight};
}

QString BarChart::csv() const
{
    QString text = csvLine(
        {QStringLiteral("name"), QStringLiteral("value"), QStringLiteral("from"), QStringLiteral("to")});
    for (const Bar &bar : m_bars)
        text += csvLine({bar.name, csvNumber(bar.value), bar.spread ? csvNumber(bar.spread->first) : QString(),
                         bar.spread ? csvNumber(bar.spread->second) : QString()});
    return text;
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(12));
    for (qsizetype at = 0; at < m_bars.size(); ++at) {
        const Bar &bar = m_bars[at];
        const QRectF rect = barRect(at);
        const double top = static_cast<double>(at) * rowHeight;
        painter.setPen(colours().quiet);
        painter.drawText(QRectF(0, top, nameWidth - 8, rowHeight), Qt::AlignVCenter | Qt::AlignLeft, bar.name);
        painter.setPen(colours().text);
        painter.drawText(QRectF(width() - figureWidth, top, figureWidth, rowHeight), Qt::AlignVCenter | Qt::AlignRight,
                         bar.text);
        painter.setPen(Qt::NoPen);
        painter.setBrush(bar.colour);
        painter.drawRoundedRect(rect, 3, 3);
        if (!bar.spread)
            continue;
        painter.setPen(QPen(mixed(bar.colour, colours().text, 0.6), 1.5));
        const double y = rect.center().y();
        painter.drawLine(QPointF(xOf(bar.spread->first), y), QPointF(xOf(bar.spread->second), y));
        for (const double end : {bar.spread->first, bar.spread->second})
            painter.drawLine(QPointF(xOf(end), y - 4), QPointF(xOf(end), y + 4));
    }
}

} // namespace supernet::ui
