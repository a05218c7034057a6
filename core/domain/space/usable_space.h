// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/space/search_space.h"

#include <cstdint>

/// Spaces that come from anybody and are to be worked with.
namespace supernet {

/// spaceFromJson() of one that validate() finds no fault with: what works with spaces need not cope with others. Throws Error.
[[nodiscard]] SearchSpace usableSpaceFromJson(const nlohmann::json &json);
/// Throws Error with the first fault that validate() finds.
void requireUsable(const SearchSpace &space);

/// Pieces of the largest vocabulary that a file may tell of.
inline constexpr std::int64_t MostPieces = 1'000'000;

} // namespace supernet
