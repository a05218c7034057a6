// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/curve.h"

#include "theme/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace supernet::ui {

namespace {

QVector<double> smoothed(const QVector<double> &x, const QVector<double> &y, double memory, RunningMean &running)
{
    QVector<double> means;
    means.reserve(y.size());
    for (qsizetype point = 0; point < y.size(); ++point)
        means << running.add(x[point], y[point], memory);
    return means;
}

} // namespace

double RunningMean::add(double x, double value, double memory)
{
    const double kept = std::pow(memory, m_weight > 0 ? x - m_lastX : 1);
    m_weighted = kept * m_weighted + (1 - kept) * value;
    m_weight = kept * m_weight + (1 - kept);
    m_lastX = x;
    return m_weighted / m_weight;
}

Curve::Curve(QCustomPlot &plot, const QString &name, const LineChart::Look &look)
    : m_values(plot.addGraph())
    , m_mean(look.smoothed ? plot.addGraph() : nullptr)
{
    setLook(name, look);
}

void Curve::setLook(const QString &name, const LineChart::Look &look)
{
    m_name = name;
    m_look = look;
    drawLook();
}

void Curve::drawLook()
{
    const bool ghost = m_mean && m_smooth;
    QPen pen(m_look.colour, ghost ? 1 : 1.8, ghost ? Qt::SolidLine : m_look.line);
    if (ghost) {
        pen.setColor(mixed(m_look.colour, colours().card, 0.7));
        m_mean->setPen(QPen(m_look.colour, 2, m_look.line));
    }
    m_values->setPen(pen);
    if (m_mean)
        m_mean->setVisible(m_shown && m_smooth);
    // A lone point would not be seen as a line.
    m_values->setScatterStyle(points() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, m_look.colour, 6)
                                            : QCPScatterStyle(QCPScatterStyle::ssNone));
    if (m_high) {
        QColor fill = m_look.colour;
        fill.setAlphaF(0.16F);
        m_high->setBrush(fill);
    }
}

void Curve::append(const QVector<double> &x, const QVector<double> &y, double memory)
{
    auto grown = m_series ? std::make_shared<ThinnedCurve>(*m_series) : std::make_shared<ThinnedCurve>();
    for (qsizetype point = 0; point < x.size(); ++point)
        grown->add(x[point], y[point]);
    follow(grown, m_start, memory);
}

void Curve::follow(const std::shared_ptr<const ThinnedCurve> &series, std::optional<QPointF> start, double memory)
{
    m_memory = memory;
    const bool grown = m_series && series->points() >= m_drawn && start == m_start;
    m_series = series;
    m_start = start;
    if (grown && series->stretchLength() == m_length)
        draw();
    else
        drawAgain();
    drawLook();
}

void Curve::drawAgain()
{
    for (auto *graph : {m_values, m_mean}) {
        if (graph)
            graph->data()->clear();
    }
    m_running = {};
    m_full = 0;
    if (!m_series)
        return;
    m_length = m_series->stretchLength();
    if (m_start) {
        m_values->addData(m_start->x(), m_start->y());
        if (m_mean)
            drawMean({m_start->x(), m_start->y()}, m_running);
    }
    draw();
}

/// What has come since the last time, and the last stretch anew.
void Curve::draw()
{
    const auto &stretches = m_series->stretches();
    const double stays = m_full > 0 ? stretches[m_full - 1].end
        : m_start                   ? m_start->x()
                                    : std::numeric_limits<double>::lowest();
    for (auto *graph : {m_values, m_mean}) {
        if (graph)
            graph->data()->removeAfter(stays);
    }
    for (; m_full < stretches.size() && stretches[m_full].points == m_length; ++m_full)
        drawStretch(stretches[m_full], m_running);
    if (m_full < stretches.size()) {
        RunningMean running = m_running;
        drawStretch(stretches[m_full], running);
    }
    m_drawn = m_series->points();
}

void Curve::drawStretch(const ThinnedCurve::Stretch &stretch, RunningMean &running)
{
    m_values->addData(stretch.first.x, stretch.first.y);
    if (stretch.points > 1)
        m_values->addData(stretch.second.x, stretch.second.y);
    if (!m_mean)
        return;
    if (!stretch.isWhole())
        return drawMean({stretch.end, stretch.mean}, running);
    drawMean(stretch.first, running);
    if (stretch.points > 1)
        drawMean(stretch.second, running);
}

void Curve::drawMean(ThinnedCurve::Point point, RunningMean &running)
{
    m_mean->addData(point.x, running.add(point.x, point.y, m_memory));
}

void Curve::setSmoothing(double memory)
{
    m_smooth = memory > 0;
    m_memory = memory;
    if (m_mean) {
        drawAgain();
        drawBand();
    }
    drawLook();
}

void Curve::setBand(const QVector<double> &x, const QVector<double> &low, const QVector<double> &high)
{
    m_bandX = x;
    m_bandLow = low;
    m_bandHigh = high;
    if (!m_low) {
        for (auto **edge : {&m_low, &m_high}) {
            *edge = m_values->parentPlot()->addGraph();
            (*edge)->setPen(Qt::NoPen);
            (*edge)->setLayer(QStringLiteral("bands"));
            (*edge)->setVisible(m_shown);
        }
        m_high->setChannelFillGraph(m_low);
        drawLook();
    }
    drawBand();
}

void Curve::drawBand()
{
    if (!m_low)
        return;
    for (const auto &[graph, edge] : {std::pair(m_low, &m_bandLow), {m_high, &m_bandHigh}}) {
        RunningMean fresh;
        graph->setData(m_bandX, m_mean && m_smooth ? smoothed(m_bandX, *edge, m_memory, fresh) : *edge, true);
    }
}

std::optional<std::pair<double, double>> Curve::bandAt(double x) const
{
    const qsizetype place = bandPlace(x);
    return place < 0 ? std::nullopt : std::optional(std::pair(m_bandLow[place], m_bandHigh[place]));
}

/// Steps that share a place of the band have the first of them; below 0: the band begins later.
qsizetype Curve::bandPlace(double x) const
{
    return std::ranges::upper_bound(m_bandX, x) - m_bandX.begin() - 1;
}

void Curve::setShown(bool shown)
{
    m_shown = shown;
    for (auto *graph : {m_values, m_low, m_high}) {
        if (graph)
            graph->setVisible(shown);
    }
    drawLook();
}

void Curve::clear()
{
    for (auto *graph : {m_values, m_mean, m_low, m_high}) {
        if (graph)
            graph->data()->clear();
    }
    m_series.reset();
    m_start.reset();
    m_running = {};
    m_full = 0;
    m_bandX.clear();
    m_bandLow.clear();
    m_bandHigh.clear();
}

QVector<QPointF> Curve::values() const
{
    QVector<QPointF> points;
    if (m_values) {
        for (const QCPGraphData &point : *m_values->data())
            points << QPointF(point.key, point.value);
    }
    return points;
}

QVector<QPointF> Curve::means() const
{
    QVector<QPointF> points;
    if (m_start)
        points << *m_start;
    for (const ThinnedCurve::Point &point : m_series ? m_series->means() : std::vector<ThinnedCurve::Point>())
        points << QPointF(point.x, point.y);
    return points;
}

QCPRange Curve::xRange() const
{
    const auto &data = *m_values->data();
    return {data.constBegin()->key, (data.constEnd() - 1)->key};
}

std::optional<QCPRange> Curve::yRange(const QCPRange &stretch, bool positive) const
{
    std::optional<QCPRange> range;
    for (const auto *graph : {m_values, m_low, m_high}) {
        if (!graph)
            continue;
        bool found = false;
        const QCPRange own = graph->getValueRange(found, positive ? QCP::sdPositive : QCP::sdBoth, stretch);
        if (found)
            range = range ? range->expanded(own) : own;
    }
    return range;
}

std::optional<Reading> Curve::at(double x) const
{
    const auto *graph = m_mean && m_smooth ? m_mean : m_values;
    const auto &data = *graph->data();
    if (data.isEmpty() || x < data.constBegin()->key || x > (data.constEnd() - 1)->key)
        return {};
    auto right = data.findBegin(x, false);
    if (right == data.constEnd())
        --right;
    const auto left = right == data.constBegin() ? right : right - 1;
    const auto nearest = x - left->key < right->key - x ? left : right;
    Reading reading{m_name, m_look.colour, m_look.line, nearest->value, {}};
    if (const qsizetype place = bandPlace(nearest->key); place >= 0) // As it is drawn, smoothed where the curve is.
        reading.band = {m_low->data()->at(static_cast<int>(place))->value,
                        m_high->data()->at(static_cast<int>(place))->value};
    return reading;
}

} // namespace supernet::ui
