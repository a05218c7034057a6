// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace supernet {

/// Names of the studies that the program ships (resources/studies), in the order in which they are shown.
[[nodiscard]] std::vector<std::string> shippedStudies();

/// A study as it was read.
struct StudyText
{
    std::string text; ///< JSON.
    std::filesystem::path folder; ///< Where files that it names are looked for; empty for a shipped one.
};

/// A shipped study by name, or one from a file. Throws Error naming what there is.
[[nodiscard]] StudyText readStudy(const std::string &nameOrFile);

} // namespace supernet
