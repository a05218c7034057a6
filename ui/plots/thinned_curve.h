// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace supernet::ui {

/// A curve that takes bounded room however long it becomes: of each stretch of neighbouring points the least and the most
/// stay, where they lie, and the mean. The stretches are all as long, and hold two points until there are too many of them,
/// so that a curve of up to two times MostStretches points is kept as it is.
class ThinnedCurve
{
public:
    static constexpr std::size_t MostStretches
        = 1024; ///< With two points each: about one for each pixel of a wide chart.

    struct Point
    {
        double x = 0;
        double y = 0;

        friend bool operator==(const Point &, const Point &) = default;
    };

    /// Points that lie side by side.
    struct Stretch
    {
        Point first; ///< One or two points as they are; of more the least and the most, as they follow each other.
        Point second; ///< Means nothing in a stretch of one point.
        double end = 0; ///< The last place.
        double mean = 0;
        std::size_t points = 0;

        [[nodiscard]] bool isWhole() const { return points <= 2; } ///< Nothing of it is left out.
    };

    void add(double x, double y); ///< `x` lies beyond the points there are.

    [[nodiscard]] std::size_t points() const { return m_points; } ///< That have come, kept or not.
    [[nodiscard]] const std::vector<Stretch> &stretches() const { return m_stretches; }
    [[nodiscard]] std::size_t stretchLength() const { return m_length; } ///< In points; the last one may be shorter.
    [[nodiscard]] Point last() const { return m_last; } ///< The newest point. There must be one.
    [[nodiscard]] std::vector<Point> kept() const; ///< In their order, the newest among them.
    /// One point for each stretch, its mean at its end; the points themselves where the stretches hold all of them.
    [[nodiscard]] std::vector<Point> means() const;

private:
    void thin();

    std::vector<Stretch> m_stretches;
    std::size_t m_length = 2;
    std::size_t m_points = 0;
    Point m_last;
};

} // namespace supernet::ui
