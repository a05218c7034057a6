// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/front_layers.h"

#include "theme/theme.h"

#include <algorithm>
#include <iterator>

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

} // namespace

FrontLayers::FrontLayers(QCustomPlot &plot)
    : m_plot(plot)
{
    for (const char *name : {"ghosts", "cloud", "front", "marks"}) {
        plot.addLayer(QString::fromLatin1(name));
        layer(name)->setMode(QCPLayer::lmBuffered);
    }
    m_cloudPicture = std::make_unique<CloudPicture>(plot, *layer("cloud"));
    for (auto &cloud : m_clouds)
        cloud = addGraph("cloud");
    m_line = addGraph("front");
    m_line->setLineStyle(QCPGraph::lsStepLeft);
    m_measured = addGraph("front");
    m_predicted = addGraph("front");
    m_retrained = addGraph("front");
    m_medians = addGraph("front");
    m_spreads = new QCPErrorBars(plot.xAxis, plot.yAxis);
    m_spreads->setDataPlottable(m_medians);
    m_spreads->setErrorType(QCPErrorBars::etKeyError);
    m_spreads->setWhiskerWidth(7);
    m_spreads->setSymbolGap(0);
    m_spreads->setLayer(QStringLiteral("front"));
    m_chosen = addGraph("marks");
    m_shape = new QCPCurve(plot.xAxis, plot.yAxis);
    m_shape->setLayer(QStringLiteral("marks"));
    makeItems();
}

QCPGraph *FrontLayers::addGraph(const char *layer)
{
    QCPGraph *graph = m_plot.addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setLayer(QString::fromLatin1(layer));
    return graph;
}

void FrontLayers::makeItems()
{
    m_beyond = new QCPItemRect(&m_plot);
    m_focus = new QCPItemRect(&m_plot);
    m_limitLine = new QCPItemStraightLine(&m_plot);
    m_limitTag = new QCPItemText(&m_plot);
    m_bestTag = new QCPItemText(&m_plot);
    for (QCPAbstractItem *item : std::initializer_list<QCPAbstractItem *>{m_beyond, m_focus, m_limitLine, m_limitTag, m_bestTag}) {
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
    m_retrained->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDiamond, QPen(scheme.card, 1.5), runColour(2), 12));
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
    QColor band = scheme.accent;
    band.setAlphaF(0.12F);
    m_shape->setPen(QPen(scheme.accent));
    m_shape->setBrush(band);
    m_focus->setPen(QPen(scheme.accent, 1, Qt::DotLine));
    m_spreads->setPen(QPen(mixed(vermilion, scheme.card, 0.35), 1.2));
}

void FrontLayers::nameAxes(const FrontAxes &axes)
{
    m_plot.xAxis->setLabel(axisTitle(axes.expense));
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
        if (point.standing == Standing::Retrained)
            continue;
        const auto shade = static_cast<std::size_t>(point.generation * (shades - 1) / newest);
        x[shade] << point.cost;
        y[shade] << point.value;
    }
    for (std::size_t shade = 0; shade < shades; ++shade)
        m_clouds[shade]->setData(x[shade], y[shade], true);
}

void FrontLayers::drawFront(const QVector<FrontPoint> &front, const QVector<FrontPoint> &points)
{
    for (auto *graph : {m_line, m_measured, m_predicted, m_retrained})
        graph->data()->clear();
    drawSpreads(front);
    for (const FrontPoint &point : front) {
        m_line->addData(point.cost, point.value);
        (point.standing == Standing::Measured ? m_measured : m_predicted)->addData(point.cost, point.value);
    }
    for (const FrontPoint &point : points) {
        if (point.standing == Standing::Retrained)
            m_retrained->addData(point.cost, point.value);
    }
}

void FrontLayers::drawSpreads(const QVector<FrontPoint> &front)
{
    QVector<FrontPoint> measured;
    std::ranges::copy_if(front, std::back_inserter(measured), [](const FrontPoint &point) { return point.measured.has_value(); });
    // The bars take the order of the graph, which is that of its keys.
    std::ranges::stable_sort(measured, {}, [](const FrontPoint &point) { return point.measured->median; });
    QVector<double> median;
    QVector<double> value;
    QVector<double> below;
    QVector<double> above;
    for (const FrontPoint &point : std::as_const(measured)) {
        median << point.measured->median;
        value << point.value;
        below << point.measured->median - point.measured->low;
        above << point.measured->high - point.measured->median;
    }
    m_medians->setData(median, value, true);
    m_spreads->setData(below, above);
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
        graph->setScatterStyle(ghost.published
                                   ? QCPScatterStyle(QCPScatterStyle::ssTriangle, QPen(ghost.colour, 1.4), colours().card, 8)
                                   : QCPScatterStyle(QCPScatterStyle::ssNone));
    }
}

void FrontLayers::drawSelection(const QVector<FrontPoint> &points, const QStringList &selected)
{
    m_chosen->data()->clear();
    for (const FrontPoint &point : points) {
        if (point.standing != Standing::Retrained && selected.contains(point.id))
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
    m_limitTag->position->setCoords(*limit, 0.0);
    m_limitTag->setText(FrontPlot::tr("limit %1").arg(figure(axes.expense, *limit)));
    m_beyond->topLeft->setCoords(*limit, 0);
    m_beyond->bottomRight->setCoords(std::max(*limit, m_plot.xAxis->range().upper), 1);
    if (!best)
        return;
    m_bestTag->setText(FrontPlot::tr("Best under the limit") + QLatin1Char('\n') + figure(axes.quality, best->value)
                       + QStringLiteral(" · ") + figure(axes.expense, best->cost));
    placeBestTag(*best);
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
