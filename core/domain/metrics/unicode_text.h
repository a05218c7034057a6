// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// Code points of UTF-8; a byte that is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::u32string codePoints(std::string_view text);
[[nodiscard]] std::string utf8(std::u32string_view text);

/// White space as Python's `str.split()` knows it: what sacreBLEU splits and strips by.
[[nodiscard]] bool isWhiteSpace(char32_t point) noexcept;
/// Without white space at the right end.
[[nodiscard]] std::string_view strippedRight(std::string_view text);
/// The parts between white space.
[[nodiscard]] std::vector<std::string> splitWhiteSpace(std::string_view text);
/// Lower case of the whole text by Unicode's rules, whatever the locale.
[[nodiscard]] std::string lowerCase(std::string_view text);

} // namespace supernet
