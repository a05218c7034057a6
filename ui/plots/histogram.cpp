// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/histogram.h"

#include "plots/csv.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace supernet::ui {

namespace {

constexpr int mostBars = 40;
constexpr int headHeight = 16;
constexpr int footHeight = 18;

/// The round step (1, 2 or 5 times a power of ten) that divides `span` into about `parts`.
double roundStep(double span, int parts)
{
    const double rough = span / parts;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

Histogram::Histogram(const QString &name, const QString &unit, const QString &what, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_unit(unit)
    , m_what(what)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
}

void Histogram::setNumbers(std::function<QString(double)> text)
{
    m_text = std::move(text);
}

void Histogram::setValues(const QVector<double> &values)
{
    m_stale = false;
    m_pointed = -1;
    m_counts.clear();
    if (!values.isEmpty()) {
        QVector<double> sorted = values;
        std::ranges::sort(sorted);
        const double span = std::max(sorted.last() - sorted.first(), std::max(1.0, std::abs(sorted.last())) * 1e-3);
        m_step = roundStep(span, 4);
        m_low = std::floor(sorted.first() / m_step) * m_step;
        m_high = std::max(std::ceil(sorted.last() / m_step) * m_step, m_low + m_step);
        m_median = sorted[sorted.size() / 2];
        m_counts.resize(mostBars);
        for (const double value : sorted)
            ++m_counts[std::min<qsizetype>(mostBars - 1,
                                           static_cast<qsizetype>((value - m_low) / (m_high - m_low) * mostBars))];
        setAccessibleDescription(
            tr("From %1 to %2, median %3").arg(number(sorted.first()), number(sorted.last()), number(m_median)));
    } else {
        setAccessibleDescription({});
    }
    update();
}

void Histogram::setStale(bool stale)
{
    m_stale = stale;
    update();
}

QString Histogram::number(double value) const
{
    if (m_text)
        return m_text(value);
    return m_unit.isEmpty() ? large(value) : large(value, m_unit);
}

QString Histogram::reading(int bar) const
{
    const double width = (m_high - m_low) / mostBars;
    return tr("%1 to %2: %3 %4")
        .arg(number(m_low + bar * width), number(m_low + (bar + 1) * width), count(m_counts[bar]), m_what);
}

QString Histogram::csv() const
{
    QString text = csvLine({QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("count")});
    const double width = (m_high - m_low) / mostBars;
    for (int bar = 0; bar < m_counts.size(); ++bar)
        text += csvLine(
            {csvNumber(m_low + bar * width), csvNumber(m_low + (bar + 1) * width), QString::number(m_counts[bar])});
    return text;
}

QRectF Histogram::area() const
{
    return QRectF(rect()).adjusted(2, headHeight, -2, -footHeight);
}

double Histogram::pixelOf(double value) const
{
    return area().left() + area().width() * (value - m_low) / (m_high - m_low);
}

QRectF Histogram::barRect(int bar) const
{
    const QRectF all = area();
    const double width = all.width() / mostBars;
    const double height = all.height() * m_counts[bar] / std::max(1, *std::ranges::max_element(m_counts));
    return {all.left() + bar * width, all.bottom() - height, width, height};
}

void Histogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(11));
    if (m_counts.isEmpty()) {
        painter.setPen(colours().quiet);
        painter.drawText(rect(), Qt::AlignCenter, m_stale ? tr("Sampling …") : tr("Nothing to draw"));
        return;
    }
    paintBars(painter);
    paintAxis(painter);
    paintMedian(painter);
    if (hasFocus()) {
        painter.setPen(QPen(colours().accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void Histogram::paintBars(QPainter &painter) const
{
    const QColor full = mixed(runColour(0), colours().card, m_stale ? 0.6 : 0);
    painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < m_counts.size(); ++bar) {
        painter.setBrush(bar == m_pointed ? frontColour() : full);
        const QRectF box = barRect(bar);
        if (m_counts[bar] > 0)
            painter.drawRect(QRectF(box.left() + 0.5, std::min(box.top(), area().bottom() - 1), box.width() - 1,
                                    std::max(1.0, box.height())));
    }
}

void Histogram::paintAxis(QPainter &painter) const
{
    const QRectF all = area();
    painter.setPen(QPen(colours().border, 1));
    painter.drawLine(QPointF(all.left(), all.bottom() + 0.5), QPointF(all.right(), all.bottom() + 0.5));
    painter.setPen(colours().quiet);
    for (double tick = m_low; tick <= m_high + m_step / 2; tick += m_step) {
        const QString text = tickText(tick);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double left = std::clamp(pixelOf(tick) - width / 2, all.left(), all.right() - width);
        painter.drawText(QRectF(left, all.bottom() + 2, width, footHeight), Qt::AlignCenter, text);
    }
}

void Histogram::paintMedian(QPainter &painter) const
{
    const QRectF all = area();
    painter.setPen(QPen(colours().text, 1, Qt::DashLine));
    const double x = pixelOf(m_median);
    painter.drawLine(QPointF(x, all.top()), QPointF(x, all.bottom()));
    const QRectF head(0, 0, width(), headHeight);
    if (m_pointed >= 0) {
        painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, reading(m_pointed));
        return;
    }
    const QString text = tr("median %1").arg(number(m_median));
    const double room = painter.fontMetrics().horizontalAdvance(text) + 2;
    painter.setPen(colours().quiet);
    painter.drawText(QRectF(std::clamp(x - room / 2, 0.0, width() - room), 0, room, headHeight), Qt::AlignCenter, text);
}

void Histogram::point(int bar)
{
    m_pointed = bar;
    update();
}

void Histogram::mouseMoveEvent(QMouseEvent *event)
{
    const double share = (event->position().x() - area().left()) / area().width();
    point(m_counts.isEmpty() || share < 0 || share >= 1 ? -1 : static_cast<int>(share * mostBars));
}

void Histogram::leaveEvent(QEvent *)
{
    point(-1);
}

void Histogram::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0 || m_counts.isEmpty())
        return QWidget::keyPressEvent(event);
    point(std::clamp(m_pointed + step, 0, mostBars - 1));
}

} // namespace supernet::ui
