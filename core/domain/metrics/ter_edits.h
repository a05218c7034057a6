// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace supernet {

/// The edits (insertions, deletions, substitutions, and shifts of word runs) that Tercom's greedy search finds to turn
/// the words of `hypothesis` into those of `reference`: each shift is the one that saves most, until none saves.
[[nodiscard]] std::int64_t translationEdits(std::u32string_view hypothesis, std::u32string_view reference);

} // namespace supernet
