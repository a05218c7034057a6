// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/metrics/score.h"
#include "domain/metrics/tokenize.h"

#include <array>
#include <cstdint>
#include <optional>

namespace supernet {

/// sacreBLEU 2.6.0's options under its names; the defaults are its defaults.
struct BleuOptions
{
    enum class Smoothing { Exp, Floor, AddK, None };

    BleuTokenizer tokenize = BleuTokenizer::Mteval13a;
    bool lowercase = false;
    Smoothing smoothMethod = Smoothing::Exp;
    std::optional<double> smoothValue; ///< Of `floor` (else 0.1) and `add-k` (else 1).
    bool effectiveOrder = false; ///< For sentences: orders longer than the sentence do not count.
};

/// `exp`, `floor`, `add-k`, `none`; throws UsageError for any other name.
[[nodiscard]] BleuOptions::Smoothing smoothingFromName(std::string_view name);

constexpr std::size_t bleuOrder = 4;

/// What a sentence adds to a corpus' BLEU: sums of these make the score of any set of sentences.
struct BleuStatistics
{
    std::array<std::int64_t, bleuOrder> counts{}; ///< Matching n-grams.
    std::array<std::int64_t, bleuOrder> totals{}; ///< N-grams of the hypothesis.
    std::int64_t hypothesisLength = 0;
    std::int64_t referenceLength = 0; ///< Of the reference closest in length, the shorter one of two.

    BleuStatistics &operator+=(const BleuStatistics &other);
};

struct Bleu : MetricScore
{
    std::array<double, bleuOrder> counts{}; ///< Smoothing by add-k adds to counts and totals.
    std::array<double, bleuOrder> totals{};
    std::array<double, bleuOrder> precisions{}; ///< Per cent.
    double brevityPenalty = 0;
    std::int64_t hypothesisLength = 0;
    std::int64_t referenceLength = 0;
};

[[nodiscard]] BleuStatistics bleuStatistics(const std::string &hypothesis, const std::vector<std::string> &references,
                                            const BleuOptions &options);
/// `references` is the number of reference streams, for the signature.
[[nodiscard]] Bleu bleuFromStatistics(const BleuStatistics &statistics, std::size_t references,
                                      const BleuOptions &options);

/// BLEU of a corpus (Papineni and others 2002). A sentence's is that of a corpus of one, with effectiveOrder set.
/// Throws UsageError when the numbers of lines differ.
[[nodiscard]] Bleu corpusBleu(std::span<const std::string> hypotheses, References references,
                              const BleuOptions &options = {});
/// The same with a single reference for each line.
[[nodiscard]] Bleu corpusBleu(std::span<const std::string> hypotheses, const std::vector<std::string> &references,
                              const BleuOptions &options = {});

/// The signature that says how a score was made. `extra` (like `beam:5`) goes before the version, which is ours.
[[nodiscard]] std::string bleuSignature(const BleuOptions &options, std::size_t references,
                                        const std::string &extra = {});

} // namespace supernet
