// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/score.h"

#include <string>
#include <vector>

namespace supernet {

/// A corpus score as the store and people want it.
struct TextScore
{
    double value = 0; ///< 0 to 100 (TER: 0 and above, less is better).
    std::string text; ///< As sacreBLEU prints it.
    std::string signature;
};

/// `bleu`, `chrf`, `ter`.
[[nodiscard]] const std::vector<std::string> &textMetrics();

/// Scores translations against one reference each with sacreBLEU's defaults. `decoding` (`beam:5|alpha:1`) becomes part of
/// the signature. Throws UsageError for an unknown metric.
[[nodiscard]] TextScore scoreText(const std::string &metric, const std::vector<std::string> &lines,
                                  const std::vector<std::string> &references, const std::string &decoding,
                                  const BetweenLines &between = {});

/// `beam:5|alpha:1`.
[[nodiscard]] std::string decodingText(int beam, double alpha);

} // namespace supernet
