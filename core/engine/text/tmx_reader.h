// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/sentence_pair.h"
#include "engine/text/language_tag.h"
#include "engine/text/tmx_parser.h"

#include <map>
#include <optional>

namespace supernet {

/// Sentence pairs of a translation memory, one unit at a time.
class TmxReader
{
public:
    /// Languages as in LanguageTag, `en` for en-GB too. Empty: the source is the family of the header's `srclang`, or of the
    /// first variant of the first unit where the header names none or all, and the target that of the first other one of a
    /// unit. Throws Error naming the file: it is missing.
    TmxReader(const std::filesystem::path &file, std::string sourceLanguage, std::string targetLanguage);

    /// The next unit, a side empty that it lacks; of several variants of a language the closest that holds text. False at the
    /// end. Throws Error naming the file: as TmxParser does, and when no unit at all had one of the languages.
    bool next(SentencePair &pair);
    [[nodiscard]] std::int64_t line() const noexcept { return m_unit.line; } ///< Of the unit read last.
    [[nodiscard]] std::int64_t units() const noexcept { return m_units; } ///< Read so far.
    [[nodiscard]] const std::filesystem::path &file() const noexcept { return m_parser.file(); }
    [[nodiscard]] std::uint64_t bytesRead() const { return m_parser.bytesRead(); }

    /// What was taken so far, as the file names it and how often.
    using Languages = std::map<std::string, std::int64_t>;
    [[nodiscard]] const Languages &sourceLanguages() const noexcept { return m_source.taken; }
    [[nodiscard]] const Languages &targetLanguages() const noexcept { return m_target.taken; }

private:
    struct Side
    {
        std::string asked; ///< As somebody said it: a person, or the file.
        std::optional<LanguageTag> wanted;
        Languages taken;
    };
    /// The best variant of a side so far.
    struct Choice
    {
        const TmxUnit::Variant *variant = nullptr;
        int match = 0;
        void offer(const TmxUnit::Variant &other, int match);
    };
    void take(const Choice &choice, Side &side, std::string &text);
    void requireLanguages() const;
    const LanguageTag &tagOf(const std::string &language);

    TmxParser m_parser;
    Side m_source;
    Side m_target;
    TmxUnit m_unit;
    std::map<std::string, LanguageTag> m_tags; ///< Of what the file names.
    std::int64_t m_units = 0;
};

} // namespace supernet
