// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace supernet {

/// The pieces of a SentencePiece model, by token number: what formats need that keep their vocabulary as a list. Throws
/// Error when the file is no such model.
[[nodiscard]] std::vector<std::string> tokenizerPieces(const std::filesystem::path &model);

} // namespace supernet
