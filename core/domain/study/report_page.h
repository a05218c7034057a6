// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/study/report_table.h"
#include "domain/study/seed_bands.h"

namespace supernet {

/// The points of one front or curve.
struct PlottedFront
{
    std::string name; ///< Fronts of one name have one colour and one entry in the legend.
    std::vector<std::pair<double, double>> points; ///< Across and up, sorted across.
};

/// What the runs of one name span, from seed to seed, in the colour of that name.
struct PlottedBand
{
    std::string name;
    std::vector<BandPoint> points; ///< Sorted across.
};

struct FrontPlot
{
    std::string title;
    std::string across;
    std::string up;
    std::vector<PlottedFront> fronts;
    std::vector<PlottedBand> bands = {};
    bool staircase = true; ///< Else points are joined straight.
};

/// What a study came to, ready to be written.
struct StudyReport
{
    std::string name;
    std::string title;
    std::string question;
    std::vector<std::string> findings; ///< Sentences.
    std::vector<ReportTable> tables;
    std::vector<FrontPlot> plots;
};

/// An SVG picture of fronts, with axes, ticks and a legend.
[[nodiscard]] std::string svg(const FrontPlot &plot);
/// One HTML page that needs no other file.
[[nodiscard]] std::string page(const StudyReport &report);

} // namespace supernet
