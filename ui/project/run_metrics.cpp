// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/run_metrics.h"

#include <ranges>

namespace supernet::ui {

namespace {

/// The curves of a metric, from a map that is sorted by it.
auto curvesOf(const RunMetrics::Curves &curves, std::string_view metric)
{
    return std::ranges::subrange(curves.lower_bound(RunMetrics::Order::View(metric, {})), curves.end())
        | std::views::take_while([metric](const auto &curve) { return curve.first.first == metric; });
}

} // namespace

void RunMetrics::add(const std::vector<Metric> &rows)
{
    for (const Metric &row : rows) {
        auto found = m_curves.find(Order::View(row.name, row.subnet));
        if (found == m_curves.end())
            found = m_curves.emplace(Name(row.name, row.subnet), Curve()).first;
        Curve &curve = found->second;
        curve.points->add(static_cast<double>(row.step), row.value);
        curve.newest = row.id;
    }
    m_rows += rows.size();
}

void RunMetrics::clear()
{
    m_curves.clear();
    m_rows = 0;
}

const ThinnedCurve *RunMetrics::curve(std::string_view metric, std::string_view subnet) const
{
    const auto found = m_curves.find(Order::View(metric, subnet));
    return found == m_curves.end() ? nullptr : found->second.points.get();
}

std::optional<double> RunMetrics::last(std::string_view metric, std::string_view subnet) const
{
    const ThinnedCurve *found = curve(metric, subnet);
    return found ? std::optional(found->last().y) : std::nullopt;
}

std::optional<double> RunMetrics::lastOfAny(std::string_view metric) const
{
    const Curve *latest = nullptr;
    for (const auto &[name, curve] : curvesOf(m_curves, metric)) {
        if (!latest || curve.newest > latest->newest)
            latest = &curve;
    }
    return latest ? std::optional(latest->points->last().y) : std::nullopt;
}

std::vector<Metric> RunMetrics::rowsOf(std::string_view metric) const
{
    std::vector<Metric> rows;
    for (const auto &[name, curve] : curvesOf(m_curves, metric)) {
        for (const ThinnedCurve::Point &point : curve.points->kept()) {
            Metric &row = rows.emplace_back();
            row.name = metric;
            row.subnet = name.second;
            row.step = static_cast<std::int64_t>(point.x);
            row.value = point.y;
        }
    }
    return rows;
}

} // namespace supernet::ui
