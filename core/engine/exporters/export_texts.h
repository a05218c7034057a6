// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace supernet {

/// A file of resources/export, compiled in. Throws Error for a name that is none of them.
[[nodiscard]] std::string_view exportText(std::string_view file);

} // namespace supernet
