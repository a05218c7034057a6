// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace supernet::cli {

/// Where the demo's text lies in its project.
[[nodiscard]] std::filesystem::path demoCorpusFolder(const std::filesystem::path &project);

/// Writes the demo corpus of the seed into `folder` (train.en, train.de, valid.en .. test.de), made where it is missing:
/// at most `pairs` pairs to learn from and a tenth as many of each other part (0: all). Returns a sentence on what there is, with an example. Throws Error.
std::string writeDemoCorpusFiles(const std::filesystem::path &folder, std::uint64_t seed, std::int64_t pairs);

} // namespace supernet::cli
