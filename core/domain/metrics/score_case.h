// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/bleu.h"
#include "domain/metrics/chrf.h"
#include "domain/metrics/ter.h"

#include <variant>

namespace supernet {

using MetricOptions = std::variant<BleuOptions, ChrfOptions, TerOptions>;

/// Something to score, in the form in which sacreBLEU's figures are exchanged: one JSON object with `metric` (bleu,
/// chrf, ter), `args` (sacreBLEU's argument names), `hyp` (lines) and `refs` (reference streams of lines).
struct ScoreCase
{
    std::string name;
    MetricOptions options;
    std::vector<std::string> hypotheses;
    std::vector<std::vector<std::string>> references;
};

/// Unknown keys are ignored (files hold the expected figures too), unknown arguments are not.
/// Throws Error saying what is wrong with the text.
[[nodiscard]] ScoreCase scoreCaseFromJson(const std::string &text);

/// Throws UsageError when the numbers of lines differ or an option is out of range.
[[nodiscard]] MetricScore scoreWith(const MetricOptions &options, std::span<const std::string> hypotheses,
                                    References references);

} // namespace supernet
