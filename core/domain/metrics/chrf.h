// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/score.h"

#include <array>
#include <cstdint>

namespace supernet {

/// sacreBLEU 2.6.0's options under its names; the defaults are its defaults.
struct ChrfOptions
{
    int charOrder = 6;
    int wordOrder = 0; ///< 2 makes it chrF++.
    int beta = 2; ///< How much more recall counts than precision.
    bool lowercase = false;
    bool whitespace = false; ///< Whether character n-grams may hold white space.
    bool epsSmoothing = false; ///< As chrF++.py, NLTK and Moses; else orders that one side lacks do not count.
};

/// Throws UsageError when an order or beta is out of range.
void requireSound(const ChrfOptions &options);

/// What a sentence adds to a corpus' chrF: for each order (characters first, then words) the n-grams of the
/// hypothesis, of the reference, and those that match.
using ChrfStatistics = std::vector<std::array<std::int64_t, 3>>;

[[nodiscard]] ChrfStatistics chrfStatistics(const std::string &hypothesis, const std::vector<std::string> &references,
                                            const ChrfOptions &options);
[[nodiscard]] MetricScore chrfFromStatistics(const ChrfStatistics &statistics, std::size_t references,
                                             const ChrfOptions &options);

/// chrF of a corpus (Popović 2015, 2017); of several references the one that scores best counts for a line.
/// Throws UsageError when the numbers of lines differ or an option is out of range.
[[nodiscard]] MetricScore corpusChrf(std::span<const std::string> hypotheses, References references,
                                     const ChrfOptions &options = {}, const BetweenLines &between = {});

} // namespace supernet
