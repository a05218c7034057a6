// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/facts.h"
#include "plots/thinned_curve.h"

#include <map>
#include <memory>

namespace supernet::ui {

/// The metrics of a run, curve by curve, in bounded room for each curve (see ThinnedCurve).
class RunMetrics
{
public:
    using Name = std::pair<std::string, std::string>; ///< Of a metric, and of a subnet or none.

    /// By names, which need not be copied to be looked for.
    struct Order
    {
        using View = std::pair<std::string_view, std::string_view>;
        using is_transparent = void;

        bool operator()(const View &left, const View &right) const { return left < right; }
    };

    struct Curve
    {
        std::shared_ptr<ThinnedCurve> points = std::make_shared<ThinnedCurve>(); ///< Grows with the run.
        RowId newest = 0;
    };

    void add(const std::vector<Metric> &rows);
    void clear();

    [[nodiscard]] std::size_t rows() const { return m_rows; } ///< That have come, kept or not.
    using Curves = std::map<Name, Curve, Order>;
    [[nodiscard]] const Curves &curves() const { return m_curves; }
    /// Null where there is none.
    [[nodiscard]] const ThinnedCurve *curve(std::string_view metric, std::string_view subnet = {}) const;
    [[nodiscard]] std::optional<double> last(std::string_view metric, std::string_view subnet = {}) const;
    [[nodiscard]] std::optional<double> lastOfAny(std::string_view metric) const; ///< Whatever the subnet.
    /// The rows of a metric, subnet by subnet, each with its step, name, subnet and value.
    [[nodiscard]] std::vector<Metric> rowsOf(std::string_view metric) const;

private:
    Curves m_curves;
    std::size_t m_rows = 0;
};

} // namespace supernet::ui
