// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/study/study_facts.h"
#include "domain/study/report_page.h"

namespace supernet::cli {

/// How uncertain figures are resampled.
struct StudyResampling
{
    int samples = 1000;
    std::uint64_t seed = 1;
};

// Tables of a study's report; those without a row are left out of it.
[[nodiscard]] ReportTable armTable(const StudyFacts &facts); ///< Means over seeds with their standard deviation.
[[nodiscard]] ReportTable supernetTable(const StudyFacts &facts);
[[nodiscard]] ReportTable standaloneTable(const StudyFacts &facts);
[[nodiscard]] ReportTable fidelityTable(const StudyFacts &facts, const FidelitySettings &settings);
[[nodiscard]] ReportTable frontTable(const StudyFacts &facts);

// Comparisons with the first arm: a table, and a sentence for each other arm added to `findings`.
[[nodiscard]] ReportTable conflictTable(const StudyFacts &facts, const Store &store, const StudyResampling &resampling,
                                        std::vector<std::string> &findings);
[[nodiscard]] ReportTable fidelityComparison(const StudyFacts &facts, const FidelitySettings &settings,
                                             std::vector<std::string> &findings);

/// Every front, and of several seeds the band between the best and the worst that they reach within a latency.
[[nodiscard]] FrontPlot frontPlot(const StudyFacts &facts);
/// Validation loss along training, mean over seeds with the band that they span; of runs that validated on the way.
[[nodiscard]] FrontPlot lossPlot(const StudyFacts &facts, const Store &store);

} // namespace supernet::cli
