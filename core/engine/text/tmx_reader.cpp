// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/tmx_reader.h"

#include "domain/support/error.h"
#include "engine/text/line_cleaning.h"

#include <utility>

namespace supernet {

namespace {

constexpr std::size_t MostLanguages = 500; ///< Kept of a file: no memory has more.
constexpr std::size_t NamedLanguages = 12; ///< In a sentence.

bool holdsText(const std::string &text)
{
    const auto clean = cleaned(text);
    return !clean || clean->characters > 0; // What cannot be read is told as that.
}

/// Translators' programs write either where a unit may begin with any language.
bool namesAll(const std::string &language)
{
    return language.empty() || language == "*" || language == "*all*" || language == "*ALL*";
}

std::string soughtName(const std::string &language)
{
    return language.empty() ? "a second language" : '`' + language + '`';
}

template<typename Map>
std::string namesOf(const Map &languages)
{
    std::string names;
    std::size_t count = 0;
    for (const auto &[language, what] : languages) {
        if (++count > NamedLanguages)
            return names + " ...";
        names += (names.empty() ? "" : ", ") + statedLanguage(language);
    }
    return names;
}

} // namespace

TmxReader::TmxReader(const std::filesystem::path &file, std::string sourceLanguage, std::string targetLanguage)
    : m_parser(file)
{
    m_source.asked = std::move(sourceLanguage);
    m_target.asked = std::move(targetLanguage);
    for (Side *side : {&m_source, &m_target})
        if (!side->asked.empty())
            side->wanted = LanguageTag::parsed(side->asked);
}

bool TmxReader::next(SentencePair &pair)
{
    pair = {};
    if (!m_parser.next(m_unit)) {
        requireLanguages();
        return false;
    }
    ++m_units;
    if (!m_source.wanted && !namesAll(m_parser.sourceLanguage())) {
        m_source.asked = m_parser.sourceLanguage();
        m_source.wanted = LanguageTag::parsed(m_source.asked).family();
    }
    Choice source;
    Choice target;
    for (const TmxUnit::Variant &variant : m_unit.variants) {
        const LanguageTag tag = tagOf(variant.language);
        if (!m_source.wanted)
            m_source.wanted = tag.family();
        const int ofSource = languageMatch(*m_source.wanted, tag);
        if (ofSource == 0 && !m_target.wanted)
            m_target.wanted = tag.family();
        const int ofTarget = m_target.wanted ? languageMatch(*m_target.wanted, tag) : 0;
        if (ofSource >= ofTarget)
            source.offer(variant, ofSource);
        else
            target.offer(variant, ofTarget);
    }
    take(source, m_source, pair.source);
    take(target, m_target, pair.target);
    return true;
}

void TmxReader::Choice::offer(const TmxUnit::Variant &other, int otherMatch)
{
    if (otherMatch <= match || !holdsText(other.text))
        return;
    variant = &other;
    match = otherMatch;
}

void TmxReader::take(const Choice &choice, Side &side, std::string &text)
{
    if (!choice.variant)
        return;
    text = choice.variant->text;
    if (side.taken.size() < MostLanguages || side.taken.contains(choice.variant->language))
        ++side.taken[choice.variant->language];
}

/// A memory in which a side is never found is one that was meant otherwise.
void TmxReader::requireLanguages() const
{
    if (!m_source.taken.empty() && !m_target.taken.empty())
        return;
    std::string sought;
    for (const Side *side : {&m_source, &m_target})
        if (side->taken.empty())
            sought += (sought.empty() ? "" : " and ") + soughtName(side->asked);
    throw Error("The translation memory " + file().string() + " has no text in " + sought + ": its languages are "
                    + namesOf(m_tags) + '.',
                "Choose of these with --source-language and --target-language.");
}

const LanguageTag &TmxReader::tagOf(const std::string &language)
{
    const auto known = m_tags.find(language);
    if (known != m_tags.end())
        return known->second;
    if (m_tags.size() >= MostLanguages)
        m_tags.clear();
    return m_tags.emplace(language, LanguageTag::parsed(language)).first->second;
}

} // namespace supernet
