// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace supernet {

/// A text for a terminal. What comes from a project or a file may hold control characters, which a terminal obeys (it can
/// be made to show something else, or to type): a mark stands for each, but for ends of lines and tabs.
[[nodiscard]] std::string shownText(std::string_view text);

} // namespace supernet
