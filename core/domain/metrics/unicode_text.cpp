// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/unicode_text.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace supernet {

namespace {

/// The code point that ends before `end`, with `end` moved to its start.
char32_t previousPoint(std::string_view text, std::int32_t &end)
{
    UChar32 point = 0;
    U8_PREV_OR_FFFD(text.data(), 0, end, point);
    return static_cast<char32_t>(point);
}

char32_t nextPoint(std::string_view text, std::int32_t &at)
{
    UChar32 point = 0;
    U8_NEXT_OR_FFFD(text.data(), at, static_cast<std::int32_t>(text.size()), point);
    return static_cast<char32_t>(point);
}

} // namespace

std::u32string codePoints(std::string_view text)
{
    std::u32string points;
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());)
        points += nextPoint(text, at);
    return points;
}

std::string utf8(std::u32string_view text)
{
    std::string bytes;
    for (const char32_t point : text) {
        char buffer[U8_MAX_LENGTH];
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(point));
        bytes.append(buffer, static_cast<std::size_t>(length));
    }
    return bytes;
}

bool isWhiteSpace(char32_t point) noexcept
{
    if (point < 0x80)
        return point == ' ' || (point >= 0x09 && point <= 0x0d) || (point >= 0x1c && point <= 0x1f);
    return point == 0x85 || point == 0xa0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200a)
        || point == 0x2028 || point == 0x2029 || point == 0x202f || point == 0x205f || point == 0x3000;
}

std::string_view strippedRight(std::string_view text)
{
    auto end = static_cast<std::int32_t>(text.size());
    for (std::int32_t before = end; before > 0 && isWhiteSpace(previousPoint(text, before));)
        end = before;
    return text.substr(0, static_cast<std::size_t>(end));
}

std::vector<std::string> splitWhiteSpace(std::string_view text)
{
    std::vector<std::string> parts;
    std::int32_t start = 0;
    const auto end = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at <= end;) {
        const std::int32_t here = at;
        const bool gap = at == end || isWhiteSpace(nextPoint(text, at));
        if (gap && here > start)
            parts.emplace_back(text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(here - start)));
        if (gap)
            start = at;
        if (here == end)
            break;
    }
    return parts;
}

std::string lowerCase(std::string_view text)
{
    auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string result;
    unicode.toLower(icu::Locale::getRoot()).toUTF8String(result);
    return result;
}

} // namespace supernet
