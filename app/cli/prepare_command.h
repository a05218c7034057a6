// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace supernet::cli {

/// What `supernet prepare` would read first with these words of its command line: `source` and `target` of the first good pair
/// (neither where there is none among the first thousands of lines, or a text is not a plain file), or `fault`, a sentence that
/// says why nothing can be read. Throws nothing for wrong words.
[[nodiscard]] nlohmann::json firstPairOfText(std::vector<std::string> words);

} // namespace supernet::cli
