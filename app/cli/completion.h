// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace supernet::cli {

/// The completion script for `shell` (`bash`, `zsh` or `fish`), made from the program's own commands and options.
[[nodiscard]] std::string completionScript(const CLI::App &program, const std::string &shell);

} // namespace supernet::cli
