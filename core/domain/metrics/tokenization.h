// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supernet {

/// Splits a sentence into tokens as sacreBLEU's tokenizer `name` does: `13a`, `intl`, `char`, `zh`, `none`.
/// Throws UsageError for another name.
[[nodiscard]] std::vector<std::string> tokenizeForScore(std::string_view sentence, const std::string &name);

/// The names that tokenizeForScore() knows.
[[nodiscard]] const std::vector<std::string> &scoreTokenizers();

} // namespace supernet
