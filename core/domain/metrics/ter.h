// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/score.h"

#include <cstdint>

namespace supernet {

/// sacreBLEU 2.6.0's options under its names; the defaults are its defaults.
struct TerOptions
{
    bool normalized = false; ///< Splits off punctuation first.
    bool noPunct = false; ///< Takes punctuation away.
    bool asianSupport = false; ///< Lets the two above know East Asian characters and punctuation.
    bool caseSensitive = false;
};

/// What a sentence adds to a corpus' TER.
struct TerStatistics
{
    std::int64_t edits = 0; ///< To the reference that needs the fewest.
    double referenceLength = 0; ///< The references' mean.
};

[[nodiscard]] TerStatistics terStatistics(const std::string &hypothesis, const std::vector<std::string> &references,
                                          const TerOptions &options);
[[nodiscard]] MetricScore terFromStatistics(const TerStatistics &statistics, std::size_t references,
                                            const TerOptions &options);

/// Translation edit rate of a corpus (Snover and others 2006), with Tercom's beam and its limits on shifts.
/// Throws UsageError when the numbers of lines differ.
[[nodiscard]] MetricScore corpusTer(std::span<const std::string> hypotheses, References references,
                                    const TerOptions &options = {}, const BetweenLines &between = {});

} // namespace supernet
