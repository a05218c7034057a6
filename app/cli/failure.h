// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <exception>

namespace supernet::cli {

/// Tells the person on standard error what went wrong and what to do (with --json an `error` event on standard output
/// too) and returns the exit code.
[[nodiscard]] ExitCode reportFailure(const std::exception &error, Invocation &invocation);

} // namespace supernet::cli
