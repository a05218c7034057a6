// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/front_layers.h"

#include "theme/theme.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <QSet>

namespace supernet::ui {

namespace {

QPixmap dotPixmap(const QColor &colour, double diameter, double ratio)
{
    QPixmap pixmap(QSize(8, 8) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(4, 4), diameter / 2, diameter / 2);
    return pixmap;
}

/// Points as pixmaps, at their places on fine screens too: QCustomPlot takes a pixmap's fine pixels for those of the screen.
class DotGraph : public QCPGraph
{
public:
    using QCPGraph::QCPGraph;

protected:
    void drawScatterPlot(QCPPainter *painter, const QVector<QPointF> &scatters,
                         const QCPScatterStyle &style) const override
    {
        const QPixmap dot = style.pixmap();
        const double ratio = dot.devicePixelRatio();
        const QPointF half(dot.width() / ratio / 2, dot.height() / ratio / 2);
        for (const QPointF &place : scatters) {
            const QPointF corner = place - half;
            // On whole pixels of the screen: between them it would be blurred, and slow.
            painter->drawPixmap(QPointF(std::round(corner.x() * ratio), std::round(corner.y() * ratio)) / ratio, dot);
        }
    }
};

} // namespace

FrontLayers::FrontLayers(QCustomPlot &plot)
    : m_plot(plot)
{
    for (const char *name : {"band", "ghosts", "cloud", "front", "marks"}) {
        plot.addLayer(QString::fromLatin1(name));
        layer(name)->setMode(QCPLayer::lmBuffered);
    }
    m_cloudPicture = std::make_unique<CloudPicture>(plot, *layer("cloud"));
    for (auto &cloud : m_clouds)
        cloud = addGraph("cloud", new DotGraph(plot.xAxis, plot.yAxis));
    m_line = addGraph("front");
    m_line->setLineStyle(QCPGraph::lsStepLeft);
    m_medians = addGraph("front");
    m_spreads = addBars(m_medians, QCPErrorBars::etKeyError);
    m_valued = addGraph("front");
    m_intervals = addBars(m_valued, QCPErrorBars::etValueError);
    for (QCPGraph **graph :
         {&m_possible, &m_predictedUnsure, &m_measuredUnsure, &m_predicted, &m_measured, &m_retrained, &m_exported})
        *graph = addGraph("front");
    for (QCPGraph **edge : {&m_bandWorst, &m_bandBest}) {
        *edge = addGraph("band");
        (*edge)->setLineStyle(QCPGraph::lsStepLeft);
        (*edge)->setPen(Qt::NoPen);
    }
    m_bandBest->setChannelFillGraph(m_bandWorst);
    m_chosen = addGraph("marks");
    m_shape = new QCPCurve(plot.xAxis, plot.yAxis);
    m_shape->setLayer(QStringLiteral("marks"));
    makeItems();
}

QCPGraph *FrontLayers::addGraph(const char *layer)
{
    return addGraph(layer, m_plot.addGraph());
}

QCPGraph *FrontLayers::addGraph(const char *layer, QCPGraph *graph)
{
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setLayer(QString::fromLatin1(layer));
    return graph;
}

QCPErrorBars *FrontLayers::addBars(QCPGraph *around, QCPErrorBars::ErrorType direction)
{
    auto *bars = new QCPErrorBars(m_plot.xAxis, m_plot.yAxis);
    bars->setDataPlottable(around);
    bars->setErrorType(direction);
    bars->setWhiskerWidth(7);
    bars->setSymbolGap(0);
    bars->setLayer(QStringLiteral("front"));
    return bars;
}

void FrontLayers::makeItems()
{
    m_beyond = new QCPItemRect(&m_plot);
    m_focus = new QCPItemRect(&m_plot);
    m_limitLine = new QCPItemStraightLine(&m_plot);
    m_limitTag = new QCPItemText(&m_plot);
    m_bestTag = new QCPItemText(&m_plot);
    for (QCPAbstractItem *item :
         std::initializer_list<QCPAbstractItem *>{m_beyond, m_focus, m_limitLine, m_limitTag, m_bestTag}) {
        item->setLayer(QStringLiteral("marks"));
        item->setVisible(false);
    }
    for (auto *tag : {m_limitTag, m_bestTag})
        tag->setPadding({8, 4, 8, 4});
    for (QCPItemPosition *corner : {m_beyond->topLeft, m_beyond->bottomRight, m_limitTag->position})
        corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_bestTag->position->setType(QCPItemPosition::ptAbsolute);
    for (QCPItemPosition *corner : {m_focus->topLeft, m_focus->bottomRight})
        corner->setType(QCPItemPosition::ptAxisRectRatio);
    m_focus->bottomRight->setCoords(1, 1);
    m_limitTag->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_bestTag->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_bestTag->setTextAlignment(Qt::AlignLeft);
}

void FrontLayers::restyle()
{
    const Colours &scheme = colours();
    applyPlotStyle(m_plot);
    for (int shade = 0; shade < shades; ++shade) {
        const double pale = 0.72 - 0.66 * shade / (shades - 1);
        m_clouds[static_cast<std::size_t>(shade)]->setScatterStyle(
            QCPScatterStyle(dotPixmap(mixed(runColour(0), scheme.card, pale), 6.2, m_plot.devicePixelRatioF())));
    }
    const QColor vermilion = frontColour();
    m_line->setPen(QPen(vermilion, 2));
    // Not ssDisc, which QCustomPlot fills with the pen: the rim would hide the point.
    m_measured->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(scheme.card, 1.5), vermilion, 10));
    m_predicted->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(vermilion, 2), scheme.card, 8));
    const QColor pale = mixed(vermilion, scheme.card, 0.45);
    m_measuredUnsure->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(scheme.card, 1.5), pale, 10));
    m_predictedUnsure->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(pale, 2), scheme.card, 8));
    m_possible->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(pale, 1.4), Qt::NoBrush, 9));
    m_exported->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssSquare, QPen(scheme.card, 1.5), standingColour(Standing::Exported), 10));
    QColor band = vermilion;
    band.setAlphaF(0.13F);
    m_bandBest->setBrush(band);
    m_retrained->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(scheme.card, 1.5), standingColour(Standing::Retrained), 12));
    m_chosen->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(scheme.accent, 2.6), Qt::NoBrush, 18));
    m_limitLine->setPen(QPen(scheme.accent, 2));
    m_limitTag->setBrush(scheme.accent);
    m_limitTag->setColor(scheme.onAccent);
    m_limitTag->setFont(textFont(12, QFont::DemiBold));
    m_bestTag->setBrush(scheme.card);
    m_bestTag->setPen(QPen(scheme.border));
    m_bestTag->setColor(scheme.text);
    m_bestTag->setFont(textFont(12));
    m_beyond->setPen(Qt::NoPen);
    QColor veil = scheme.ground;
    veil.setAlphaF(0.62F);
    m_beyond->setBrush(veil);
    QColor inside = scheme.accent;
    inside.setAlphaF(0.12F);
    m_shape->setPen(QPen(scheme.accent));
    m_shape->setBrush(inside);
    m_focus->setPen(QPen(scheme.accent, 1, Qt::DotLine));
    m_spreads->setPen(QPen(mixed(vermilion, scheme.card, 0.35), 1.2));
    m_intervals->setPen(QPen(mixed(scheme.quiet, scheme.card, 0.35), 1.2));
}

void FrontLayers::nameAxes(const FrontAxes &axes)
{
    m_plot.xAxis->setLabel(expenseTitle(axes));
    m_plot.yAxis->setLabel(axisTitle(axes.quality));
    // Better is up whatever is drawn.
    m_plot.yAxis->setRangeReversed(lessIsBetter(axes.quality));
}

void FrontLayers::drawCloud(const QVector<FrontPoint> &points)
{
    m_cloudPicture->end();
    int newest = 1;
    for (const FrontPoint &point : points)
        newest = std::max(newest, point.generation);
    std::array<QVector<double>, shades> x;
    std::array<QVector<double>, shades> y;
    for (const FrontPoint &point : points) {
        if (!isInherited(point.standing))
            continue;
        // A store from elsewhere may count as it likes.
        const auto shade = static_cast<std::size_t>(qint64{std::max(0, point.generation)} * (shades - 1) / newest);
        x[shade] << point.cost;
        y[shade] << point.value;
    }
    for (std::size_t shade = 0; shade < shades; ++shade)
        m_clouds[shade]->setData(x[shade], y[shade], true);
}

void FrontLayers::drawFront(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points)
{
    for (auto *graph :
         {m_line, m_measured, m_predicted, m_measuredUnsure, m_predictedUnsure, m_possible, m_retrained, m_exported})
        graph->data()->clear();
    drawSpreads(front);
    for (const FrontPoint &point : front)
        drawMember(point);
    drawOutside(front, points);
    drawIntervals(front, points);
}

void FrontLayers::drawMember(const FrontPoint &point)
{
    const bool sure = point.membership == Membership::Unknown || point.membership == Membership::Certain;
    const bool measured = point.standing == Standing::Measured;
    QCPGraph *graph = measured ? (sure ? m_measured : m_measuredUnsure) : (sure ? m_predicted : m_predictedUnsure);
    m_line->addData(point.cost, point.value);
    graph->addData(point.cost, point.value);
}

/// What stands out without being a member of the front.
void FrontLayers::drawOutside(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points)
{
    QSet<QString> members;
    for (const FrontPoint &member : front)
        members.insert(member.id);
    for (const FrontPoint &point : points) {
        if (point.standing == Standing::Retrained) {
            m_retrained->addData(point.cost, point.value);
        } else if (point.standing == Standing::Exported) {
            m_exported->addData(point.cost, point.value);
        } else if (point.membership != Membership::Unknown && point.membership != Membership::RuledOut
                   && !members.contains(point.id)) {
            m_possible->addData(point.cost, point.value);
        }
    }
}

void FrontLayers::drawIntervals(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points)
{
    QVector<FrontPoint> valued;
    const auto isKnown = [](const FrontPoint &point) { return point.valueInterval > 0; };
    std::ranges::copy_if(front, std::back_inserter(valued), isKnown);
    std::ranges::copy_if(points, std::back_inserter(valued),
                         [&](const FrontPoint &point) { return isKnown(point) && !isInherited(point.standing); });
    std::ranges::stable_sort(valued, {}, &FrontPoint::cost);
    QVector<double> cost;
    QVector<double> value;
    QVector<double> interval;
    for (const FrontPoint &point : std::as_const(valued)) {
        cost << point.cost;
        value << point.value;
        interval << point.valueInterval;
    }
    m_valued->setData(cost, value, true);
    m_intervals->setData(interval);
}

/// Of what was measured, between its fastest and slowest tenth; else of the prediction.
void FrontLayers::drawSpreads(const QVector<FrontPoint> &front)
{
    struct Spread
    {
        double middle = 0;
        double low = 0;
        double high = 0;
        double value = 0;
    };
    QVector<Spread> spreads;
    for (const FrontPoint &point : front) {
        if (point.measured)
            spreads << Spread{point.measured->median, point.measured->low, point.measured->high, point.value};
        else if (point.range)
            spreads << Spread{point.cost, point.range->first, point.range->second, point.value};
    }
    // The bars take the order of the graph, which is that of its keys.
    std::ranges::stable_sort(spreads, {}, &Spread::middle);
    QVector<double> middle;
    QVector<double> value;
    QVector<double> below;
    QVector<double> above;
    for (const Spread &spread : std::as_const(spreads)) {
        middle << spread.middle;
        value << spread.value;
        below << spread.middle - spread.low;
        above << spread.high - spread.middle;
    }
    m_medians->setData(middle, value, true);
    m_spreads->setData(below, above);
}

void FrontLayers::drawBand(const QVector<FrontBandPoint> &band)
{
    for (QCPGraph *edge : {m_bandWorst, m_bandBest})
        edge->data()->clear();
    for (const FrontBandPoint &step : band) {
        m_bandWorst->addData(step.cost, step.worst);
        m_bandBest->addData(step.cost, step.best);
    }
}

void FrontLayers::drawGhosts(const QVector<FrontGhost> &ghosts)
{
    while (m_ghosts.size() > ghosts.size())
        m_plot.removeGraph(m_ghosts.takeLast());
    while (m_ghosts.size() < ghosts.size())
        m_ghosts << addGraph("ghosts");
    for (qsizetype index = 0; index < ghosts.size(); ++index) {
        const FrontGhost &ghost = ghosts[index];
        QCPGraph *graph = m_ghosts[index];
        graph->data()->clear();
        for (const QPointF &point : ghost.points)
            graph->addData(point.x(), point.y());
        graph->setLineStyle(ghost.published ? QCPGraph::lsLine : QCPGraph::lsStepLeft);
        graph->setPen(QPen(ghost.colour, 1.4, ghost.published ? Qt::DotLine : Qt::DashLine));
        graph->setScatterStyle(
            ghost.published ? QCPScatterStyle(QCPScatterStyle::ssTriangle, QPen(ghost.colour, 1.4), colours().card, 8)
                            : QCPScatterStyle(QCPScatterStyle::ssNone));
    }
}

void FrontLayers::drawSelection(const QVector<FrontPoint> &points, const QStringList &selected)
{
    m_chosen->data()->clear();
    for (const FrontPoint &point : points) {
        if (isInherited(point.standing) && selected.contains(point.id))
            m_chosen->addData(point.cost, point.value);
    }
}

void FrontLayers::drawLimit(std::optional<double> limit, const std::optional<FrontPoint> &best, const FrontAxes &axes)
{
    for (QCPAbstractItem *item : std::initializer_list<QCPAbstractItem *>{m_beyond, m_limitLine, m_limitTag})
        item->setVisible(limit.has_value());
    m_bestTag->setVisible(limit && best && m_plot.xAxis->range().contains(best->cost));
    if (!limit)
        return;
    const QCPRange y = m_plot.yAxis->range();
    m_limitLine->point1->setCoords(*limit, y.lower);
    m_limitLine->point2->setCoords(*limit, y.upper);
    m_limitTag->setText(FrontPlot::tr("limit %1").arg(figure(axes.expense, *limit)));
    placeLimitTag(*limit);
    m_beyond->topLeft->setCoords(*limit, 0);
    m_beyond->bottomRight->setCoords(std::max(*limit, m_plot.xAxis->range().upper), 1);
    if (!best)
        return;
    m_bestTag->setText(FrontPlot::tr("Best under the limit") + QLatin1Char('\n') + figure(axes.quality, best->value)
                       + QStringLiteral(" · ") + figure(axes.expense, best->cost));
    placeBestTag(*best);
}

/// Over its line, moved as far as it takes to stay inside the axes while the line is.
void FrontLayers::placeLimitTag(double limit)
{
    const double half = QFontMetrics(m_limitTag->font()).horizontalAdvance(m_limitTag->text()) / 2.0 + 8;
    const QRect area = m_plot.axisRect()->rect();
    double x = m_plot.xAxis->coordToPixel(limit);
    if (m_plot.xAxis->range().contains(limit))
        x = std::max(std::min(x, area.right() - half), area.left() + half);
    m_limitTag->position->setCoords(m_plot.xAxis->pixelToCoord(x), 0.0);
}

/// Below and right of the point, moved as far as it takes to stay inside the axes.
void FrontLayers::placeBestTag(const FrontPoint &best)
{
    const QSize size = QFontMetrics(m_bestTag->font()).size(0, m_bestTag->text()) + QSize(20, 12);
    const QRect area = m_plot.axisRect()->rect();
    const QPointF point(m_plot.xAxis->coordToPixel(best.cost), m_plot.yAxis->coordToPixel(best.value));
    const bool below = point.y() + 14 + size.height() < area.bottom();
    const double x = std::min(point.x() + 16, double(area.right() - size.width()));
    m_bestTag->position->setCoords(std::max(double(area.left()), x),
                                   below ? point.y() + 14 : point.y() - 14 - size.height());
}

void FrontLayers::drawShape(const QPolygonF &pixels)
{
    QVector<double> x;
    QVector<double> y;
    for (const QPointF &corner : pixels) {
        x << m_plot.xAxis->pixelToCoord(corner.x());
        y << m_plot.yAxis->pixelToCoord(corner.y());
    }
    m_shape->setData(x, y);
    replotMarks();
}

void FrontLayers::showFocus(bool focused)
{
    m_focus->setVisible(focused);
    replotMarks();
}

void FrontLayers::replotMarks()
{
    layer("marks")->replot();
}

} // namespace supernet::ui
