// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/front_plot.h"

#include "domain/search/pareto.h"
#include "plots/plotting.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QFileInfo>
#include <QMouseEvent>
#include <QSvgGenerator>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

namespace supernet::ui {

namespace {

constexpr int shades = 5;
constexpr double reach = 12; ///< Pixels from a point within which a click means it.

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

struct FrontPlot::Private
{
    QCustomPlot *plot = nullptr;
    std::array<QCPGraph *, shades> clouds{};
    QCPGraph *line = nullptr;
    QCPGraph *measured = nullptr;
    QCPGraph *predicted = nullptr;
    QCPGraph *chosen = nullptr;
    QCPItemStraightLine *limitLine = nullptr;
    QCPItemText *limitTag = nullptr;
    QCPItemText *bestTag = nullptr;
    QCPItemRect *beyond = nullptr;
    Quality quality = Quality::Bleu;
    QVector<FrontPoint> points;
    QVector<FrontPoint> front;
    std::optional<double> limit;
    QString selected;
    bool dragging = false;

    QCPLayer *layer(const char *name) const { return plot->layer(QString::fromLatin1(name)); }

    void makeLayers()
    {
        for (const char *name : {"cloud", "front", "marks"}) {
            plot->addLayer(QString::fromLatin1(name));
            layer(name)->setMode(QCPLayer::lmBuffered);
        }
        for (auto &cloud : clouds) {
            cloud = plot->addGraph();
            cloud->setLineStyle(QCPGraph::lsNone);
            cloud->setLayer(QStringLiteral("cloud"));
        }
        for (auto **graph : {&line, &measured, &predicted, &chosen}) {
            *graph = plot->addGraph();
            (*graph)->setLineStyle(QCPGraph::lsNone);
            (*graph)->setLayer(QStringLiteral("front"));
        }
        line->setLineStyle(QCPGraph::lsStepLeft);
        chosen->setLayer(QStringLiteral("marks"));
    }

    void makeItems()
    {
        beyond = new QCPItemRect(plot);
        limitLine = new QCPItemStraightLine(plot);
        limitTag = new QCPItemText(plot);
        bestTag = new QCPItemText(plot);
        for (QCPAbstractItem *item : {static_cast<QCPAbstractItem *>(beyond), static_cast<QCPAbstractItem *>(limitLine),
                                      static_cast<QCPAbstractItem *>(limitTag), static_cast<QCPAbstractItem *>(bestTag)})
            item->setLayer(QStringLiteral("marks"));
        for (auto *tag : {limitTag, bestTag})
            tag->setPadding({8, 4, 8, 4});
        limitTag->position->setTypeX(QCPItemPosition::ptPlotCoords);
        limitTag->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        limitTag->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
        bestTag->setTextAlignment(Qt::AlignLeft);
    }

    void restyle()
    {
        const Colours &scheme = colours();
        applyPlotStyle(*plot);
        for (int shade = 0; shade < shades; ++shade) {
            const double pale = 0.72 - 0.66 * shade / (shades - 1);
            QColor colour = mixed(runColour(0), scheme.card, pale);
            clouds[static_cast<std::size_t>(shade)]->setScatterStyle(
                QCPScatterStyle(dotPixmap(colour, 6.2, plot->devicePixelRatioF())));
        }
        const QColor vermilion = frontColour();
        line->setPen(QPen(vermilion, 2));
        measured->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(scheme.card, 1.5), vermilion, 10));
        predicted->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(vermilion, 2), scheme.card, 8));
        chosen->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(scheme.accent, 2.6), Qt::NoBrush, 18));
        limitLine->setPen(QPen(scheme.accent, 2));
        limitTag->setBrush(scheme.accent);
        limitTag->setColor(scheme.onAccent);
        limitTag->setFont(textFont(12, QFont::DemiBold));
        bestTag->setBrush(scheme.card);
        bestTag->setPen(QPen(scheme.border));
        bestTag->setColor(scheme.text);
        bestTag->setFont(textFont(12));
        beyond->setPen(Qt::NoPen);
        QColor veil = scheme.ground;
        veil.setAlphaF(0.62F);
        beyond->setBrush(veil);
    }

    void nameAxes() const
    {
        plot->xAxis->setLabel(FrontPlot::tr("Latency, ms a sentence (left is faster)"));
        plot->yAxis->setLabel(quality == Quality::Bleu ? FrontPlot::tr("BLEU, validation (up is better)")
                                                       : FrontPlot::tr("Validation loss, nats a token (up is better)"));
        // Better is up whatever is drawn.
        plot->yAxis->setRangeReversed(quality == Quality::Loss);
    }
};

FrontPlot::FrontPlot(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->plot = new QCustomPlot(this);
    d->plot->setMinimumSize(320, 220);
    d->plot->setMouseTracking(true);
    d->plot->installEventFilter(this);
    d->makeLayers();
    d->makeItems();
    d->restyle();
    d->nameAxes();
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(d->plot);
    setAccessibleName(tr("Scatter of latency and quality with its front"));
    redraw();
}

FrontPlot::~FrontPlot() = default;

void FrontPlot::setQuality(Quality quality)
{
    d->quality = quality;
    d->nameAxes();
    redraw();
}

FrontPlot::Quality FrontPlot::quality() const
{
    return d->quality;
}

void FrontPlot::setPoints(QVector<FrontPoint> points)
{
    if (points.size() > MostPoints)
        points.remove(0, points.size() - MostPoints);
    d->points = std::move(points);
    std::ranges::sort(d->points, {}, &FrontPoint::latencyMs);
    redraw();
}

const QVector<FrontPoint> &FrontPlot::points() const
{
    return d->points;
}

QVector<FrontPoint> FrontPlot::front() const
{
    return d->front;
}

std::optional<FrontPoint> FrontPlot::bestUnderLimit() const
{
    std::optional<FrontPoint> best;
    for (const FrontPoint &point : d->front) {
        if (!d->limit || point.latencyMs <= *d->limit)
            best = point;
    }
    return best;
}

void FrontPlot::setLimit(std::optional<double> latencyMs)
{
    d->limit = latencyMs;
    redrawOverlay();
}

std::optional<double> FrontPlot::limit() const
{
    return d->limit;
}

void FrontPlot::select(const QString &id)
{
    d->selected = id;
    redrawOverlay();
}

QString FrontPlot::selected() const
{
    return d->selected;
}

QPoint FrontPlot::positionOf(const QString &id) const
{
    for (const FrontPoint &point : std::as_const(d->points)) {
        if (point.id == id)
            return QPointF(d->plot->xAxis->coordToPixel(point.latencyMs), d->plot->yAxis->coordToPixel(point.value))
                .toPoint();
    }
    return {};
}

void FrontPlot::redraw()
{
    int newest = 1;
    for (const FrontPoint &point : std::as_const(d->points))
        newest = std::max(newest, point.generation);
    std::array<QVector<double>, shades> x;
    std::array<QVector<double>, shades> y;
    std::vector<Objectives> objectives;
    for (const FrontPoint &point : std::as_const(d->points)) {
        const auto shade = static_cast<std::size_t>(point.generation * (shades - 1) / newest);
        x[shade] << point.latencyMs;
        y[shade] << point.value;
        objectives.push_back({point.latencyMs, d->quality == Quality::Bleu ? -point.value : point.value});
    }
    for (std::size_t shade = 0; shade < shades; ++shade)
        d->clouds[shade]->setData(x[shade], y[shade], true);
    d->front.clear();
    for (const std::size_t member : paretoFront(objectives))
        d->front << d->points[static_cast<qsizetype>(member)];
    redrawFront();
    const auto span = [](QCPAxis *axis, auto project, const QVector<FrontPoint> &points) {
        const auto [low, high] = std::ranges::minmax(points, {}, project);
        const double air = std::max(0.06 * (project(high) - project(low)), 1e-3);
        axis->setRange(project(low) - air, project(high) + air);
    };
    if (!d->points.isEmpty()) {
        span(d->plot->xAxis, [](const FrontPoint &point) { return point.latencyMs; }, d->points);
        span(d->plot->yAxis, [](const FrontPoint &point) { return point.value; }, d->points);
    }
    redrawOverlay();
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void FrontPlot::redrawFront()
{
    for (auto *graph : {d->line, d->measured, d->predicted})
        graph->data()->clear();
    for (const FrontPoint &point : std::as_const(d->front)) {
        d->line->addData(point.latencyMs, point.value);
        (point.measured ? d->measured : d->predicted)->addData(point.latencyMs, point.value);
    }
    setAccessibleDescription(tr("%1 candidates, %2 on the front").arg(d->points.size()).arg(d->front.size()));
}

void FrontPlot::redrawOverlay()
{
    d->chosen->data()->clear();
    for (const FrontPoint &point : std::as_const(d->points)) {
        if (point.id == d->selected)
            d->chosen->addData(point.latencyMs, point.value);
    }
    const bool limited = d->limit.has_value() && !d->points.isEmpty();
    for (QCPAbstractItem *item : {static_cast<QCPAbstractItem *>(d->limitLine), static_cast<QCPAbstractItem *>(d->limitTag),
                                  static_cast<QCPAbstractItem *>(d->bestTag), static_cast<QCPAbstractItem *>(d->beyond)})
        item->setVisible(limited);
    if (limited) {
        const double ms = *d->limit;
        const QCPRange y = d->plot->yAxis->range();
        d->limitLine->point1->setCoords(ms, y.lower);
        d->limitLine->point2->setCoords(ms, y.upper);
        d->limitTag->position->setCoords(ms, 0.0);
        d->limitTag->setText(tr("limit %1").arg(milliseconds(ms)));
        d->beyond->topLeft->setCoords(ms, d->quality == Quality::Loss ? y.lower : y.upper);
        d->beyond->bottomRight->setCoords(std::max(ms, d->plot->xAxis->range().upper),
                                          d->quality == Quality::Loss ? y.upper : y.lower);
        const auto best = bestUnderLimit();
        d->bestTag->setVisible(best.has_value());
        if (best) {
            const QString quality = d->quality == Quality::Bleu ? tr("%1 BLEU").arg(decimal(best->value, 1))
                                                                : tr("loss %1").arg(decimal(best->value, 3));
            d->bestTag->setText(tr("Best under the limit") + QLatin1Char('\n') + quality + QStringLiteral(" · ")
                                + milliseconds(best->latencyMs));
            const double across = d->plot->xAxis->coordToPixel(best->latencyMs) + 16;
            const double down = d->plot->yAxis->coordToPixel(best->value) + 12;
            d->bestTag->position->setType(QCPItemPosition::ptAbsolute);
            d->bestTag->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
            d->bestTag->position->setCoords(across, down);
        }
    }
    d->layer("marks")->replot();
}

QString FrontPlot::nearest(const QPointF &position) const
{
    QString id;
    double best = reach * reach;
    // Members of the front lie on top, so they win a tie.
    const auto look = [&](const QVector<FrontPoint> &points) {
        for (const FrontPoint &point : points) {
            const double dx = d->plot->xAxis->coordToPixel(point.latencyMs) - position.x();
            const double dy = d->plot->yAxis->coordToPixel(point.value) - position.y();
            if (dx * dx + dy * dy < best) {
                best = dx * dx + dy * dy;
                id = point.id;
            }
        }
    };
    look(d->front);
    look(d->points);
    return id;
}

bool FrontPlot::pressed(const QPointF &position)
{
    if (!d->limit || std::abs(d->plot->xAxis->coordToPixel(*d->limit) - position.x()) > 7 || !nearest(position).isEmpty())
        return false;
    d->dragging = true;
    return true;
}

void FrontPlot::moved(const QPointF &position)
{
    if (d->dragging) {
        const QCPRange range = d->plot->xAxis->range();
        setLimit(std::clamp(d->plot->xAxis->pixelToCoord(position.x()), range.lower, range.upper));
        Q_EMIT limitChanged(*d->limit);
        return;
    }
    const QString id = nearest(position);
    const bool onLimit = d->limit && std::abs(d->plot->xAxis->coordToPixel(*d->limit) - position.x()) <= 7;
    d->plot->setCursor(!id.isEmpty() ? Qt::PointingHandCursor : onLimit ? Qt::SplitHCursor : Qt::ArrowCursor);
    Q_EMIT pointHovered(id, d->plot->mapTo(this, position.toPoint()));
}

void FrontPlot::released(const QPointF &position)
{
    if (std::exchange(d->dragging, false))
        return;
    const QString id = nearest(position);
    if (id.isEmpty())
        return;
    select(id);
    Q_EMIT pointClicked(id);
}

bool FrontPlot::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return pressed(static_cast<QMouseEvent *>(event)->position());
    case QEvent::MouseMove:
        moved(static_cast<QMouseEvent *>(event)->position());
        return false;
    case QEvent::MouseButtonRelease:
        released(static_cast<QMouseEvent *>(event)->position());
        return false;
    case QEvent::Leave:
        Q_EMIT pointHovered({}, {});
        return false;
    case QEvent::Resize:
        QMetaObject::invokeMethod(this, [this] { redrawOverlay(); }, Qt::QueuedConnection);
        return false;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void FrontPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        d->restyle();
        redraw();
    }
    QWidget::changeEvent(event);
}

bool FrontPlot::save(const QString &file, int width, int height)
{
    d->plot->replot(QCustomPlot::rpImmediateRefresh);
    const QString kind = QFileInfo(file).suffix().toLower();
    if (kind == QLatin1String("pdf"))
        return d->plot->savePdf(file, width, height);
    if (kind != QLatin1String("svg"))
        return d->plot->savePng(file, width, height, 2.0);
    QSvgGenerator generator;
    generator.setFileName(file);
    generator.setSize({width, height});
    generator.setViewBox(QRect(0, 0, width, height));
    QCPPainter painter;
    if (!painter.begin(&generator))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    d->plot->toPainter(&painter, width, height);
    return painter.end() && QFileInfo(file).size() > 0;
}

} // namespace supernet::ui
