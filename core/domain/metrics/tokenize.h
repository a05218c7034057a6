// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// How BLEU splits a line into words: sacreBLEU's tokenizers of these names.
enum class BleuTokenizer {
    Mteval13a, ///< `13a`: mteval-v13a.pl's, the usual one.
    International, ///< `intl`: mteval-v14.pl's, by Unicode's categories.
    Characters, ///< `char`
    Chinese, ///< `zh`: Chinese characters one by one, the rest as 13a without its unescaping.
    None, ///< `none`: white space only.
};

/// `13a`, `intl`, `char`, `zh`, `none`.
[[nodiscard]] std::string tokenizerName(BleuTokenizer tokenizer);
/// Throws UsageError naming those there are.
[[nodiscard]] BleuTokenizer tokenizerFromName(std::string_view name);

[[nodiscard]] std::vector<std::u32string> tokenize(std::u32string_view line, BleuTokenizer tokenizer);

/// The Western rules of mteval-v13a.pl that 13a, zh and TER's normalisation share: splits off punctuation, and periods,
/// commas and dashes by the digits beside them.
[[nodiscard]] std::u32string splitPunctuation(const std::u32string &line);
/// The first half of the above: puts spaces round each ASCII symbol.
[[nodiscard]] std::u32string splitSymbols(std::u32string_view line);
/// The second half: periods and commas not between digits, dashes after digits.
[[nodiscard]] std::u32string splitByDigits(const std::u32string &line);

/// Every occurrence of `what` replaced, from left to right.
[[nodiscard]] std::u32string replaced(std::u32string_view text, std::u32string_view what, std::u32string_view by);
/// `&quot; &amp; &lt; &gt;` unescaped in that order, so that `&amp;lt;` becomes `<`.
[[nodiscard]] std::u32string unescaped(std::u32string_view text);

} // namespace supernet
