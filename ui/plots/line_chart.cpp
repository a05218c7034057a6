// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/line_chart.h"

#include "plots/plotting.h"
#include "theme/theme.h"
#include "widgets/texts.h"

#include <QEvent>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <cmath>

namespace supernet::ui {

namespace {

constexpr double memory = 0.97; ///< Of the running mean, a point.

} // namespace

struct LineChart::Private
{
    struct Curve
    {
        QString name;
        Look look;
        QCPGraph *values = nullptr;
        QCPGraph *mean = nullptr;
        double weighted = 0; ///< Running sum behind the mean; divided by `weight`, so that it starts unbiased.
        double weight = 0;
        bool shown = true;
        double low = 0;
        double high = 0;
        double lastX = 0;
        double firstX = 0;
    };

    QCustomPlot *plot = nullptr;
    QCPItemLine *pointer = nullptr;
    QMap<QString, Curve> curves;
    std::optional<std::pair<double, double>> limits;

    void drawLook(Curve &curve) const
    {
        QPen pen(curve.look.colour, curve.look.smoothed ? 1 : 1.8, curve.look.line);
        if (curve.look.smoothed) {
            pen.setColor(mixed(curve.look.colour, colours().card, 0.68));
            curve.mean->setPen(QPen(curve.look.colour, 2, curve.look.line));
        }
        curve.values->setPen(pen);
        // A lone point would not be seen as a line.
        const bool alone = curve.values->dataCount() == 1;
        curve.values->setScatterStyle(alone ? QCPScatterStyle(QCPScatterStyle::ssDisc, curve.look.colour, 6)
                                            : QCPScatterStyle(QCPScatterStyle::ssNone));
    }
};

LineChart::LineChart(const QString &xName, const QString &yName, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>())
{
    d->plot = new QCustomPlot(this);
    d->plot->xAxis->setLabel(xName);
    d->plot->yAxis->ticker()->setTickCount(2);
    d->plot->setMinimumHeight(90);
    applyPlotStyle(*d->plot);
    d->plot->xAxis->setLabelPadding(0);
    d->plot->addLayer(QStringLiteral("pointer"), d->plot->layer(QStringLiteral("main")), QCustomPlot::limAbove);
    d->plot->layer(QStringLiteral("pointer"))->setMode(QCPLayer::lmBuffered);
    d->pointer = new QCPItemLine(d->plot);
    d->pointer->setLayer(QStringLiteral("pointer"));
    d->pointer->setVisible(false);
    d->pointer->setPen(QPen(colours().quiet, 1, Qt::DotLine));
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
    const bool fresh = !d->curves.contains(key);
    auto &curve = d->curves[key];
    curve.name = name;
    curve.look = look;
    if (fresh) {
        curve.values = d->plot->addGraph();
        if (look.smoothed)
            curve.mean = d->plot->addGraph();
    }
    d->drawLook(curve);
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::append(const QString &key, const QVector<double> &x, const QVector<double> &y)
{
    const auto found = d->curves.find(key);
    if (found == d->curves.end() || x.isEmpty())
        return;
    auto &curve = *found;
    if (curve.values->dataCount() == 0) {
        curve.low = curve.high = y.first();
        curve.firstX = x.first();
    }
    QVector<double> means;
    for (const double value : y) {
        curve.low = std::min(curve.low, value);
        curve.high = std::max(curve.high, value);
        curve.weighted = memory * curve.weighted + (1 - memory) * value;
        curve.weight = memory * curve.weight + (1 - memory);
        means << curve.weighted / curve.weight;
    }
    curve.lastX = x.last();
    curve.values->addData(x, y, true);
    if (curve.mean)
        curve.mean->addData(x, means, true);
    d->drawLook(curve);
    rescale();
}

void LineChart::clear(const QString &key)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end())
        return;
    curve->values->data()->clear();
    if (curve->mean)
        curve->mean->data()->clear();
    curve->weighted = curve->weight = 0;
    rescale();
}

void LineChart::clearAll()
{
    d->plot->clearGraphs();
    d->curves.clear();
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::setShown(const QString &key, bool shown)
{
    const auto curve = d->curves.find(key);
    if (curve == d->curves.end() || curve->shown == shown)
        return;
    curve->shown = shown;
    curve->values->setVisible(shown);
    if (curve->mean)
        curve->mean->setVisible(shown);
    rescale();
}

void LineChart::setLimits(double low, double high)
{
    d->limits = {low, high};
    rescale();
}

int LineChart::points(const QString &key) const
{
    const auto curve = d->curves.constFind(key);
    return curve == d->curves.constEnd() ? 0 : curve->values->dataCount();
}

bool LineChart::isShown(const QString &key) const
{
    const auto curve = d->curves.constFind(key);
    return curve != d->curves.constEnd() && curve->shown;
}

void LineChart::rescale()
{
    std::optional<QCPRange> x;
    std::optional<QCPRange> y;
    for (const auto &curve : std::as_const(d->curves)) {
        if (!curve.shown || curve.values->dataCount() == 0)
            continue;
        const QCPRange own(curve.low, curve.high);
        x = x ? x->expanded(QCPRange(curve.firstX, curve.lastX)) : QCPRange(curve.firstX, curve.lastX);
        y = y ? y->expanded(own) : own;
    }
    if (x)
        d->plot->xAxis->setRange(std::min(0.0, x->lower), x->upper > 0 ? x->upper * 1.02 : 1);
    if (d->limits)
        d->plot->yAxis->setRange(d->limits->first, d->limits->second);
    else if (y)
        d->plot->yAxis->setRange(y->lower - std::max(0.06 * y->size(), 1e-9), y->upper + std::max(0.06 * y->size(), 1e-9));
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) {
        applyPlotStyle(*d->plot);
        d->plot->replot(QCustomPlot::rpQueuedReplot);
    }
    QWidget::changeEvent(event);
}

bool LineChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        d->plot->yAxis->ticker()->setTickCount(std::clamp(d->plot->height() / 36, 2, 7));
        d->plot->xAxis->ticker()->setTickCount(std::clamp(d->plot->width() / 80, 2, 8));
    }
    const bool left = event->type() == QEvent::Leave;
    if (left || event->type() == QEvent::MouseMove) {
        QStringList values;
        const double x = left ? 0 : d->plot->xAxis->pixelToCoord(static_cast<QMouseEvent *>(event)->position().x());
        for (const auto &curve : std::as_const(d->curves)) {
            const auto *graph = curve.mean ? curve.mean : curve.values;
            if (left || !curve.shown || graph->dataCount() == 0 || x > curve.lastX || x < 0)
                continue;
            const auto at = graph->data()->findBegin(x, true);
            values << tr("%1 %2").arg(curve.name, QLocale().toString(at->value, 'g', 4));
        }
        d->pointer->setVisible(!values.isEmpty());
        d->pointer->start->setCoords(x, d->plot->yAxis->range().lower);
        d->pointer->end->setCoords(x, d->plot->yAxis->range().upper);
        d->plot->layer(QStringLiteral("pointer"))->replot();
        Q_EMIT readout(values.isEmpty() ? QString() : tr("at %1: %2").arg(count(x), values.join(QStringLiteral(", "))));
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace supernet::ui
