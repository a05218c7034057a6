// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/line_chart.h"

#include "plots/csv.h"
#include "plots/curve.h"
#include "plots/plotting.h"
#include "theme/theme.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <QBasicTimer>
#include <QCoreApplication>
#include <QEvent>
#include <QMouseEvent>
#include <QPointer>
#include <QVBoxLayout>

namespace supernet::ui {

namespace {

constexpr double usualMemory = 0.97; ///< Of the running mean, a point.
constexpr double leastDrag = 8; ///< Pixels; less is a click.

void setLogarithmic(QCPAxis &axis, bool logarithmic)
{
    axis.setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (logarithmic)
        axis.setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    else
        axis.setTicker(makeTicker(axis.axisType() == QCPAxis::atBottom)); // Steps are whole.
}

/// The range with some air around it, on a linear or a logarithmic axis.
QCPRange airy(const QCPRange &range, bool logarithmic)
{
    if (logarithmic)
        return {range.lower / 1.1, range.upper * 1.1};
    const double air = std::max(0.06 * range.size(), 1e-9 + 0.01 * std::abs(range.upper) * (range.size() == 0 ? 1 : 0));
    return {range.lower - air, range.upper + air};
}

/// Plots draw one after the other, each in a turn of the event loop, since those of a page all at once take long enough to be
/// felt.
class DrawingTurns : public QObject
{
public:
    using QObject::QObject;

    static DrawingTurns &instance()
    {
        static QPointer<DrawingTurns> turns;
        if (!turns)
            turns = new DrawingTurns(QCoreApplication::instance());
        return *turns;
    }

    void ask(QCustomPlot *plot)
    {
        if (!m_waiting.contains(plot))
            m_waiting << plot;
        if (!m_timer.isActive())
            m_timer.start(0, this);
    }

protected:
    void timerEvent(QTimerEvent *) override
    {
        const QPointer<QCustomPlot> next = m_waiting.takeFirst();
        if (m_waiting.isEmpty())
            m_timer.stop();
        if (next)
            next->replot(QCustomPlot::rpQueuedRefresh);
    }

private:
    QList<QPointer<QCustomPlot>> m_waiting;
    QBasicTimer m_timer;
};

} // namespace

struct LineChart::Private
{
    QCustomPlot *plot = nullptr;
    QCPItemLine *pointer = nullptr;
    QCPItemRect *stretch = nullptr; ///< What a drag is about to zoom into.
    QMap<QString, Curve> curves;
    std::optional<std::pair<double, double>> limits;
    std::optional<std::pair<double, double>> zoom;
    std::optional<double> pressedAt;
    double memory = usualMemory;
    bool stale = false; ///< Has changed while nobody saw it.

    bool isLog(const QCPAxis *axis) const { return axis->scaleType() == QCPAxis::stLogarithmic; }

    void makeItems()
    {
        plot->addLayer(QStringLiteral("bands"), plot->layer(QStringLiteral("main")), QCustomPlot::limBelow);
        plot->addLayer(QStringLiteral("pointer"), plot->layer(QStringLiteral("main")), QCustomPlot::limAbove);
        plot->layer(QStringLiteral("pointer"))->setMode(QCPLayer::lmBuffered);
        pointer = new QCPItemLine(plot);
        stretch = new QCPItemRect(plot);
        for (QCPItemPosition *end : {pointer->start, pointer->end, stretch->topLeft, stretch->bottomRight})
            end->setTypeY(QCPItemPosition::ptAxisRectRatio);
        for (QCPAbstractItem *item :
             {static_cast<QCPAbstractItem *>(pointer), static_cast<QCPAbstractItem *>(stretch)}) {
            item->setLayer(QStringLiteral("pointer"));
            item->setVisible(false);
        }
    }

    void restyle()
    {
        applyPlotStyle(*plot);
        plot->xAxis->setLabelPadding(0);
        pointer->setPen(QPen(colours().quiet, 1, Qt::DotLine));
        QColor fill = colours().accent;
        fill.setAlphaF(0.14F);
        stretch->setBrush(fill);
        stretch->setPen(QPen(colours().accent));
    }

    void adaptTicks() const
    {
        plot->yAxis->ticker()->setTickCount(std::clamp(plot->height() / 36, 2, 7));
        plot->xAxis->ticker()->setTickCount(std::clamp(plot->width() / 80, 2, 8));
    }

    void drawStretch(double from, double to)
    {
        stretch->topLeft->setCoords(plot->xAxis->pixelToCoord(from), 0);
        stretch->bottomRight->setCoords(plot->xAxis->pixelToCoord(to), 1);
        stretch->setVisible(true);
        plot->layer(QStringLiteral("pointer"))->replot();
    }

    QCPRange wholeX() const
    {
        std::optional<QCPRange> whole;
        for (const Curve &curve : curves) {
            if (curve.isShown() && curve.points() > 0)
                whole = whole ? whole->expanded(curve.xRange()) : curve.xRange();
        }
        const QCPRange x = whole.value_or(QCPRange(0, 1));
        if (isLog(plot->xAxis))
            return {std::max(1.0, x.lower), std::max(2.0, x.upper * 1.05)};
        return {std::min(0.0, x.lower), x.upper > 0 ? x.upper * 1.02 : 1};
    }
};

LineChart::LineChart(const QString &xName, const QString &yName, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->plot = new QCustomPlot(this);
    d->plot->xAxis->setLabel(xName);
    d->plot->setMinimumHeight(90);
    d->makeItems();
    d->restyle();
    for (QCPAxis *axis : {d->plot->xAxis, d->plot->yAxis})
        setLogarithmic(*axis, false);
    d->plot->installEventFilter(this);
    d->plot->setMouseTracking(true);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(d->plot);
    setAccessibleName(tr("Chart: %1 over %2").arg(yName, xName));
}

LineChart::~LineChart() = default;

void LineChart::setCurve(const QString &key, const QString &name, const Look &look)
{
    const auto found = d->curves.find(key);
    if (found == d->curves.end())
        d->curves.insert(key, Curve(*d->plot, name, look));
    else
        found->setLook(name, look);
    redraw();
}

void LineChart::append(const QString &key, const QVector<double> &x, const QVector<double> &y)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end() || x.isEmpty())
        return;
    curve->append(x, y, d->memory);
    rescale();
}

void LineChart::follow(const QString &key, const std::shared_ptr<const ThinnedCurve> &series,
                       std::optional<QPointF> start)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end())
        return;
    curve->follow(series, start, d->memory);
    rescale();
}

void LineChart::setBand(const QString &key, const QVector<double> &x, const QVector<double> &low,
                        const QVector<double> &high)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end())
        return;
    curve->setBand(x, low, high);
    rescale();
}

void LineChart::clear(const QString &key)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end())
        return;
    curve->clear();
    rescale();
}

void LineChart::clearAll()
{
    d->plot->clearGraphs();
    d->curves.clear();
    redraw();
}

void LineChart::setShown(const QString &key, bool shown)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end() || curve->isShown() == shown)
        return;
    curve->setShown(shown);
    rescale();
}

void LineChart::setLimits(double low, double high)
{
    d->limits = {low, high};
    rescale();
}

void LineChart::setSmoothing(double memory)
{
    d->memory = std::clamp(memory, 0.0, 0.999);
    for (Curve &curve : d->curves)
        curve.setSmoothing(d->memory);
    redraw();
}

void LineChart::setLogX(bool logarithmic)
{
    setLogarithmic(*d->plot->xAxis, logarithmic);
    d->adaptTicks();
    rescale();
}

void LineChart::setLogY(bool logarithmic)
{
    setLogarithmic(*d->plot->yAxis, logarithmic);
    d->adaptTicks();
    rescale();
}

void LineChart::setCrosshair(std::optional<double> x)
{
    if (!x && !d->pointer->visible())
        return;
    d->pointer->setVisible(x.has_value());
    if (x) {
        d->pointer->start->setCoords(*x, 0);
        d->pointer->end->setCoords(*x, 1);
    }
    d->plot->layer(QStringLiteral("pointer"))->replot();
}

void LineChart::setZoom(std::optional<std::pair<double, double>> stretch)
{
    d->zoom = stretch;
    rescale();
}

QVariantMap LineChart::keptView() const
{
    if (!d->zoom)
        return {};
    return {{QStringLiteral("from"), d->zoom->first}, {QStringLiteral("to"), d->zoom->second}};
}

void LineChart::setKeptView(const QVariantMap &view)
{
    if (view.isEmpty())
        return setZoom({});
    setZoom(std::pair(view.value(QStringLiteral("from")).toDouble(), view.value(QStringLiteral("to")).toDouble()));
}

int LineChart::points(const QString &key) const
{
    const auto curve = d->curves.constFind(key);
    return curve == d->curves.constEnd() ? 0 : curve->points();
}

QVector<QPointF> LineChart::means(const QString &key) const
{
    const auto curve = d->curves.constFind(key);
    return curve == d->curves.constEnd() ? QVector<QPointF>() : curve->means();
}

bool LineChart::isShown(const QString &key) const
{
    const auto curve = d->curves.constFind(key);
    return curve != d->curves.constEnd() && curve->isShown();
}

std::pair<double, double> LineChart::xRange() const
{
    return {d->plot->xAxis->range().lower, d->plot->xAxis->range().upper};
}

std::pair<double, double> LineChart::yRange() const
{
    return {d->plot->yAxis->range().lower, d->plot->yAxis->range().upper};
}

QVector<Reading> LineChart::readings(double x) const
{
    QVector<Reading> result;
    for (const Curve &curve : std::as_const(d->curves)) {
        const auto reading = curve.isShown() ? curve.at(x) : std::nullopt;
        if (reading)
            result << *reading;
    }
    std::ranges::sort(result, std::ranges::greater(), &Reading::value);
    return result;
}

QWidget *LineChart::canvas() const
{
    return d->plot;
}

double LineChart::pixelOf(double x) const
{
    return d->plot->xAxis->coordToPixel(x);
}

bool LineChart::save(const QString &file, int width, int height)
{
    return savePlot(*d->plot, file, width, height);
}

QString LineChart::csv() const
{
    const auto isBanded = [](const Curve &curve) { return curve.isShown() && curve.hasBand(); };
    const bool banded = std::ranges::any_of(d->curves, isBanded);
    QStringList heading = {QStringLiteral("curve"), d->plot->xAxis->label(), QStringLiteral("value")};
    if (banded)
        heading << QStringLiteral("low") << QStringLiteral("high");
    QString text = csvLine(heading);
    for (const Curve &curve : std::as_const(d->curves)) {
        if (!curve.isShown())
            continue;
        for (const QPointF &point : curve.values()) {
            QStringList fields = {curve.name(), csvNumber(point.x()), csvNumber(point.y())};
            const auto band = curve.bandAt(point.x());
            if (banded)
                fields << (band ? csvNumber(band->first) : QString()) << (band ? csvNumber(band->second) : QString());
            text += csvLine(fields);
        }
    }
    return text;
}

void LineChart::rescale()
{
    const QCPRange x = d->zoom ? QCPRange(d->zoom->first, d->zoom->second) : d->wholeX();
    const bool log = d->isLog(d->plot->yAxis);
    d->plot->xAxis->setRange(x);
    std::optional<QCPRange> y;
    for (const Curve &curve : std::as_const(d->curves)) {
        const auto own = curve.isShown() ? curve.yRange(x, log) : std::nullopt;
        if (own)
            y = y ? y->expanded(*own) : *own;
    }
    if (d->limits)
        d->plot->yAxis->setRange(d->limits->first, d->limits->second);
    else if (y)
        d->plot->yAxis->setRange(airy(*y, log));
    redraw();
}

/// Drawing takes milliseconds, which a chart on a hidden page would cost with every new point.
void LineChart::redraw()
{
    d->stale = !isVisible();
    if (!d->stale)
        DrawingTurns::instance().ask(d->plot);
}

void LineChart::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->stale)
        redraw();
}

void LineChart::pressed(double pixel)
{
    d->pressedAt = pixel;
}

void LineChart::moved(double pixel, const QPoint &globalPosition)
{
    if (d->pressedAt && std::abs(pixel - *d->pressedAt) >= leastDrag)
        d->drawStretch(*d->pressedAt, pixel);
    Q_EMIT pointerMoved(d->plot->xAxis->pixelToCoord(pixel), globalPosition);
}

void LineChart::released(double pixel)
{
    const auto from = std::exchange(d->pressedAt, {});
    if (!from || std::abs(pixel - *from) < leastDrag)
        return;
    d->stretch->setVisible(false);
    const QCPRange chosen(d->plot->xAxis->pixelToCoord(*from), d->plot->xAxis->pixelToCoord(pixel));
    const QCPRange shown = d->plot->xAxis->range();
    setZoom(std::pair(std::max(chosen.lower, shown.lower), std::min(chosen.upper, shown.upper)));
}

void LineChart::changeEvent(QEvent *event)
{
    if (isRestyling(*event)) {
        d->restyle();
        redraw();
    }
    QWidget::changeEvent(event);
}

bool LineChart::eventFilter(QObject *watched, QEvent *event)
{
    const auto mouse = [event]() -> const QMouseEvent & { return *static_cast<QMouseEvent *>(event); }; // If it is one.
    switch (event->type()) {
    case QEvent::Resize:
        d->adaptTicks();
        break;
    case QEvent::MouseButtonPress:
        pressed(mouse().position().x());
        break;
    case QEvent::MouseMove:
        moved(mouse().position().x(), mouse().globalPosition().toPoint());
        break;
    case QEvent::MouseButtonRelease:
        released(mouse().position().x());
        break;
    case QEvent::MouseButtonDblClick:
        setZoom({});
        break;
    case QEvent::Leave:
        Q_EMIT pointerLeft();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace supernet::ui
