// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace supernet::grammar {

/// The non-empty parts with a space between; none before a part that starts with a comma.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> parts);

/// With a first capital letter (ASCII and the German umlauts) and the mark at the end; commas before it fall away.
[[nodiscard]] std::string asSentence(std::string words, char mark);

/// The words of a sentence without punctuation, the first letter of the sentence as it is.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view sentence);

[[nodiscard]] bool endsWithAny(std::string_view word, std::initializer_list<std::string_view> endings);

/// Groups of vowels, which are about the word's syllables in both languages.
[[nodiscard]] int vowelGroups(std::string_view word);

} // namespace supernet::grammar
