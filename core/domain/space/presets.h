// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// Names of the spaces that the program ships, in the order in which they are shown.
[[nodiscard]] std::vector<std::string> presetNames();

/// A preset by name, or a space from a file: our JSON, HAT's YAML (`.yml`, `.yaml`), or that of a project's folder. The space may have faults that
/// validate() finds. Throws Error for what cannot be read at all.
[[nodiscard]] SearchSpace readSpace(const std::string &presetOrFile);

/// The same, refusing a space with faults. Throws Error.
[[nodiscard]] SearchSpace loadSpace(const std::string &presetOrFile);

} // namespace supernet
