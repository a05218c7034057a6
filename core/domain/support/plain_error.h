// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/error.h"

#include <exception>
#include <string>
#include <system_error>

namespace supernet {

/// What is said wherever memory runs out, in whatever words a library says it.
[[nodiscard]] Error notEnoughMemory();

/// Throws what the system said of a file: DiskFullError where it means that, else Error with the hint.
[[noreturn]] void throwSystemError(const std::error_code &failure, const std::string &what, const std::string &hint);

/// Throws notEnoughMemory() where a limit on this process (`ulimit -v`, or a batch system's) leaves less room than the
/// libraries that compute take without asking: OpenBLAS 0.3.21 tries for ever to get its buffer, oneDNN 2.7 writes code to
/// where it got no memory. Before such work, each time: it costs some microseconds.
void requireMemoryRoom();

/// Any exception as one sentence for a person and what to do about it. An Error stays as it is; of a library's text
/// (LibTorch's comes with pages of backtrace) the first line is kept.
[[nodiscard]] Error asError(const std::exception &exception);

} // namespace supernet
