// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// Names of the spaces that the program ships, in the order in which they are shown.
[[nodiscard]] std::vector<std::string> presetNames();

/// A preset by name, or a space from a file: our JSON, or HAT's YAML (`.yml`, `.yaml`). Throws Error.
[[nodiscard]] SearchSpace loadSpace(const std::string &presetOrFile);

} // namespace supernet
