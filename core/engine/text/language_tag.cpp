// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/language_tag.h"

#include <unicode/locid.h>

namespace supernet {

namespace {

/// `Hant` of zh-TW, which does not say it.
std::string likelyScript(const LanguageTag &tag)
{
    UErrorCode code = U_ZERO_ERROR;
    icu::Locale locale(tag.language.c_str(), tag.region.c_str());
    locale.addLikelySubtags(code);
    return U_SUCCESS(code) ? locale.getScript() : "";
}

} // namespace

LanguageTag LanguageTag::parsed(const std::string &text)
{
    const icu::Locale locale = icu::Locale::createCanonical(text.c_str());
    return {locale.getLanguage(), locale.getScript(), locale.getCountry()};
}

std::string statedLanguage(const std::string &language)
{
    return language.empty() ? "one without a name" : language;
}

int languageMatch(const LanguageTag &wanted, const LanguageTag &offered)
{
    if (wanted.language != offered.language)
        return 0;
    int match = 1;
    if (!wanted.script.empty()) {
        if (wanted.script != (offered.script.empty() ? likelyScript(offered) : offered.script))
            return 0;
        ++match;
    }
    if (wanted.region == offered.region)
        return match + 1;
    return wanted.region.empty() || offered.region.empty() ? match : 0;
}

} // namespace supernet
