// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/line_cleaning.h"

#include <algorithm>
#include <limits>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace supernet {

namespace {

constexpr std::int64_t TooShortForARatio = 32;

bool separates(UChar32 character)
{
    constexpr UChar32 byteOrderMark = 0xfeff;
    return u_iscntrl(character) || character == 0x2028 || character == 0x2029 || character == byteOrderMark;
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
    }
    return "";
}

LineRules LineRules::lenient()
{
    return {std::numeric_limits<int>::max(), std::numeric_limits<double>::infinity()};
}

std::optional<CleanLine> cleaned(std::string_view line)
{
    CleanLine clean;
    clean.text.reserve(line.size());
    const auto length = static_cast<std::int64_t>(line.size());
    std::size_t end = 0; // Of the text without white space behind it.
    std::int64_t characters = 0;
    for (std::int64_t at = 0; at < length;) {
        const auto start = static_cast<std::size_t>(at);
        UChar32 character = 0;
        U8_NEXT(line.data(), at, length, character);
        if (character < 0)
            return std::nullopt;
        const bool space = separates(character) || u_isUWhiteSpace(character) || u_charType(character) == U_FORMAT_CHAR;
        if (space && clean.text.empty())
            continue;
        if (separates(character))
            clean.text += ' ';
        else
            clean.text += line.substr(start, static_cast<std::size_t>(at) - start);
        ++characters;
        if (!space) {
            end = clean.text.size();
            clean.characters = characters;
        }
    }
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
