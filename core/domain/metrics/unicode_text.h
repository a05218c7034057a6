// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// UTF-8 as code points. A malformed sequence becomes U+FFFD, so any bytes may be scored.
[[nodiscard]] std::u32string codePoints(std::string_view utf8);

/// Unicode's full lower case, free of any language's rules.
[[nodiscard]] std::u32string lowerCase(const std::u32string &text);

/// White space as scores know it: Unicode's, and the four ASCII separators U+001C to U+001F.
[[nodiscard]] bool isSpace(char32_t letter);

[[nodiscard]] std::u32string_view withoutTrailingSpace(std::u32string_view text);
[[nodiscard]] std::u32string_view withoutOuterSpace(std::u32string_view text);

/// The runs between white space; none is empty.
[[nodiscard]] std::vector<std::u32string> words(std::u32string_view text);

} // namespace supernet
