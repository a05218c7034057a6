// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/chrf.h"

#include "domain/metrics/ngrams.h"
#include "domain/metrics/unicode_text.h"
#include "domain/support/error.h"

namespace supernet {

namespace {

/// One line's n-grams: those of characters by order, then those of words.
using OrderedNgrams = std::vector<NgramCounts>;

bool isAsciiPunctuation(char32_t letter)
{
    return (letter > 0x20 && letter < 0x30) || (letter > 0x39 && letter < 0x41) || (letter > 0x5a && letter < 0x61)
        || (letter > 0x7a && letter < 0x7f);
}

/// Words with one mark of punctuation split off, at the end or else at the start, as chrF++ defines them.
std::vector<std::u32string> chrfWords(std::u32string_view line)
{
    std::vector<std::u32string> split;
    for (const std::u32string &word : words(line)) {
        if (word.size() > 1 && isAsciiPunctuation(word.back())) {
            split.push_back(word.substr(0, word.size() - 1));
            split.push_back(word.substr(word.size() - 1));
        } else if (word.size() > 1 && isAsciiPunctuation(word.front())) {
            split.push_back(word.substr(0, 1));
            split.push_back(word.substr(1));
        } else {
            split.push_back(word);
        }
    }
    return split;
}

std::u32string withoutSpace(std::u32string_view line)
{
    std::u32string text;
    for (const char32_t letter : line) {
        if (!isSpace(letter))
            text += letter;
    }
    return text;
}

OrderedNgrams ngramsOf(const std::string &utf8, WordNumbers &numbers, const ChrfOptions &options)
{
    std::u32string line = codePoints(utf8);
    if (options.lowercase)
        line = lowerCase(line);
    const std::u32string characters = options.whitespace ? line : withoutSpace(line);
    OrderedNgrams ngrams;
    for (int order = 1; order <= options.charOrder; ++order)
        ngrams.push_back(countNgrams(characters, static_cast<std::size_t>(order)));
    if (options.wordOrder == 0)
        return ngrams;
    const std::u32string sequence = numbers.of(chrfWords(line));
    for (int order = 1; order <= options.wordOrder; ++order)
        ngrams.push_back(countNgrams(sequence, static_cast<std::size_t>(order)));
    return ngrams;
}

std::int64_t total(const NgramCounts &counts)
{
    std::int64_t sum = 0;
    for (const auto &[ngram, count] : counts)
        sum += count;
    return sum;
}

ChrfStatistics compare(const OrderedNgrams &hypothesis, const OrderedNgrams &reference)
{
    ChrfStatistics statistics;
    for (std::size_t order = 0; order < hypothesis.size(); ++order) {
        const std::int64_t tried = reference[order].empty() ? 0 : total(hypothesis[order]);
        statistics.push_back({tried, total(reference[order]), matchingNgrams(hypothesis[order], reference[order])});
    }
    return statistics;
}

/// The mean of the orders' F scores, every order counted.
double smoothedScore(const ChrfStatistics &statistics, double factor)
{
    constexpr double tiny = 1e-16;
    double sum = 0;
    for (const auto &[tried, wanted, matched] : statistics) {
        const double precision = tried > 0 ? static_cast<double>(matched) / static_cast<double>(tried) : tiny;
        const double recall = wanted > 0 ? static_cast<double>(matched) / static_cast<double>(wanted) : tiny;
        const double divisor = factor * precision + recall;
        sum += divisor > 0 ? (1 + factor) * precision * recall / divisor : tiny;
    }
    return sum / static_cast<double>(statistics.size());
}

/// The F score of mean precision and mean recall, over the orders that both sides have.
double effectiveScore(const ChrfStatistics &statistics, double factor)
{
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (const auto &[tried, wanted, matched] : statistics) {
        if (tried == 0 || wanted == 0)
            continue;
        precision += static_cast<double>(matched) / static_cast<double>(tried);
        recall += static_cast<double>(matched) / static_cast<double>(wanted);
        ++orders;
    }
    if (precision + recall == 0)
        return 0;
    precision /= orders;
    recall /= orders;
    return (1 + factor) * precision * recall / (factor * precision + recall);
}

double fScore(const ChrfStatistics &statistics, const ChrfOptions &options)
{
    const double factor = static_cast<double>(options.beta) * options.beta;
    return 100 * (options.epsSmoothing ? smoothedScore(statistics, factor) : effectiveScore(statistics, factor));
}

} // namespace

void requireSound(const ChrfOptions &options)
{
    // Above 50 the n-grams of long lines would fill the memory, and no published score uses such orders.
    if (options.charOrder < 1 || options.charOrder > 50 || options.wordOrder < 0 || options.wordOrder > 50)
        throw UsageError("chrF's orders are out of range.", "Characters: 1 to 50; words: 0 to 50.");
    if (options.beta < 1 || options.beta > 1000)
        throw UsageError("chrF's beta is out of range.", "Use 1 to 1000.");
}

ChrfStatistics chrfStatistics(const std::string &hypothesis, const std::vector<std::string> &references,
                              const ChrfOptions &options)
{
    WordNumbers numbers;
    const OrderedNgrams line = ngramsOf(hypothesis, numbers, options);
    ChrfStatistics best;
    double bestScore = -1;
    for (const std::string &reference : references) {
        ChrfStatistics statistics = compare(line, ngramsOf(reference, numbers, options));
        const double score = fScore(statistics, options);
        if (score > bestScore) {
            bestScore = score;
            best = std::move(statistics);
        }
    }
    return best;
}

MetricScore chrfFromStatistics(const ChrfStatistics &statistics, std::size_t references, const ChrfOptions &options)
{
    MetricScore score;
    score.name = "chrF" + std::to_string(options.beta) + std::string(static_cast<std::size_t>(options.wordOrder), '+');
    score.score = fScore(statistics, options);
    score.signature = metricSignature(references,
                                      {{"case", options.lowercase ? "lc" : "mixed"},
                                       {"eff", options.epsSmoothing ? "no" : "yes"},
                                       {"nc", std::to_string(options.charOrder)},
                                       {"nw", std::to_string(options.wordOrder)},
                                       {"space", options.whitespace ? "yes" : "no"}});
    return score;
}

MetricScore corpusChrf(std::span<const std::string> hypotheses, References references, const ChrfOptions &options,
                       const BetweenLines &between)
{
    requireSound(options);
    requireSameLines(hypotheses, references);
    ChrfStatistics sum(static_cast<std::size_t>(options.charOrder + options.wordOrder));
    for (std::size_t line = 0; line < hypotheses.size(); ++line) {
        if (between)
            between();
        const auto added = chrfStatistics(hypotheses[line], referencesOfLine(references, line), options);
        for (std::size_t order = 0; order < sum.size(); ++order)
            for (std::size_t i = 0; i < 3; ++i)
                sum[order][i] += added[order][i];
    }
    return chrfFromStatistics(sum, references.size(), options);
}

} // namespace supernet
