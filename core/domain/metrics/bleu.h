// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace supernet {

/// sacreBLEU's options by its names; the defaults are its defaults.
struct BleuOptions
{
    std::string tokenize = "13a"; ///< See tokenizeForScore().
    bool lowercase = false;
    std::string smoothMethod = "exp"; ///< `exp`, `floor`, `add-k`, `none`.
    std::optional<double> smoothValue; ///< Of `floor` (0.1) and `add-k` (1).
    bool effectiveOrder = false; ///< Leave out orders that the hypothesis is too short for; for single sentences.
};

/// A BLEU score with what it is made of.
struct Bleu
{
    static constexpr std::size_t Order = 4;

    double score = 0; ///< 0 to 100.
    std::array<double, Order> counts{}; ///< Matches by order; smoothed with `add-k`.
    std::array<double, Order> totals{};
    std::array<double, Order> precisions{}; ///< Percent.
    double brevityPenalty = 1;
    std::int64_t hypothesisLength = 0; ///< Tokens.
    std::int64_t referenceLength = 0; ///< Tokens of the closest references.

    /// The line that sacreBLEU prints with width 4.
    [[nodiscard]] std::string text() const;
};

/// BLEU of a corpus as sacreBLEU 2.6.0 computes it. `references` are streams: references[r][i] is the r-th reference of
/// hypothesis i. Throws UsageError when lengths differ, there is no reference, or an option is unknown.
[[nodiscard]] Bleu corpusBleu(std::span<const std::string> hypotheses,
                              std::span<const std::vector<std::string>> references, const BleuOptions &options = {});

/// The signature that says how a score was made: sacreBLEU's keys in its order, `extra` (like `beam:5`) before the
/// version, which is ours.
[[nodiscard]] std::string bleuSignature(const BleuOptions &options, std::size_t references,
                                        const std::string &extra = {});

} // namespace supernet
