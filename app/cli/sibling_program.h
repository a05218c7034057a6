// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace supernet::cli {

/// Runs a program that lies beside this one (else one of that name in PATH) to its end, its output going where ours
/// goes, and returns its exit code. Without a display it draws offscreen. Throws Error when it cannot be started.
int runSibling(const std::string &program, const std::vector<std::string> &arguments);

} // namespace supernet::cli
