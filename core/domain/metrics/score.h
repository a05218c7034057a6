// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace supernet {

/// A corpus or sentence score with what is needed to report and repeat it, in the form that sacreBLEU made common.
struct MetricScore
{
    std::string name; ///< `BLEU`, `chrF2`, `chrF2++`, `TER` ...
    double score = 0; ///< 0 to 100 (TER may pass 100).
    std::string details; ///< What follows the score in text(); may be empty.
    std::string signature; ///< `nrefs:1|case:mixed|...|version:supernet-0.1.0`.

    /// `BLEU = 30.2500 61.2/37.4/24.0/15.6 (BP = ...)`, the score with `width` digits after the point.
    [[nodiscard]] std::string text(int width = 4) const;
};

/// One line of reference text for each line of hypotheses, for each of one or more reference streams.
using References = std::span<const std::vector<std::string>>;

/// Called between lines by what scores a whole corpus: it may throw where that is to end early.
using BetweenLines = std::function<void()>;

/// Throws UsageError when there is no reference stream or one has another number of lines than the hypotheses.
void requireSameLines(std::span<const std::string> hypotheses, References references);

/// The references of line `line`, one from each stream.
[[nodiscard]] std::vector<std::string> referencesOfLine(References references, std::size_t line);

/// `nrefs` first, then the metric's own fields, then `extra` if any, our name and version last.
[[nodiscard]] std::string metricSignature(std::size_t references,
                                          const std::vector<std::pair<std::string, std::string>> &fields,
                                          const std::string &extra = {});

/// `value` with `digits` digits after the point, whatever the locale.
[[nodiscard]] std::string decimals(double value, int digits);

} // namespace supernet
