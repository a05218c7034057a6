// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace supernet {

/// Whether a run may have that name, which is its folder's too: no way out of `runs`, nothing that a terminal obeys.
[[nodiscard]] bool isRunName(const std::string &name);
/// Throws UsageError when it may not.
void checkRunName(const std::string &name);

} // namespace supernet
