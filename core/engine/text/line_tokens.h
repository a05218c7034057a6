// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// Tokens of the longest sentence that is translated: what lies beyond is left away.
inline constexpr std::size_t LongestSentence = 1000;

/// A sentence of a person's, made ready to be translated.
struct LineTokens
{
    std::vector<int> tokens; ///< At most LongestSentence; none where there is nothing to be seen.
    bool mended = false; ///< Bytes that are no UTF-8 became U+FFFD.
    bool cut = false;
};

/// Whatever the line holds; it is cleaned as a corpus is (see cleaned()). One of any length is cut before it is split into tokens, which costs more than its length.
[[nodiscard]] LineTokens lineTokens(const Tokenizer &tokenizer, std::string_view line);

/// The text with every byte that is not part of a valid UTF-8 sequence (RFC 3629) replaced by U+FFFD.
[[nodiscard]] std::string validUtf8(std::string_view text);

} // namespace supernet
