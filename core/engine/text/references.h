// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace supernet {

/// The text of a prepared `valid` or `test` split, line i being sentence i of its token files: what BLEU compares with.
/// A line of a given test set that cannot be used has no source, and its translation is empty.
struct SplitText
{
    std::vector<std::string> source;
    std::vector<std::string> target;
};

/// Reads `data/SPLIT.source.txt` and `.target.txt`. Throws Error naming the file.
[[nodiscard]] SplitText readSplitText(const std::filesystem::path &dataFolder, const std::string &split);

} // namespace supernet
