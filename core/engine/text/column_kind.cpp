// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/column_kind.h"

#include <algorithm>
#include <set>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace supernet {

namespace {

/// Of a cell.
struct Letters
{
    bool any = false;
    bool digits = false;
    bool blanks = false;
    bool beyondAscii = false;
};

Letters lettersOf(std::string_view cell)
{
    Letters found;
    const auto length = static_cast<std::int64_t>(cell.size());
    for (std::int64_t at = 0; at < length;) {
        UChar32 character = 0;
        U8_NEXT(cell.data(), at, length, character);
        found.digits = found.digits || u_isdigit(character);
        found.any = found.any || u_isUAlphabetic(character);
        found.blanks = found.blanks || u_isUWhiteSpace(character);
        found.beyondAscii = found.beyondAscii || character < 0 || character > 0x7f;
    }
    return found;
}

std::string lowerCase(std::string_view text)
{
    std::string lower;
    icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
        .toLower(icu::Locale::getRoot())
        .toUTF8String(lower);
    return lower;
}

bool isAddress(std::string_view cell)
{
    constexpr std::string_view beginnings[] = {"http://", "https://", "ftp://", "file://", "www."};
    const std::string beginning = lowerCase(cell.substr(0, 8));
    return std::ranges::any_of(beginnings, [&](std::string_view known) { return beginning.starts_with(known); });
}

/// As programs write them: `1`, `-0.25`, `1e-05`, `2024-05-01`.
bool isNumber(std::string_view cell, const Letters &letters)
{
    return letters.digits && (!letters.any || cell.find_first_not_of("0123456789.,+-eE") == std::string_view::npos);
}

/// Codes of two letters and the English names of languages, in lower case.
const std::set<std::string> &languageWords()
{
    static const std::set<std::string> words = [] {
        std::set<std::string> found;
        for (const char *const *code = icu::Locale::getISOLanguages(); *code; ++code) {
            icu::UnicodeString displayed;
            std::string word;
            icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), displayed).toUTF8String(word);
            found.insert(*code);
            found.insert(icu::Locale(*code).getISO3Language());
            found.insert(lowerCase(word));
        }
        return found;
    }();
    return words;
}

} // namespace

const char *name(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Sentences:
        return "sentences";
    case ColumnKind::Numbers:
        return "numbers";
    case ColumnKind::Addresses:
        return "web addresses";
    case ColumnKind::Identifiers:
        return "identifiers";
    case ColumnKind::OneValue:
        return "the same in every line";
    case ColumnKind::Nothing:
        return "nothing";
    }
    return "";
}

ColumnKind kindOfCell(std::string_view cell)
{
    constexpr std::string_view blanks = " \r\n\v\f";
    const std::size_t begin = cell.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return ColumnKind::Nothing;
    cell = cell.substr(begin, cell.find_last_not_of(blanks) - begin + 1);
    const Letters letters = lettersOf(cell);
    if (isAddress(cell))
        return ColumnKind::Addresses;
    if (isNumber(cell, letters))
        return ColumnKind::Numbers;
    // A sentence without a blank is of a language that has none.
    if (letters.digits && !letters.blanks && !letters.beyondAscii)
        return ColumnKind::Identifiers;
    return ColumnKind::Sentences;
}

void ColumnSurvey::add(std::string_view cell)
{
    const ColumnKind kind = kindOfCell(cell);
    if (kind == ColumnKind::Nothing)
        return;
    ++m_filled;
    m_numbers += kind == ColumnKind::Numbers ? 1 : 0;
    m_addresses += kind == ColumnKind::Addresses ? 1 : 0;
    m_identifiers += kind == ColumnKind::Identifiers ? 1 : 0;
    m_severalWords += lettersOf(cell).blanks ? 1 : 0;
    m_distinct.emplace(cell.substr(0, 200));
}

ColumnKind ColumnSurvey::kind() const
{
    constexpr std::int64_t enoughToBeOne = 3; // Lines: two may be equal by chance.
    constexpr std::int64_t enoughForMarks = 30;
    const auto isMost = [this](std::int64_t count) { return 10 * count >= 9 * m_filled; };
    const auto distinct = static_cast<std::int64_t>(m_distinct.size());
    if (m_filled == 0)
        return ColumnKind::Nothing;
    if (isMost(m_numbers))
        return ColumnKind::Numbers;
    if (isMost(m_addresses))
        return ColumnKind::Addresses;
    if (isMost(m_numbers + m_addresses + m_identifiers))
        return ColumnKind::Identifiers;
    if (m_filled >= enoughToBeOne && distinct == 1)
        return ColumnKind::OneValue;
    // A mark of each line, such as its language: one word out of a few.
    if (m_filled >= enoughForMarks && 10 * distinct <= m_filled && m_severalWords == 0)
        return ColumnKind::Identifiers;
    return ColumnKind::Sentences;
}

bool namesAColumn(std::string_view cell)
{
    static const std::set<std::string> usual = {"source",   "target",    "src",       "tgt",         "trg",
                                                "text",     "sentence",  "sentences", "translation", "segment",
                                                "original", "reference", "ref",       "hypothesis",  "mt",
                                                "id",       "score",     "url"};
    constexpr std::size_t longest = 40;
    if (cell.empty() || cell.size() > longest)
        return false;
    const std::string lower = lowerCase(cell);
    constexpr std::string_view seams = "_-.";
    for (std::size_t begin = 0; begin < lower.size();) { // `sentence_en` too.
        const std::size_t end = std::min(lower.find_first_of(seams, begin), lower.size());
        const std::string word = lower.substr(begin, end - begin);
        if (!word.empty() && !usual.contains(word) && !languageWords().contains(word))
            return false;
        begin = end + 1;
    }
    return true;
}

} // namespace supernet
