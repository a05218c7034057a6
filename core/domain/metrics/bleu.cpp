// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/bleu.h"

#include "domain/metrics/ngrams.h"
#include "domain/metrics/unicode_text.h"
#include "domain/support/error.h"

#include <algorithm>
#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace supernet {

namespace {

double smoothingValue(const BleuOptions &options)
{
    return options.smoothValue.value_or(options.smoothMethod == BleuOptions::Smoothing::AddK ? 1.0 : 0.1);
}

std::string smoothingText(const BleuOptions &options)
{
    switch (options.smoothMethod) {
    case BleuOptions::Smoothing::Exp:
        return "exp";
    case BleuOptions::Smoothing::Floor:
        return "floor[" + decimals(smoothingValue(options), 2) + ']';
    case BleuOptions::Smoothing::AddK:
        return "add-k[" + decimals(smoothingValue(options), 2) + ']';
    case BleuOptions::Smoothing::None:
        break;
    }
    return "none";
}

std::vector<std::u32string> bleuWords(const std::string &line, const BleuOptions &options)
{
    std::u32string text = codePoints(line);
    if (options.lowercase)
        text = lowerCase(text);
    return tokenize(withoutTrailingSpace(text), options.tokenize);
}

/// For each n-gram the most that any one reference has of it.
void mergeMost(NgramCounts &most, const NgramCounts &counts)
{
    for (const auto &[ngram, count] : counts) {
        auto &known = most[ngram];
        known = std::max(known, count);
    }
}

/// Fills in the precisions and returns how many orders count.
std::size_t computePrecisions(Bleu &score, const BleuOptions &options)
{
    using Smoothing = BleuOptions::Smoothing;
    std::size_t orders = bleuOrder;
    double halving = 1;
    for (std::size_t n = 0; n < bleuOrder; ++n) {
        if (options.smoothMethod == Smoothing::AddK && n > 0) {
            score.counts[n] += smoothingValue(options);
            score.totals[n] += smoothingValue(options);
        }
        if (score.totals[n] == 0)
            break;
        if (options.effectiveOrder)
            orders = n + 1;
        if (score.counts[n] > 0) {
            score.precisions[n] = 100 * score.counts[n] / score.totals[n];
        } else if (options.smoothMethod == Smoothing::Exp) {
            halving *= 2;
            score.precisions[n] = 100 / (halving * score.totals[n]);
        } else if (options.smoothMethod == Smoothing::Floor) {
            score.precisions[n] = 100 * smoothingValue(options) / score.totals[n];
        }
    }
    return orders;
}

double geometricMean(const Bleu &score, std::size_t orders)
{
    double sum = 0;
    for (std::size_t n = 0; n < orders; ++n) {
        if (score.precisions[n] <= 0)
            return 0;
        sum += std::log(score.precisions[n]);
    }
    return std::exp(sum / static_cast<double>(orders));
}

double brevityPenalty(const BleuStatistics &statistics)
{
    if (statistics.hypothesisLength >= statistics.referenceLength)
        return 1;
    if (statistics.hypothesisLength == 0)
        return 0;
    return std::exp(
        1 - static_cast<double>(statistics.referenceLength) / static_cast<double>(statistics.hypothesisLength));
}

std::string detailsOf(const Bleu &score)
{
    const double ratio = score.referenceLength == 0
        ? 0
        : static_cast<double>(score.hypothesisLength) / static_cast<double>(score.referenceLength);
    return fmt::format("{:.1f}/{:.1f}/{:.1f}/{:.1f} (BP = {:.3f} ratio = {:.3f} hyp_len = {} ref_len = {})",
                       score.precisions[0], score.precisions[1], score.precisions[2], score.precisions[3],
                       score.brevityPenalty, ratio, score.hypothesisLength, score.referenceLength);
}

} // namespace

BleuOptions::Smoothing smoothingFromName(std::string_view name)
{
    if (name == "exp")
        return BleuOptions::Smoothing::Exp;
    if (name == "floor")
        return BleuOptions::Smoothing::Floor;
    if (name == "add-k")
        return BleuOptions::Smoothing::AddK;
    if (name == "none")
        return BleuOptions::Smoothing::None;
    throw UsageError("There is no smoothing method `" + std::string(name) + "`.", "Use exp, floor, add-k or none.");
}

BleuStatistics &BleuStatistics::operator+=(const BleuStatistics &other)
{
    for (std::size_t n = 0; n < bleuOrder; ++n) {
        counts[n] += other.counts[n];
        totals[n] += other.totals[n];
    }
    hypothesisLength += other.hypothesisLength;
    referenceLength += other.referenceLength;
    return *this;
}

BleuStatistics bleuStatistics(const std::string &hypothesis, const std::vector<std::string> &references,
                              const BleuOptions &options)
{
    WordNumbers numbers;
    const std::u32string line = numbers.of(bleuWords(hypothesis, options));
    std::array<NgramCounts, bleuOrder> most;
    BleuStatistics statistics;
    const auto length = static_cast<std::int64_t>(line.size());
    statistics.hypothesisLength = length;
    std::pair<std::int64_t, std::int64_t> closest{-1, 0}; // difference, length
    for (const std::string &reference : references) {
        const std::u32string referenceLine = numbers.of(bleuWords(reference, options));
        const auto referenceLength = static_cast<std::int64_t>(referenceLine.size());
        const std::pair candidate{std::abs(length - referenceLength), referenceLength};
        if (closest.first < 0 || candidate < closest)
            closest = candidate;
        for (std::size_t n = 0; n < bleuOrder; ++n)
            mergeMost(most[n], countNgrams(referenceLine, n + 1));
    }
    statistics.referenceLength = closest.second;
    for (std::size_t n = 0; n < bleuOrder; ++n) {
        statistics.counts[n] = matchingNgrams(countNgrams(line, n + 1), most[n]);
        statistics.totals[n] = std::max<std::int64_t>(0, length - static_cast<std::int64_t>(n));
    }
    return statistics;
}

Bleu bleuFromStatistics(const BleuStatistics &statistics, std::size_t references, const BleuOptions &options)
{
    Bleu score;
    score.name = "BLEU";
    score.hypothesisLength = statistics.hypothesisLength;
    score.referenceLength = statistics.referenceLength;
    score.brevityPenalty = brevityPenalty(statistics);
    std::ranges::copy(statistics.counts, score.counts.begin());
    std::ranges::copy(statistics.totals, score.totals.begin());
    // Nothing matches: zero at once, or smoothing would make a score out of nothing.
    if (std::ranges::any_of(statistics.counts, [](std::int64_t count) { return count > 0; })) {
        const std::size_t orders = computePrecisions(score, options);
        score.score = score.brevityPenalty * geometricMean(score, orders);
    }
    score.details = detailsOf(score);
    score.signature = bleuSignature(options, references);
    return score;
}

Bleu corpusBleu(std::span<const std::string> hypotheses, References references, const BleuOptions &options)
{
    requireSameLines(hypotheses, references);
    BleuStatistics sum;
    for (std::size_t line = 0; line < hypotheses.size(); ++line)
        sum += bleuStatistics(hypotheses[line], referencesOfLine(references, line), options);
    return bleuFromStatistics(sum, references.size(), options);
}

Bleu corpusBleu(std::span<const std::string> hypotheses, const std::vector<std::string> &references,
                const BleuOptions &options)
{
    return corpusBleu(hypotheses, References(&references, 1), options);
}

std::string bleuSignature(const BleuOptions &options, std::size_t references, const std::string &extra)
{
    return metricSignature(references,
                           {{"case", options.lowercase ? "lc" : "mixed"},
                            {"eff", options.effectiveOrder ? "yes" : "no"},
                            {"tok", tokenizerName(options.tokenize)},
                            {"smooth", smoothingText(options)}},
                           extra);
}

} // namespace supernet
