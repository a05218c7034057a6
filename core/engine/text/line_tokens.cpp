// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/line_tokens.h"

#include "engine/text/line_cleaning.h"

#include <algorithm>

namespace supernet {

namespace {

constexpr std::size_t MostBytes = 64 * LongestSentence;

/// Bytes of the valid sequence at the beginning of `text`, or 0.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length)
        return 0;
    // No overlong forms, no surrogates, nothing beyond U+10FFFF.
    const unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (byte(1) < least || byte(1) > most)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    return length;
}

} // namespace

std::string validUtf8(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length > 0)
            result += text.substr(0, length);
        else
            result += "\xef\xbf\xbd";
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return result;
}

LineTokens lineTokens(const Tokenizer &tokenizer, std::string_view line)
{
    LineTokens result;
    if (line.find_first_not_of(" \t\r\v\f") == std::string_view::npos)
        return result;
    // A whole book on one line is cut before anything is made of it: between characters, which have up to four bytes.
    std::size_t bytes = std::min(line.size(), MostBytes);
    for (int back = 0; back < 3 && bytes < line.size() && (static_cast<unsigned char>(line[bytes]) & 0xc0) == 0x80;
         ++back)
        --bytes;
    result.cut = bytes < line.size();
    const std::string text = validUtf8(line.substr(0, bytes));
    result.mended = text != line.substr(0, bytes);
    const auto clean = cleaned(text); // As what the model was trained on.
    if (!clean || clean->text.empty())
        return result;
    result.tokens = tokenizer.encode(clean->text);
    result.cut = result.cut || result.tokens.size() > LongestSentence;
    result.tokens.resize(std::min(result.tokens.size(), LongestSentence));
    return result;
}

} // namespace supernet
