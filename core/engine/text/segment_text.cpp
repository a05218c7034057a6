// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/segment_text.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <utility>

namespace supernet {

namespace {

UChar32 firstCharacter(std::string_view text)
{
    std::size_t at = 0;
    UChar32 character = 0;
    U8_NEXT(text.data(), at, text.size(), character);
    return character;
}

UChar32 lastCharacter(std::string_view text)
{
    constexpr std::size_t longest = 4; // Bytes of a character.
    text.remove_prefix(text.size() - std::min(text.size(), longest));
    auto at = static_cast<std::int32_t>(text.size());
    UChar32 character = 0;
    U8_PREV(text.data(), 0, at, character);
    return character;
}

bool isOfWord(UChar32 character)
{
    return character >= 0 && ((U_GET_GC_MASK(character) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0);
}

bool endsSentence(UChar32 character)
{
    return character >= 0
        && (u_hasBinaryProperty(character, UCHAR_TERMINAL_PUNCTUATION) || u_charType(character) == U_END_PUNCTUATION);
}

/// Whether words lie on both sides, and not the parts of one token such as `(`, `1` or `/`, `n`.
bool areApart(std::string_view before, std::string_view after)
{
    if (before.empty() || after.empty())
        return false;
    const UChar32 last = lastCharacter(before);
    return (isOfWord(last) || endsSentence(last)) && isOfWord(firstCharacter(after));
}

} // namespace

void SegmentText::add(std::string_view text)
{
    if (text.empty())
        return;
    m_hasEnded = false;
    if (std::exchange(m_isApart, false) && areApart(m_text, text))
        m_text += ' ';
    m_text += text;
}

void SegmentText::addCode(Code code)
{
    // Formatting may begin and end within a word, but where one ends and another begins, two words meet.
    m_isApart = m_isApart || code == Code::Place || (code == Code::Begin && m_hasEnded);
    m_hasEnded = m_hasEnded || code == Code::End;
}

} // namespace supernet
