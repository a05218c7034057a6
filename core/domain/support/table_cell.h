// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace supernet {

/// A text for a cell of a table that people open in a spreadsheet: one that begins as a formula does (=, +, -, @, a tab or a
/// carriage return) gets an apostrophe before it, which makes it text there. Numbers stay as they are. Not for what a program
/// reads back.
[[nodiscard]] std::string plainCell(std::string_view text);

} // namespace supernet
