// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace supernet::cli {

/// What `supernet train` would make of these words of its command line, without training: `issues`, each with its option (empty
/// for one about several), severity (`error`, `warning`) and sentence; for a hypernetwork also `weights`, `bytes` in training
/// and the machine's `memory`. Throws nothing for wrong words.
[[nodiscard]] nlohmann::json checkTraining(std::vector<std::string> words);

} // namespace supernet::cli
