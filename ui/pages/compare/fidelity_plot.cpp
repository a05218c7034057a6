// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare/fidelity_plot.h"

#include "plots/csv.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>

namespace supernet::ui {

namespace {

constexpr double markRadius = 5;
constexpr double reach = 14; ///< Pixels from a dot at which the pointer still reads it.
constexpr int headHeight = 20;
constexpr int sideWidth = 54;
constexpr int footHeight = 40;
constexpr int wantedSteps = 6;

/// The round step (1, 2 or 5 times a power of ten) that divides `span` into about so many parts.
double roundStep(double span)
{
    const double rough = span / wantedSteps;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

/// A polygon with corners at these directions, degrees against the clock from the right.
QPolygonF corners(const QPointF &middle, double radius, std::initializer_list<double> degrees)
{
    QPolygonF polygon;
    for (const double angle : degrees) {
        const double radians = angle * 3.14159265358979 / 180;
        polygon << middle + QPointF(std::cos(radians), -std::sin(radians)) * radius;
    }
    return polygon;
}

void paintMark(QPainter &painter, const QPointF &middle, int look, double radius)
{
    painter.setPen(QPen(colours().card, 1));
    painter.setBrush(runColour(look));
    switch (look % 5) {
    case 0:
        painter.drawEllipse(middle, radius, radius);
        break;
    case 1:
        painter.drawPolygon(corners(middle, radius * 1.3, {45, 135, 225, 315}));
        break;
    case 2:
        painter.drawPolygon(corners(middle, radius * 1.35, {90, 210, 330}));
        break;
    case 3:
        painter.drawPolygon(corners(middle, radius * 1.35, {270, 30, 150}));
        break;
    default:
        painter.drawPolygon(corners(middle, radius * 1.2, {90, 162, 234, 306, 18}));
        break;
    }
}

} // namespace

FidelityPlot::FidelityPlot(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Chart of standalone over inherited BLEU"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FidelityPlot::setSeries(const QList<FidelitySeries> &series)
{
    if (series == m_series)
        return; // What is pointed at stays so.
    m_series = series;
    m_pointed = {};
    std::optional<double> low;
    std::optional<double> high;
    for (const Place &place : places()) {
        for (const double value : {at(place).inherited, at(place).standalone}) {
            low = std::min(low.value_or(value), value);
            high = std::max(high.value_or(value), value);
        }
    }
    const double span = std::max(1.0, high.value_or(1) - low.value_or(0));
    m_step = roundStep(span);
    m_low = std::floor(low.value_or(0) / m_step) * m_step;
    m_high = std::max(m_low + m_step, std::ceil((high.value_or(1) + span * 0.02) / m_step) * m_step);
    setAccessibleDescription(
        tr("%1 architectures in %2 runs")
            .arg(count(static_cast<double>(places().size())), count(static_cast<double>(m_series.size()))));
    update();
}

QList<FidelityPlot::Place> FidelityPlot::places() const
{
    QList<Place> all;
    for (qsizetype series = 0; series < m_series.size(); ++series) {
        for (qsizetype dot = 0; dot < m_series[series].dots.size(); ++dot)
            all << Place{series, dot};
    }
    std::ranges::stable_sort(all, {}, [this](const Place &place) { return at(place).inherited; });
    return all;
}

QRectF FidelityPlot::area() const
{
    const double side = std::min(width() - sideWidth - 12, height() - headHeight - footHeight);
    return {sideWidth, headHeight, side, side}; // A square, or the diagonal would not look like one.
}

QPointF FidelityPlot::positionOf(const FidelityDot &dot) const
{
    const QRectF all = area();
    const auto share = [this](double value) { return (value - m_low) / (m_high - m_low); };
    return {all.left() + all.width() * share(dot.inherited), all.bottom() - all.height() * share(dot.standalone)};
}

QString FidelityPlot::reading() const
{
    if (m_pointed.series < 0)
        return {};
    const FidelityDot &dot = at(m_pointed);
    return tr("%1 · %2: inherited %3, standalone %4")
        .arg(m_series[m_pointed.series].name, dot.name, decimal(dot.inherited, 1), decimal(dot.standalone, 1));
}

QString FidelityPlot::csv() const
{
    QString text = csvLine({QStringLiteral("run"), QStringLiteral("architecture"), QStringLiteral("inherited"),
                            QStringLiteral("standalone")});
    for (const FidelitySeries &series : m_series) {
        for (const FidelityDot &dot : series.dots)
            text += csvLine({series.name, dot.name, csvNumber(dot.inherited), csvNumber(dot.standalone)});
    }
    return text;
}

void FidelityPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(11));
    paintAxes(painter);
    paintDiagonal(painter);
    paintDots(painter);
    painter.setPen(colours().text);
    const QString head = painter.fontMetrics().elidedText(reading(), Qt::ElideMiddle, width() - 4);
    painter.drawText(QRectF(0, 0, width() - 2, headHeight - 2), Qt::AlignRight | Qt::AlignVCenter, head);
    if (hasFocus()) {
        painter.setPen(QPen(colours().accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void FidelityPlot::paintAxes(QPainter &painter) const
{
    const QRectF all = area();
    for (double tick = m_low; tick <= m_high + m_step / 2; tick += m_step) {
        const QPointF place = positionOf({{}, tick, tick});
        painter.setPen(QPen(colours().grid, 1));
        painter.drawLine(QPointF(place.x(), all.top()), QPointF(place.x(), all.bottom()));
        painter.drawLine(QPointF(all.left(), place.y()), QPointF(all.right(), place.y()));
        painter.setPen(colours().quiet);
        painter.drawText(QRectF(place.x() - 30, all.bottom() + 2, 60, 16), Qt::AlignCenter, tickText(tick));
        painter.drawText(QRectF(all.left() - 36, place.y() - 8, 30, 16), Qt::AlignRight | Qt::AlignVCenter,
                         tickText(tick));
    }
    painter.setFont(textFont(12));
    painter.drawText(QRectF(all.left(), all.bottom() + 18, all.width(), 20), Qt::AlignCenter,
                     tr("BLEU with inherited weights"));
    painter.save();
    painter.translate(0, all.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, all.height(), 18), Qt::AlignCenter, tr("BLEU of standalone training"));
    painter.restore();
}

void FidelityPlot::paintDiagonal(QPainter &painter) const
{
    const QRectF all = area();
    painter.setPen(QPen(colours().quiet, 1, Qt::DashLine));
    painter.drawLine(all.bottomLeft(), all.topRight());
    painter.setPen(colours().quiet);
    painter.setFont(textFont(11));
    const QRectF inner = all.adjusted(8, 6, -8, -6);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, tr("better than\nthe supernet says"));
    painter.drawText(inner, Qt::AlignRight | Qt::AlignBottom, tr("worse than\nthe supernet says"));
}

void FidelityPlot::paintDots(QPainter &painter) const
{
    if (m_series.isEmpty())
        return;
    for (const Place &place : places()) {
        if (place == m_pointed)
            continue;
        paintMark(painter, positionOf(at(place)), m_series[place.series].look, markRadius);
    }
    if (m_pointed.series < 0)
        return;
    const QPointF middle = positionOf(at(m_pointed));
    paintMark(painter, middle, m_series[m_pointed.series].look, markRadius * 1.3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours().text, 1.5));
    painter.drawEllipse(middle, markRadius * 2, markRadius * 2);
}

void FidelityPlot::point(const Place &place)
{
    if (place == m_pointed)
        return;
    m_pointed = place;
    update();
}

void FidelityPlot::mouseMoveEvent(QMouseEvent *event)
{
    Place nearest;
    double least = reach;
    for (const Place &place : places()) {
        const double distance = QLineF(positionOf(at(place)), event->position()).length();
        if (distance < least) {
            least = distance;
            nearest = place;
        }
    }
    point(nearest);
}

void FidelityPlot::leaveEvent(QEvent *)
{
    point({});
}

void FidelityPlot::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    const QList<Place> all = places();
    if (step == 0 || all.isEmpty())
        return QWidget::keyPressEvent(event);
    const qsizetype now = all.indexOf(m_pointed);
    point(all[std::clamp<qsizetype>(now + step, 0, all.size() - 1)]);
    setAccessibleDescription(reading());
}

QIcon fidelityMark(int look)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, {16, 16}, look, 10);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // A selection must not tint what tells runs apart.
    return icon;
}

} // namespace supernet::ui
