// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/thinned_curve.h"

#include <algorithm>
#include <array>
#include <span>

namespace supernet::ui {

namespace {

/// The least and the most of points that follow each other; of points that are all as high, the ends.
void keepEnds(ThinnedCurve::Stretch &stretch, std::span<const ThinnedCurve::Point> points)
{
    const auto [least, most] = std::ranges::minmax_element(points, {}, &ThinnedCurve::Point::y);
    const bool level = least->y == most->y;
    stretch.first = level ? points.front() : *std::min(least, most);
    stretch.second = level ? points.back() : *std::max(least, most);
}

void take(ThinnedCurve::Stretch &stretch, ThinnedCurve::Point point)
{
    const auto before = static_cast<double>(stretch.points++);
    stretch.end = point.x;
    stretch.mean = (stretch.mean * before + point.y) / (before + 1);
    if (stretch.points == 1)
        stretch.first = point;
    else if (stretch.points == 2)
        stretch.second = point;
    else
        keepEnds(stretch, std::array{stretch.first, stretch.second, point});
}

/// Of two whole lengths.
ThinnedCurve::Stretch joined(const ThinnedCurve::Stretch &left, const ThinnedCurve::Stretch &right)
{
    ThinnedCurve::Stretch both;
    keepEnds(both, std::array{left.first, left.second, right.first, right.second});
    both.end = right.end;
    both.mean = (left.mean + right.mean) / 2;
    both.points = left.points + right.points;
    return both;
}

} // namespace

void ThinnedCurve::add(double x, double y)
{
    m_last = {x, y};
    ++m_points;
    if (m_stretches.empty() || m_stretches.back().points == m_length) {
        if (m_stretches.size() == MostStretches)
            thin();
        m_stretches.emplace_back();
    }
    take(m_stretches.back(), m_last);
}

/// Makes one stretch of two.
void ThinnedCurve::thin()
{
    for (std::size_t pair = 0; pair < MostStretches / 2; ++pair)
        m_stretches[pair] = joined(m_stretches[2 * pair], m_stretches[2 * pair + 1]);
    m_stretches.resize(MostStretches / 2);
    m_length *= 2;
}

std::vector<ThinnedCurve::Point> ThinnedCurve::kept() const
{
    std::vector<Point> points;
    points.reserve(2 * m_stretches.size() + 1);
    for (const Stretch &stretch : m_stretches) {
        points.push_back(stretch.first);
        if (stretch.points > 1)
            points.push_back(stretch.second);
    }
    if (!points.empty() && points.back() != m_last)
        points.push_back(m_last);
    return points;
}

std::vector<ThinnedCurve::Point> ThinnedCurve::means() const
{
    if (m_length == 2)
        return kept();
    std::vector<Point> points;
    points.reserve(m_stretches.size());
    for (const Stretch &stretch : m_stretches)
        points.push_back({stretch.end, stretch.mean});
    return points;
}

} // namespace supernet::ui
