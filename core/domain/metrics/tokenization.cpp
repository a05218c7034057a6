// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/tokenization.h"

#include "domain/metrics/unicode_text.h"
#include "domain/support/error.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace supernet {

namespace {

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isStop(char byte)
{
    return byte == '.' || byte == ',';
}

/// `{` to `~`, `[` to backquote, space to `&`, `(` to `+`, `:` to `@`, and `/`.
bool isSeparate(char byte)
{
    const auto within = [byte](char first, char last) { return byte >= first && byte <= last; };
    return within('{', '~') || within('[', '`') || within(' ', '&') || within('(', '+') || within(':', '@')
        || byte == '/';
}

/// Puts what `pattern` finds at pairs of neighbours apart: replaces a matching pair (a, b) by insert(a, b) and goes on
/// behind it, as a regular expression of two characters does.
template<typename Text, typename Matches, typename Insert>
Text rewritePairs(const Text &text, Matches matches, Insert insert)
{
    Text result;
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 1 < text.size() && matches(text[at], text[at + 1])) {
            insert(result, text[at], text[at + 1]);
            at += 2;
        } else {
            result += text[at++];
        }
    }
    return result;
}

/// mteval-v13a's expressions. They look at ASCII only, so that bytes do as well as characters.
std::string separatePunctuation(const std::string &line)
{
    std::string text;
    for (const char byte : line) {
        if (isSeparate(byte))
            text.append({' ', byte, ' '});
        else
            text += byte;
    }
    const auto spaceAroundSecond = [](std::string &out, char a, char b) { out.append({a, ' ', b, ' '}); };
    const auto spaceAroundFirst = [](std::string &out, char a, char b) { out.append({' ', a, ' ', b}); };
    text = rewritePairs(text, [](char a, char b) { return !isDigit(a) && isStop(b); }, spaceAroundSecond);
    text = rewritePairs(text, [](char a, char b) { return isStop(a) && !isDigit(b); }, spaceAroundFirst);
    return rewritePairs(text, [](char a, char b) { return isDigit(a) && b == '-'; }, spaceAroundSecond);
}

std::vector<std::string> tokenize13a(std::string_view sentence)
{
    std::string line(sentence);
    replaceAll(line, "<skipped>", "");
    replaceAll(line, "-\n", "");
    replaceAll(line, "\n", " ");
    replaceAll(line, "&quot;", "\"");
    replaceAll(line, "&amp;", "&");
    replaceAll(line, "&lt;", "<");
    replaceAll(line, "&gt;", ">");
    return splitWhiteSpace(separatePunctuation(' ' + line + ' '));
}

bool isNumber(char32_t point)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_N_MASK) != 0;
}

bool isPunctuation(char32_t point)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_P_MASK) != 0;
}

bool isSymbol(char32_t point)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_S_MASK) != 0;
}

/// mteval-v14's international tokenization.
std::vector<std::string> tokenizeInternational(std::string_view sentence)
{
    std::u32string text = codePoints(sentence);
    text = rewritePairs(
        text, [](char32_t a, char32_t b) { return !isNumber(a) && isPunctuation(b); },
        [](std::u32string &out, char32_t a, char32_t b) { out.append({a, U' ', b, U' '}); });
    text = rewritePairs(
        text, [](char32_t a, char32_t b) { return isPunctuation(a) && !isNumber(b); },
        [](std::u32string &out, char32_t a, char32_t b) { out.append({U' ', a, U' ', b}); });
    std::u32string apart;
    for (const char32_t point : text) {
        if (isSymbol(point))
            apart.append({U' ', point, U' '});
        else
            apart += point;
    }
    return splitWhiteSpace(utf8(apart));
}

std::vector<std::string> tokenizeCharacters(std::string_view sentence)
{
    std::vector<std::string> tokens;
    for (const char32_t point : codePoints(sentence)) {
        if (!isWhiteSpace(point))
            tokens.push_back(utf8(std::u32string_view(&point, 1)));
    }
    return tokens;
}

struct Range
{
    char32_t first;
    char32_t last;
};

/// The characters that sacreBLEU's `zh` puts apart. Its ranges for the supplementary planes are written with too few
/// hexadecimal digits, so that they cover U+2001 to U+2A6D and U+2F81 to U+2FA1 instead: kept, to score alike.
constexpr std::array chineseRanges = {
    Range{0x3400, 0x4db5}, Range{0x4e00, 0x9fbb}, Range{0xf900, 0xfa2d}, Range{0xfa30, 0xfa6a},
    Range{0xfa70, 0xfad9}, Range{0x2001, 0x2a6d}, Range{0x2f81, 0x2fa1}, Range{0xff00, 0xffef},
    Range{0x2e80, 0x2eff}, Range{0x3000, 0x303f}, Range{0x31c0, 0x31ef}, Range{0x2f00, 0x2fdf},
    Range{0x2ff0, 0x2fff}, Range{0x3100, 0x312f}, Range{0x31a0, 0x31bf}, Range{0xfe10, 0xfe1f},
    Range{0xfe30, 0xfe4f}, Range{0x2600, 0x26ff}, Range{0x2700, 0x27bf}, Range{0x3200, 0x32ff},
    Range{0x3300, 0x33ff},
};

std::vector<std::string> tokenizeChinese(std::string_view sentence)
{
    std::u32string text;
    for (const char32_t point : codePoints(sentence)) {
        const bool chinese = std::ranges::any_of(
            chineseRanges, [point](Range range) { return point >= range.first && point <= range.last; });
        if (chinese)
            text.append({U' ', point, U' '});
        else
            text += point;
    }
    return splitWhiteSpace(separatePunctuation(utf8(text)));
}

struct Tokenizer
{
    const char *name;
    std::vector<std::string> (*tokenize)(std::string_view);
};

constexpr std::array tokenizers = {
    Tokenizer{"13a", tokenize13a},   Tokenizer{"intl", tokenizeInternational}, Tokenizer{"char", tokenizeCharacters},
    Tokenizer{"zh", tokenizeChinese}, Tokenizer{"none", splitWhiteSpace},
};

} // namespace

std::vector<std::string> tokenizeForScore(std::string_view sentence, const std::string &name)
{
    for (const Tokenizer &tokenizer : tokenizers) {
        if (name == tokenizer.name)
            return tokenizer.tokenize(sentence);
    }
    throw UsageError("There is no tokenizer `" + name + "` for scores.", "Use 13a, intl, char, zh or none.");
}

const std::vector<std::string> &scoreTokenizers()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> result;
        for (const Tokenizer &tokenizer : tokenizers)
            result.emplace_back(tokenizer.name);
        return result;
    }();
    return names;
}

} // namespace supernet
