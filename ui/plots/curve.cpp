// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/curve.h"

#include "theme/theme.h"

#include <algorithm>
#include <cmath>

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
    m_values->addData(x, y, true);
    m_memory = memory;
    if (m_mean)
        drawMean(x, y, memory);
    drawLook();
}

void Curve::drawMean(const QVector<double> &x, const QVector<double> &y, double memory)
{
    m_mean->addData(x, smoothed(x, y, memory, m_running), true);
}

void Curve::setSmoothing(double memory)
{
    m_smooth = memory > 0;
    m_memory = memory;
    if (m_mean) {
        m_mean->data()->clear();
        m_running = {};
        QVector<double> x;
        QVector<double> y;
        for (const QCPGraphData &point : *m_values->data()) {
            x << point.key;
            y << point.value;
        }
        drawMean(x, y, memory);
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
    const auto at = std::ranges::lower_bound(m_bandX, x);
    if (at == m_bandX.end() || *at != x)
        return {};
    const auto place = at - m_bandX.begin();
    return std::pair(m_bandLow[place], m_bandHigh[place]);
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
    m_running = {};
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
    if (bandAt(nearest->key)) // As it is drawn, smoothed where the curve is.
        reading.band = {m_low->data()->findBegin(nearest->key, false)->value,
                        m_high->data()->findBegin(nearest->key, false)->value};
    return reading;
}

} // namespace supernet::ui
