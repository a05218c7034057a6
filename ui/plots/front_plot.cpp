// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/front_plot.h"

#include "domain/search/pareto.h"
#include "plots/front_layers.h"
#include "plots/plotting.h"
#include "theme/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSet>
#include <QTimer>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr double reach = 12; ///< Pixels from a point within which a click means it.
constexpr double grip = 7; ///< Pixels from the limit within which it is held.
constexpr qsizetype bigCloud = 10'000; ///< Points that take longer to draw than a frame may.
constexpr int restMs = 60; ///< With the drawing that follows, crisp within 100 ms.
constexpr double leastBand = 6; ///< Pixels; less is a click.
constexpr double mostReach = 1.5; ///< Times the dearest candidate, up to which an exported file widens the view.

void span(QCPAxis &axis, double low, double high)
{
    const double air = std::max({0.06 * (high - low), 1e-3, 1e-9 * std::abs(high)});
    axis.setRange(low - air, high + air);
}

bool isFar(const FrontPoint &point, double farCost)
{
    return point.standing == Standing::Exported && point.cost > farCost;
}

} // namespace

struct FrontPlot::Private
{
    enum class Drag { None, Limit, Band, Lasso, Pan };

    QCustomPlot *plot = nullptr;
    std::unique_ptr<FrontLayers> layers;
    FrontAxes axes;
    QVector<FrontPoint> points;
    QVector<FrontPoint> front;
    QVector<FrontGhost> ghosts;
    QVector<FrontBandPoint> band;
    QVariantMap wanted; ///< A zoom that was kept, until its axes are shown.
    std::optional<double> limit;
    QStringList selected;
    Drag drag = Drag::None;
    QPointF from;
    QPolygonF lasso;
    bool zoomed = false;
    QTimer rest; ///< Runs while a big cloud is a picture.

    QPointF pixel(const FrontPoint &point) const
    {
        return {plot->xAxis->coordToPixel(point.cost), plot->yAxis->coordToPixel(point.value)};
    }

    void findFront()
    {
        std::vector<Objectives> objectives;
        for (const FrontPoint &point : std::as_const(points)) {
            const double loss = lessIsBetter(axes.quality) ? point.value : -point.value;
            objectives.push_back({point.cost, isInherited(point.standing) ? loss : std::nan("")});
        }
        front.clear();
        for (const std::size_t member : paretoFront(objectives))
            front << points[static_cast<qsizetype>(member)];
    }

    /// From which cost on an exported file is left out of the first view: one in a runtime that takes ten times as long would
    /// squeeze the front into a corner.
    double farCost() const
    {
        double dearest = 0;
        for (const FrontPoint &point : points)
            dearest = point.standing == Standing::Exported ? dearest : std::max(dearest, point.cost);
        return dearest > 0 ? mostReach * dearest : std::numeric_limits<double>::infinity();
    }

    void fitRange()
    {
        QVector<QPointF> all;
        const double far = farCost();
        for (const FrontPoint &point : std::as_const(points)) {
            if (!isFar(point, far))
                all << QPointF(point.cost, point.value);
        }
        for (const FrontGhost &ghost : std::as_const(ghosts))
            all << ghost.points;
        for (const FrontBandPoint &step : std::as_const(band))
            all << QPointF(step.cost, step.worst) << QPointF(step.cost, step.best);
        if (zoomed || all.isEmpty())
            return;
        const auto [left, right] = std::ranges::minmax(all, {}, &QPointF::x);
        const auto [low, high] = std::ranges::minmax(all, {}, &QPointF::y);
        span(*plot->xAxis, left.x(), right.x());
        span(*plot->yAxis, low.y(), high.y());
    }

    void takeWanted()
    {
        const FrontAxes of{static_cast<Expense>(wanted.value(QStringLiteral("expense")).toInt()),
                           static_cast<Quality>(wanted.value(QStringLiteral("quality")).toInt()),
                           wanted.value(QStringLiteral("device")).toString()};
        if (wanted.isEmpty() || of != axes)
            return;
        const auto number = [this](const char *key) { return wanted.value(QString::fromLatin1(key)).toDouble(); };
        plot->xAxis->setRange(number("left"), number("right"));
        plot->yAxis->setRange(number("low"), number("high"));
        zoomed = true;
        wanted.clear();
    }
};

FrontPlot::FrontPlot(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->plot = new QCustomPlot(this);
    d->plot->setMinimumSize(320, 200);
    d->plot->setMouseTracking(true);
    d->plot->setFocusPolicy(Qt::NoFocus); // The keys are for the whole.
    setFocusPolicy(Qt::StrongFocus);
    for (QCPAxis *axis : {d->plot->xAxis, d->plot->yAxis})
        axis->setTicker(makeTicker());
    d->layers = std::make_unique<FrontLayers>(*d->plot);
    d->layers->restyle();
    d->layers->nameAxes(d->axes);
    d->plot->installEventFilter(this);
    d->rest.setSingleShot(true);
    d->rest.setInterval(restMs);
    connect(&d->rest, &QTimer::timeout, this, &FrontPlot::rest);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(d->plot);
    setAccessibleName(tr("Scatter of cost and quality with its front"));
    redraw();
}

FrontPlot::~FrontPlot() = default;

void FrontPlot::setAxes(const FrontAxes &axes)
{
    if (d->axes == axes)
        return;
    if (d->axes.expense != axes.expense)
        d->limit.reset();
    d->axes = axes;
    d->zoomed = false;
    d->points.clear(); // Figures of other axes.
    d->band.clear();
    d->layers->nameAxes(axes);
    d->takeWanted();
    redraw();
}

const FrontAxes &FrontPlot::axes() const
{
    return d->axes;
}

void FrontPlot::setPoints(QVector<FrontPoint> points)
{
    if (points.size() > MostPoints)
        points.remove(0, points.size() - MostPoints);
    d->points = std::move(points);
    std::ranges::stable_sort(d->points, {}, &FrontPoint::cost);
    redraw();
}

const QVector<FrontPoint> &FrontPlot::points() const
{
    return d->points;
}

void FrontPlot::setGhosts(const QVector<FrontGhost> &ghosts)
{
    d->ghosts = ghosts;
    redraw();
}

const QVector<FrontGhost> &FrontPlot::ghosts() const
{
    return d->ghosts;
}

void FrontPlot::setBand(const QVector<FrontBandPoint> &band)
{
    if (band == d->band)
        return;
    d->band = band;
    redraw();
}

const QVector<FrontBandPoint> &FrontPlot::band() const
{
    return d->band;
}

const QVector<FrontPoint> &FrontPlot::front() const
{
    return d->front;
}

std::optional<FrontPoint> FrontPlot::bestUnderLimit() const
{
    std::optional<FrontPoint> best;
    for (const FrontPoint &point : std::as_const(d->front)) {
        if (!d->limit || point.cost <= *d->limit)
            best = point;
    }
    return best;
}

void FrontPlot::setLimit(std::optional<double> cost)
{
    d->limit = cost;
    redrawOverlay();
}

std::optional<double> FrontPlot::limit() const
{
    return d->limit;
}

void FrontPlot::select(const QStringList &ids)
{
    d->selected = ids;
    redrawOverlay();
}

const QStringList &FrontPlot::selected() const
{
    return d->selected;
}

qsizetype FrontPlot::farExports() const
{
    return std::ranges::count_if(d->points,
                                 [far = d->farCost()](const FrontPoint &point) { return isFar(point, far); });
}

void FrontPlot::showAll()
{
    d->zoomed = false;
    d->wanted.clear();
    redraw();
}

QVariantMap FrontPlot::keptView() const
{
    if (!d->zoomed)
        return {};
    const QCPRange x = d->plot->xAxis->range();
    const QCPRange y = d->plot->yAxis->range();
    return {{QStringLiteral("expense"), static_cast<int>(d->axes.expense)},
            {QStringLiteral("quality"), static_cast<int>(d->axes.quality)},
            {QStringLiteral("device"), d->axes.device},
            {QStringLiteral("left"), x.lower},
            {QStringLiteral("right"), x.upper},
            {QStringLiteral("low"), y.lower},
            {QStringLiteral("high"), y.upper}};
}

void FrontPlot::setKeptView(const QVariantMap &view)
{
    d->zoomed = false;
    d->wanted = view;
    d->takeWanted();
    redraw();
}

QPoint FrontPlot::positionOf(const QString &id) const
{
    const auto point = std::ranges::find(d->points, id, &FrontPoint::id);
    return point == d->points.end() ? QPoint() : d->pixel(*point).toPoint();
}

QWidget *FrontPlot::canvas() const
{
    return d->plot;
}

double FrontPlot::pixelOfCost(double cost) const
{
    return d->plot->xAxis->coordToPixel(cost);
}

void FrontPlot::redraw()
{
    d->findFront();
    d->fitRange();
    d->layers->drawBand(d->band);
    d->layers->drawGhosts(d->ghosts);
    d->layers->drawCloud(d->points);
    d->layers->drawFront(d->front, d->points);
    setAccessibleDescription(tr("%1 candidates, %2 on the front").arg(d->points.size()).arg(d->front.size()));
    redrawOverlay();
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void FrontPlot::redrawOverlay()
{
    d->layers->drawSelection(d->points, d->selected);
    d->layers->drawLimit(d->points.isEmpty() ? std::nullopt : d->limit, bestUnderLimit(), d->axes);
    d->layers->replotMarks();
}

QString FrontPlot::nearest(const QPointF &position) const
{
    QString id;
    double best = reach * reach;
    // Members of the front lie on top, so they win a tie.
    for (const QVector<FrontPoint> *points : {&d->front, &d->points}) {
        for (const FrontPoint &point : *points) {
            const QPointF away = d->pixel(point) - position;
            const double square = QPointF::dotProduct(away, away);
            if (square < best) {
                best = square;
                id = point.id;
            }
        }
    }
    return id;
}

bool FrontPlot::isOnLimit(const QPointF &position) const
{
    return d->limit && std::abs(pixelOfCost(*d->limit) - position.x()) <= grip;
}

void FrontPlot::pressed(const QPointF &position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    d->from = position;
    d->lasso.clear();
    d->lasso << position;
    if (button == Qt::MiddleButton)
        d->drag = Private::Drag::Pan;
    else if (button == Qt::LeftButton && isOnLimit(position) && nearest(position).isEmpty())
        d->drag = Private::Drag::Limit;
    else if (button == Qt::LeftButton)
        d->drag = modifiers.testFlag(Qt::AltModifier) ? Private::Drag::Lasso : Private::Drag::Band;
}

void FrontPlot::moved(const QPointF &position)
{
    switch (d->drag) {
    case Private::Drag::Limit: {
        const QCPRange range = d->plot->xAxis->range();
        setLimit(std::clamp(d->plot->xAxis->pixelToCoord(position.x()), range.lower, range.upper));
        Q_EMIT limitChanged(*d->limit);
        return;
    }
    case Private::Drag::Band:
        d->layers->drawShape(QRectF(d->from, position).normalized());
        return;
    case Private::Drag::Lasso:
        d->lasso << position;
        d->layers->drawShape(d->lasso);
        return;
    case Private::Drag::Pan:
        moveAxes([&] {
            for (QCPAxis *axis : {d->plot->xAxis, d->plot->yAxis}) {
                const bool across = axis == d->plot->xAxis;
                axis->moveRange(axis->pixelToCoord(across ? d->from.x() : d->from.y())
                                - axis->pixelToCoord(across ? position.x() : position.y()));
            }
        });
        d->from = position;
        return;
    case Private::Drag::None:
        break;
    }
    const QString id = nearest(position);
    d->plot->setCursor(!id.isEmpty()             ? Qt::PointingHandCursor
                           : isOnLimit(position) ? Qt::SplitHCursor
                                                 : Qt::ArrowCursor);
    Q_EMIT pointHovered(id, d->plot->mapTo(this, position.toPoint()));
}

void FrontPlot::released(const QPointF &position, Qt::KeyboardModifiers modifiers)
{
    const auto drag = std::exchange(d->drag, Private::Drag::None);
    if (drag == Private::Drag::Limit)
        Q_EMIT limitDropped(*d->limit);
    if (drag != Private::Drag::Band && drag != Private::Drag::Lasso)
        return;
    d->layers->drawShape({});
    const QPolygonF shape = drag == Private::Drag::Lasso ? d->lasso : QPolygonF(QRectF(d->from, position).normalized());
    const QRectF around = shape.boundingRect();
    if (around.width() + around.height() >= leastBand) {
        pickInside(shape);
        return;
    }
    const QString id = nearest(position);
    if (!id.isEmpty())
        Q_EMIT pointClicked(id.section(QLatin1Char('/'), 0, 0), modifiers.testFlag(Qt::ControlModifier));
}

void FrontPlot::pickInside(const QPolygonF &shape)
{
    QStringList ids;
    QSet<QString> seen; // A subnet may have several points.
    for (const FrontPoint &point : std::as_const(d->points)) {
        if (!shape.containsPoint(d->pixel(point), Qt::OddEvenFill) || seen.contains(point.architecture()))
            continue;
        seen.insert(point.architecture());
        ids << point.architecture();
    }
    Q_EMIT regionPicked(ids, d->plot->xAxis->pixelToCoord(shape.boundingRect().right()));
}

/// The member of the front `steps` beside the one looked at; from none, the first or the last.
void FrontPlot::pickBeside(int steps)
{
    if (d->front.isEmpty())
        return;
    const QString own = d->selected.isEmpty() ? QString() : d->selected.last();
    const auto found = std::ranges::find(d->front, own, &FrontPoint::id);
    const qsizetype last = d->front.size() - 1;
    const qsizetype place = found != d->front.end() ? found - d->front.begin() + steps : steps > 0 ? 0 : last;
    Q_EMIT pointClicked(d->front[std::clamp<qsizetype>(place, 0, last)].id, false);
}

void FrontPlot::moveLimit(int steps)
{
    const QCPRange range = d->plot->xAxis->range();
    const double from = d->limit.value_or(range.center());
    setLimit(std::clamp(from + steps * range.size() / 100, range.lower, range.upper));
    Q_EMIT limitChanged(*d->limit);
}

void FrontPlot::keyPressEvent(QKeyEvent *event)
{
    const bool limit = event->modifiers().testFlag(Qt::ControlModifier);
    const QPointF middle = QRectF(d->plot->axisRect()->rect()).center();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int steps = event->key() == Qt::Key_Right ? 1 : -1;
        return limit ? moveLimit(steps) : pickBeside(steps);
    }
    case Qt::Key_Plus:
        return zoom(middle, 1);
    case Qt::Key_Minus:
        return zoom(middle, -1);
    case Qt::Key_Home:
        return showAll();
    default:
        QWidget::keyPressEvent(event);
    }
}

void FrontPlot::focusInEvent(QFocusEvent *event)
{
    d->layers->showFocus(event->reason() != Qt::MouseFocusReason);
    QWidget::focusInEvent(event);
}

void FrontPlot::focusOutEvent(QFocusEvent *event)
{
    d->layers->showFocus(false);
    QWidget::focusOutEvent(event);
}

void FrontPlot::zoom(const QPointF &position, double steps)
{
    const double factor = std::pow(0.85, steps);
    moveAxes([&] {
        d->plot->xAxis->scaleRange(factor, d->plot->xAxis->pixelToCoord(position.x()));
        d->plot->yAxis->scaleRange(factor, d->plot->yAxis->pixelToCoord(position.y()));
    });
}

void FrontPlot::moveAxes(const std::function<void()> &move)
{
    if (d->points.size() >= bigCloud) {
        d->layers->cloudPicture().begin();
        d->rest.start();
    }
    move();
    d->zoomed = true;
    redrawOverlay();
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void FrontPlot::rest()
{
    d->layers->cloudPicture().end();
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

bool FrontPlot::isResting() const
{
    return !d->layers->cloudPicture().standsIn();
}

/// What the mouse does over the plot; true when nothing else is to see the event.
bool FrontPlot::handle(QEvent *event)
{
    const auto mouse = [event]() -> const QMouseEvent & { return *static_cast<QMouseEvent *>(event); }; // If it is one.
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        pressed(mouse().position(), mouse().button(), mouse().modifiers());
        setFocus(Qt::MouseFocusReason);
        return true;
    case QEvent::MouseMove:
        moved(mouse().position());
        return false;
    case QEvent::MouseButtonRelease:
        released(mouse().position(), mouse().modifiers());
        return false;
    case QEvent::MouseButtonDblClick:
        showAll();
        return true;
    case QEvent::Wheel: {
        const auto *wheel = static_cast<QWheelEvent *>(event);
        zoom(wheel->position(), wheel->angleDelta().y() / 120.0);
        return true;
    }
    case QEvent::Leave:
        Q_EMIT pointHovered({}, {});
        return false;
    case QEvent::Resize:
        QMetaObject::invokeMethod(
            this, [this] { redrawOverlay(); }, Qt::QueuedConnection);
        return false;
    default:
        return false;
    }
}

bool FrontPlot::eventFilter(QObject *watched, QEvent *event)
{
    return watched == d->plot && handle(event) ? true : QWidget::eventFilter(watched, event);
}

void FrontPlot::changeEvent(QEvent *event)
{
    if (isRestyling(*event)) {
        d->layers->restyle();
        redraw();
    }
    QWidget::changeEvent(event);
}

bool FrontPlot::save(const QString &file, int width, int height)
{
    d->layers->cloudPicture().end();
    return savePlot(*d->plot, file, width, height);
}

QString FrontPlot::csv() const
{
    return csvOf(d->points, d->front, d->axes);
}

} // namespace supernet::ui
