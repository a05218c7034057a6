// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

namespace supernet {

/// The space whose only architecture is the given one: its "supernet" is that one dense net, so that training alone is
/// training as any other. Positions keep the width that they have in `space` (the fixed size `position_width`), so that
/// weights taken from a supernet of `space` compute the same in it. Throws Error as SearchSpace::canonical().
[[nodiscard]] SearchSpace singleArchitectureSpace(const SearchSpace &space, const Architecture &architecture);

/// Whether the space offers one architecture only.
[[nodiscard]] bool isSingleArchitecture(const SearchSpace &space);

} // namespace supernet
