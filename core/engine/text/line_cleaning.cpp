// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/line_cleaning.h"

#include <algorithm>
#include <limits>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace supernet {

namespace {

constexpr std::int64_t TooShortForARatio = 32;

constexpr UChar32 SoftHyphen = 0xad; ///< Where a word may be cut at the end of a line: no part of the word.

/// Not ICU's u_iscntrl(), which takes joiners and marks of direction for controls.
bool separates(UChar32 character)
{
    constexpr UChar32 byteOrderMark = 0xfeff;
    constexpr std::uint32_t separators = U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
    return (U_GET_GC_MASK(character) & separators) != 0 || character == byteOrderMark;
}

} // namespace

const char *name(LineFault fault)
{
    switch (fault) {
    case LineFault::InvalidUtf8:
        return "invalid UTF-8";
    case LineFault::EmptySource:
        return "empty source";
    case LineFault::EmptyTarget:
        return "empty target";
    case LineFault::TooLong:
        return "too long";
    case LineFault::LengthRatio:
        return "lengths too different";
    case LineFault::MissingColumn:
        return "no second column";
    case LineFault::Header:
        return "names of columns";
    }
    return "";
}

LineRules LineRules::lenient()
{
    return {std::numeric_limits<int>::max(), std::numeric_limits<double>::infinity(), false};
}

std::optional<CleanLine> cleaned(std::string_view line)
{
    CleanLine clean;
    clean.text.reserve(line.size());
    const auto length = static_cast<std::int64_t>(line.size());
    std::size_t end = 0; // Of the text without white space behind it.
    std::int64_t characters = 0;
    bool isVisible = false;
    for (std::int64_t at = 0; at < length;) {
        const auto start = static_cast<std::size_t>(at);
        UChar32 character = 0;
        U8_NEXT(line.data(), at, length, character);
        if (character < 0)
            return std::nullopt;
        const bool separator = separates(character);
        const bool space = separator || u_isUWhiteSpace(character);
        if (character == SoftHyphen || (space && clean.text.empty()))
            continue;
        if (separator)
            clean.text += ' ';
        else
            clean.text += line.substr(start, static_cast<std::size_t>(at) - start);
        ++characters;
        if (space)
            continue;
        isVisible = isVisible || u_charType(character) != U_FORMAT_CHAR;
        end = clean.text.size();
        clean.characters = characters;
    }
    if (!isVisible)
        return CleanLine();
    clean.text.resize(end);
    return clean;
}

std::optional<LineFault> cleanPair(std::string &source, std::string &target, const LineRules &rules)
{
    auto cleanSource = cleaned(source);
    auto cleanTarget = cleaned(target);
    if (!cleanSource || !cleanTarget)
        return LineFault::InvalidUtf8;
    if (cleanSource->characters == 0)
        return LineFault::EmptySource;
    if (cleanTarget->characters == 0)
        return LineFault::EmptyTarget;
    const auto [shorter, longer] = std::minmax(cleanSource->characters, cleanTarget->characters);
    if (longer > rules.longest)
        return LineFault::TooLong;
    if (longer > TooShortForARatio && static_cast<double>(longer) > rules.ratio * static_cast<double>(shorter))
        return LineFault::LengthRatio;
    source = std::move(cleanSource->text);
    target = std::move(cleanTarget->text);
    return std::nullopt;
}

} // namespace supernet
