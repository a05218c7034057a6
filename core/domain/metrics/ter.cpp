// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/ter.h"

#include "domain/metrics/ngrams.h"
#include "domain/metrics/ter_edits.h"
#include "domain/metrics/tokenize.h"
#include "domain/metrics/unicode_text.h"

#include <algorithm>

namespace supernet {

namespace {

template<typename Matches>
std::u32string without(std::u32string text, Matches matches)
{
    std::erase_if(text, matches);
    return text;
}

bool isRemovedPunctuation(char32_t letter)
{
    return std::u32string_view(U".,?:;!\"()").find(letter) != std::u32string_view::npos;
}

bool within(char32_t letter, char32_t first, char32_t last)
{
    return letter >= first && letter <= last;
}

bool isAsianPunctuation(char32_t letter)
{
    return within(letter, 0x3001, 0x3002) || within(letter, 0x3008, 0x3011) || within(letter, 0x3014, 0x301f)
        || within(letter, 0xff61, 0xff65) || letter == 0x30fb
        || std::u32string_view(U"\uff0e\uff0c\uff1f\uff1a\uff1b\uff01\uff02\uff08\uff09").find(letter)
        != std::u32string_view::npos;
}

bool isAsianCharacter(char32_t letter)
{
    return within(letter, 0x4e00, 0x9fff) || within(letter, 0x3400, 0x4dbf) || within(letter, 0x31c0, 0x31ef)
        || within(letter, 0x2e80, 0x2eff) || within(letter, 0x3300, 0x33ff) || within(letter, 0xf900, 0xfaff)
        || within(letter, 0xfe30, 0xfe4f) || within(letter, 0x3200, 0x3f22);
}

/// Tercom's Western rules: those of mteval with the English possessive between its two halves.
std::u32string normalizedWestern(std::u32string_view line)
{
    std::u32string text = replaced(line, U"\n-", U"");
    text = replaced(text, U"\n", U" ");
    text = splitSymbols(U' ' + unescaped(text) + U' ');
    // The line ends in a space by now, so that no possessive stands at its very end.
    return splitByDigits(replaced(text, U"'s ", U" 's "));
}

/// Tercom also splits runs of kana, but only in a line that is nothing else, and here lines begin with a space.
std::u32string normalizedAsian(std::u32string_view line)
{
    std::u32string text;
    for (const char32_t letter : line) {
        const bool apart = isAsianCharacter(letter) || isAsianPunctuation(letter);
        text += apart ? std::u32string{U' ', letter, U' '} : std::u32string{letter};
    }
    return text;
}

std::vector<std::u32string> terWords(const std::string &line, const TerOptions &options)
{
    std::u32string text = codePoints(line);
    text = withoutTrailingSpace(text);
    if (!options.caseSensitive)
        text = lowerCase(text);
    if (options.normalized) {
        text = normalizedWestern(text);
        if (options.asianSupport)
            text = normalizedAsian(text);
    }
    if (options.noPunct) {
        text = without(text, isRemovedPunctuation);
        if (options.asianSupport)
            text = without(text, isAsianPunctuation);
    }
    return words(text);
}

} // namespace

TerStatistics terStatistics(const std::string &hypothesis, const std::vector<std::string> &references,
                            const TerOptions &options)
{
    WordNumbers numbers;
    const std::u32string line = numbers.of(terWords(hypothesis, options));
    TerStatistics statistics;
    bool first = true;
    for (const std::string &reference : references) {
        const std::u32string wanted = numbers.of(terWords(reference, options));
        const std::int64_t edits = translationEdits(line, wanted);
        statistics.edits = first ? edits : std::min(statistics.edits, edits);
        statistics.referenceLength += static_cast<double>(wanted.size()) / static_cast<double>(references.size());
        first = false;
    }
    return statistics;
}

MetricScore terFromStatistics(const TerStatistics &statistics, std::size_t references, const TerOptions &options)
{
    MetricScore score;
    score.name = "TER";
    if (statistics.referenceLength > 0)
        score.score = 100 * static_cast<double>(statistics.edits) / statistics.referenceLength;
    else
        score.score = statistics.edits > 0 ? 100 : 0;
    score.signature = metricSignature(references,
                                      {{"case", options.caseSensitive ? "mixed" : "lc"},
                                       {"tok", "tercom"},
                                       {"norm", options.normalized ? "yes" : "no"},
                                       {"punct", options.noPunct ? "no" : "yes"},
                                       {"asian", options.asianSupport ? "yes" : "no"}});
    return score;
}

MetricScore corpusTer(std::span<const std::string> hypotheses, References references, const TerOptions &options,
                      const BetweenLines &between)
{
    requireSameLines(hypotheses, references);
    TerStatistics sum;
    for (std::size_t line = 0; line < hypotheses.size(); ++line) {
        if (between)
            between();
        const auto added = terStatistics(hypotheses[line], referencesOfLine(references, line), options);
        sum.edits += added.edits;
        sum.referenceLength += added.referenceLength;
    }
    return terFromStatistics(sum, references.size(), options);
}

} // namespace supernet
