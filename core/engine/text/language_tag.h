// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace supernet {

/// A language as BCP 47 names it: `en`, `en-GB`, `zh-Hant`; `en_GB`, `ENG` and `ger` are read too.
struct LanguageTag
{
    std::string language; ///< The shortest code, in lower case: `en` for `eng`.
    std::string script; ///< `Hant`; empty where none is said.
    std::string region; ///< `GB`; empty where none is said.

    [[nodiscard]] static LanguageTag parsed(const std::string &text);
    [[nodiscard]] LanguageTag family() const { return {language, {}, {}}; }
};

/// A language that a file states, for a sentence: it may state none.
[[nodiscard]] std::string statedLanguage(const std::string &language);

/// How well what is offered is what is wanted: 0 not at all, more for a closer match. What is wanted without a region or a
/// script is there in any; where a region is wanted, one that says none may do, another one does not.
[[nodiscard]] int languageMatch(const LanguageTag &wanted, const LanguageTag &offered);

} // namespace supernet
