// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/metrics/unicode_text.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace supernet {

std::u32string codePoints(std::string_view utf8)
{
    std::u32string text;
    text.reserve(utf8.size());
    const auto size = static_cast<std::int64_t>(utf8.size());
    for (std::int64_t position = 0; position < size;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(utf8.data(), position, size, letter);
        text += static_cast<char32_t>(letter);
    }
    return text;
}

std::u32string lowerCase(const std::u32string &text)
{
    icu::UnicodeString whole = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32 *>(text.data()),
                                                             static_cast<std::int32_t>(text.size()));
    whole.toLower(icu::Locale::getRoot());
    std::u32string lower;
    for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1))
        lower += static_cast<char32_t>(whole.char32At(i));
    return lower;
}

bool isSpace(char32_t letter)
{
    if (letter < 0x80)
        return letter == ' ' || (letter >= 0x09 && letter <= 0x0d) || (letter >= 0x1c && letter <= 0x1f);
    return u_isUWhiteSpace(static_cast<UChar32>(letter));
}

std::u32string_view withoutTrailingSpace(std::u32string_view text)
{
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::u32string_view withoutOuterSpace(std::u32string_view text)
{
    text = withoutTrailingSpace(text);
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

std::vector<std::u32string> words(std::u32string_view text)
{
    std::vector<std::u32string> found;
    std::u32string word;
    for (const char32_t letter : text) {
        if (!isSpace(letter)) {
            word += letter;
        } else if (!word.empty()) {
            found.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        found.push_back(std::move(word));
    return found;
}

} // namespace supernet
