// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/tokenize.h"

#include "domain/metrics/unicode_text.h"
#include "domain/support/error.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>
#include <utility>

namespace supernet {

namespace {

constexpr std::array<std::pair<BleuTokenizer, std::string_view>, 5> names{{
    {BleuTokenizer::Mteval13a, "13a"},
    {BleuTokenizer::International, "intl"},
    {BleuTokenizer::Characters, "char"},
    {BleuTokenizer::Chinese, "zh"},
    {BleuTokenizer::None, "none"},
}};

bool isDigit(char32_t letter)
{
    return letter >= U'0' && letter <= U'9';
}

bool isPeriodOrComma(char32_t letter)
{
    return letter == U'.' || letter == U',';
}

bool isSymbol(char32_t letter)
{
    return (letter >= U'{' && letter <= U'~') || (letter >= U'[' && letter <= U'`')
        || (letter >= U' ' && letter <= U'&') || (letter >= U'(' && letter <= U'+')
        || (letter >= U':' && letter <= U'@') || letter == U'/';
}

bool hasCategory(char32_t letter, std::uint32_t mask)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(letter)) & mask) != 0;
}

/// Rewrites each pair of neighbours for which `matches(first, second)`, taking pairs from left to right without
/// overlap, as a regular expression does: `before`, first, a space, second, `after`.
template<typename Matches>
std::u32string separatePairs(const std::u32string &text, Matches matches, std::u32string_view before,
                             std::u32string_view after)
{
    std::u32string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i + 1 == text.size() || !matches(text[i], text[i + 1])) {
            out += text[i];
            continue;
        }
        out += before;
        out += text[i];
        out += U' ';
        out += text[i + 1];
        out += after;
        ++i;
    }
    return out;
}

template<typename Matches>
std::u32string spaced(std::u32string_view text, Matches matches)
{
    std::u32string out;
    out.reserve(text.size() + 8);
    for (const char32_t letter : text) {
        if (matches(letter))
            out += std::u32string{U' ', letter, U' '};
        else
            out += letter;
    }
    return out;
}

std::u32string tokenize13a(std::u32string_view line)
{
    std::u32string text = replaced(line, U"<skipped>", U"");
    text = replaced(text, U"-\n", U"");
    text = replaced(text, U"\n", U" ");
    return splitPunctuation(U' ' + unescaped(text) + U' ');
}

std::u32string tokenizeInternational(std::u32string_view line)
{
    const auto punctuation = [](char32_t letter) { return hasCategory(letter, U_GC_P_MASK); };
    const auto number = [](char32_t letter) { return hasCategory(letter, U_GC_N_MASK); };
    std::u32string text(line);
    text = separatePairs(
        text, [&](char32_t a, char32_t b) { return !number(a) && punctuation(b); }, U"", U" ");
    text = separatePairs(
        text, [&](char32_t a, char32_t b) { return punctuation(a) && !number(b); }, U" ", U"");
    return spaced(text, [](char32_t letter) { return hasCategory(letter, U_GC_S_MASK); });
}

/// The blocks that sacreBLEU's `zh` splits. Its two ranges for the supplementary plane are written with four digits
/// too few and so mean U+2001 to U+2A6D and U+2F81 to U+2FA1, which takes in typographic quotes and dashes and leaves
/// out the plane: kept, since scores are for comparing.
bool isChinese(char32_t letter)
{
    static constexpr std::array<std::pair<char32_t, char32_t>, 22> blocks{{
        {0x3400, 0x4db5}, {0x4e00, 0x9fa5}, {0x9fa6, 0x9fbb}, {0xf900, 0xfa2d}, {0xfa30, 0xfa6a}, {0xfa70, 0xfad9},
        {0x2001, 0x2a6d}, {0x2f81, 0x2fa1}, {0xff00, 0xffef}, {0x2e80, 0x2eff}, {0x3000, 0x303f}, {0x31c0, 0x31ef},
        {0x2f00, 0x2fdf}, {0x2ff0, 0x2fff}, {0x3100, 0x312f}, {0x31a0, 0x31bf}, {0xfe10, 0xfe1f}, {0xfe30, 0xfe4f},
        {0x2600, 0x26ff}, {0x2700, 0x27bf}, {0x3200, 0x32ff}, {0x3300, 0x33ff},
    }};
    return std::ranges::any_of(blocks,
                               [&](const auto &block) { return letter >= block.first && letter <= block.second; });
}

} // namespace

std::string tokenizerName(BleuTokenizer tokenizer)
{
    return std::string(std::ranges::find(names, tokenizer, [](const auto &name) { return name.first; })->second);
}

BleuTokenizer tokenizerFromName(std::string_view name)
{
    const auto found = std::ranges::find(names, name, [](const auto &known) { return known.second; });
    if (found == names.end())
        throw UsageError("There is no tokenizer `" + std::string(name) + "`.", "Use 13a, intl, char, zh or none.");
    return found->first;
}

std::u32string replaced(std::u32string_view text, std::u32string_view what, std::u32string_view by)
{
    std::u32string out;
    std::size_t from = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, from)) {
        out += text.substr(from, at - from);
        out += by;
        from = at + what.size();
    }
    return out += text.substr(from);
}

std::u32string unescaped(std::u32string_view text)
{
    std::u32string out = replaced(text, U"&quot;", U"\"");
    out = replaced(out, U"&amp;", U"&");
    out = replaced(out, U"&lt;", U"<");
    return replaced(out, U"&gt;", U">");
}

std::u32string splitSymbols(std::u32string_view line)
{
    return spaced(line, isSymbol);
}

std::u32string splitByDigits(const std::u32string &line)
{
    std::u32string text = separatePairs(
        line, [](char32_t a, char32_t b) { return !isDigit(a) && isPeriodOrComma(b); }, U"", U" ");
    text = separatePairs(
        text, [](char32_t a, char32_t b) { return isPeriodOrComma(a) && !isDigit(b); }, U" ", U"");
    return separatePairs(
        text, [](char32_t a, char32_t b) { return isDigit(a) && b == U'-'; }, U"", U" ");
}

std::u32string splitPunctuation(const std::u32string &line)
{
    return splitByDigits(splitSymbols(line));
}

std::vector<std::u32string> tokenize(std::u32string_view line, BleuTokenizer tokenizer)
{
    switch (tokenizer) {
    case BleuTokenizer::Mteval13a:
        return words(tokenize13a(line));
    case BleuTokenizer::International:
        return words(tokenizeInternational(line));
    case BleuTokenizer::Characters:
        return words(spaced(line, [](char32_t) { return true; }));
    case BleuTokenizer::Chinese:
        return words(splitPunctuation(spaced(withoutOuterSpace(line), isChinese)));
    case BleuTokenizer::None:
        break;
    }
    return words(line);
}

} // namespace supernet
