// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// Whether every architecture of `part` belongs to `whole`: the same genes and fixed sizes, and no choice of `part` missing
/// in `whole`. What was learnt in the one then holds in the other. Names of spaces do not count.
[[nodiscard]] bool includes(const SearchSpace &whole, const SearchSpace &part);

} // namespace supernet
