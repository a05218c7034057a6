// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace supernet {

/// What keeps a tokenizer model from being handed to SentencePiece, which takes the table of its normalisation at its word and
/// would read where that points to; empty for one that can be. A clause for a sentence.
[[nodiscard]] const char *tokenizerFault(std::string_view model);

} // namespace supernet
