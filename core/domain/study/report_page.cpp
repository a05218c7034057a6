// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/study/report_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace supernet {

namespace {

constexpr double Width = 720;
constexpr double Height = 400;
constexpr double Left = 70;
constexpr double Bottom = 50;
constexpr double Right = 170; ///< For the legend.
constexpr double Top = 36;
constexpr double Ticks = 5; ///< About so many an axis.

/// Told apart by people who see colours differently too (Okabe and Ito 2008).
constexpr std::array Colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};

constexpr auto Style = R"(
:root { color-scheme: light dark; --ink: #1d1f23; --paper: #ffffff; --line: #d5d8dd; --soft: #5b616b; --mark: #ffe08a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8eb; --paper: #17191d; --line: #3a3f47; --soft: #a2a9b4; --mark: #6b5200; }
}
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .3rem; }
p { max-width: 46rem; } section p { color: var(--soft); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .7rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; font-weight: normal; white-space: nowrap; }
thead th { border-bottom: 2px solid var(--line); color: var(--soft); } .figure { text-align: right; }
.differs { background: var(--mark); } .there { color: var(--soft); } .there::before { content: "elsewhere "; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; }
svg .axis { stroke: var(--soft); } svg .front { fill: none; stroke-width: 1.6; } svg .band { fill-opacity: .18; }
)";

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

/// From values to places in the picture.
struct Axis
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void include(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
    /// Multiples of 1, 2 or 5 times a power of ten between the ends.
    [[nodiscard]] std::vector<double> ticks() const
    {
        if (!(high > low))
            return std::isfinite(low) ? std::vector{low} : std::vector<double>();
        const double rough = (high - low) / Ticks;
        const double power = std::pow(10, std::floor(std::log10(rough)));
        const double step = power * (rough <= power ? 1 : rough <= 2 * power ? 2 : rough <= 5 * power ? 5 : 10);
        std::vector<double> values;
        for (double multiple = std::ceil(low / step); multiple <= std::floor(high / step); ++multiple)
            values.push_back(multiple * step);
        return values;
    }
};

struct Axes
{
    Axis across;
    Axis up;

    [[nodiscard]] double x(double value) const { return Left + across.share(value) * (Width - Left - Right); }
    [[nodiscard]] double y(double value) const { return Height - Bottom - up.share(value) * (Height - Top - Bottom); }
};

Axes axesOf(const FrontPlot &plot)
{
    Axes axes;
    for (const PlottedFront &front : plot.fronts) {
        for (const auto &[across, up] : front.points) {
            axes.across.include(across);
            axes.up.include(up);
        }
    }
    for (const PlottedBand &band : plot.bands) {
        for (const BandPoint &point : band.points) {
            axes.across.include(point.across);
            axes.up.include(point.low);
            axes.up.include(point.high);
        }
    }
    return axes;
}

std::string svgText(double x, double y, const std::string &text, const std::string &attributes = {})
{
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + attributes + '>' + htmlText(text) + "</text>\n";
}

std::string svgAxes(const FrontPlot &plot, const Axes &axes)
{
    const double right = Width - Right;
    const double bottom = Height - Bottom;
    std::string text = "<path class=\"axis\" fill=\"none\" d=\"M" + number(Left) + ' ' + number(Top) + " V"
        + number(bottom) + " H" + number(right) + "\"/>\n";
    for (const double value : axes.across.ticks())
        text += svgText(axes.x(value), bottom + 18, number(value), " text-anchor=\"middle\"");
    for (const double value : axes.up.ticks())
        text += svgText(Left - 8, axes.y(value) + 4, number(value), " text-anchor=\"end\"");
    text += svgText((Left + right) / 2, Height - 8, plot.across, " text-anchor=\"middle\"");
    return text + svgText(Left - 60, Top - 18, plot.up);
}

/// The next place of a path that began somewhere.
std::string step(const std::string &x, const std::string &y, bool staircase)
{
    return staircase ? " H" + x + " V" + y : " L" + x + ' ' + y;
}

std::string svgBand(const PlottedBand &band, const Axes &axes, const std::string &colour, bool staircase)
{
    std::string path;
    for (const BandPoint &point : band.points) {
        const std::string x = number(axes.x(point.across));
        const std::string y = number(axes.y(point.low));
        path += path.empty() ? 'M' + x + ' ' + y : step(x, y, staircase);
    }
    // Back along the upper edge: up at a point, then level to the one before.
    for (std::size_t i = band.points.size(); i-- > 0;) {
        const std::string x = number(axes.x(band.points[i].across));
        const std::string y = number(axes.y(band.points[i].high));
        path += staircase ? " V" + y + " H" + x : " L" + x + ' ' + y;
    }
    return "<path class=\"band\" fill=\"" + colour + "\" d=\"" + path + " Z\"/>\n";
}

std::string svgFront(const PlottedFront &front, const Axes &axes, const std::string &colour, bool staircase)
{
    std::string path;
    std::string dots;
    for (const auto &[across, up] : front.points) {
        const std::string x = number(axes.x(across));
        const std::string y = number(axes.y(up));
        path += path.empty() ? 'M' + x + ' ' + y : step(x, y, staircase);
        dots += "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"3\" fill=\"" + colour + "\"/>\n";
    }
    return "<path class=\"front\" stroke=\"" + colour + "\" d=\"" + path + "\"/>\n" + dots;
}

/// HTML of a sentence that sets names in `backticks`.
std::string withCode(const std::string &sentence)
{
    std::string text;
    bool inside = false;
    for (const char letter : htmlText(sentence)) {
        if (letter != '`') {
            text += letter;
            continue;
        }
        text += inside ? "</code>" : "<code>";
        inside = !inside;
    }
    return text + (inside ? "</code>" : "");
}

} // namespace

std::string svg(const FrontPlot &plot)
{
    const Axes axes = axesOf(plot);
    std::string text = "<svg viewBox=\"0 0 " + number(Width) + ' ' + number(Height) + "\" role=\"img\" aria-label=\""
        + htmlText(plot.title) + "\">\n" + svgAxes(plot, axes);
    std::vector<std::string> names;
    const auto colourOf = [&](const std::string &name) {
        const auto known = std::ranges::find(names, name);
        const std::string colour = Colours[static_cast<std::size_t>(known - names.begin()) % Colours.size()];
        if (known == names.end()) {
            names.push_back(name);
            const double y = Top + 18 * static_cast<double>(names.size());
            text += "<circle cx=\"" + number(Width - Right + 16) + "\" cy=\"" + number(y - 4) + "\" r=\"4\" fill=\""
                + colour + "\"/>\n" + svgText(Width - Right + 26, y, name);
        }
        return colour;
    };
    for (const PlottedBand &band : plot.bands)
        text += svgBand(band, axes, colourOf(band.name), plot.staircase);
    for (const PlottedFront &front : plot.fronts)
        text += svgFront(front, axes, colourOf(front.name), plot.staircase);
    return text + "</svg>\n";
}

std::string page(const StudyReport &report)
{
    std::string text = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + htmlText(report.title) + "</title>\n<style>" + Style + "</style>\n</head>\n<body>\n<h1>"
        + htmlText(report.title) + "</h1>\n<p>" + htmlText(report.question) + "</p>\n";
    if (!report.findings.empty()) {
        text += "<ul>\n";
        for (const std::string &finding : report.findings)
            text += "<li>" + withCode(finding) + "</li>\n";
        text += "</ul>\n";
    }
    for (const FrontPlot &plot : report.plots)
        text += "<section><h2>" + htmlText(plot.title) + "</h2>\n" + svg(plot) + "</section>\n";
    for (const ReportTable &table : report.tables)
        text += html(table);
    return text + "</body>\n</html>\n";
}

} // namespace supernet
