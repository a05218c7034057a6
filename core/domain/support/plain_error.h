// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/error.h"

#include <exception>

namespace supernet {

/// What is said wherever memory runs out, in whatever words a library says it.
[[nodiscard]] Error notEnoughMemory();

/// Any exception as one sentence for a person and what to do about it. An Error stays as it is; of a library's text
/// (LibTorch's comes with pages of backtrace) the first line is kept.
[[nodiscard]] Error asError(const std::exception &exception);

} // namespace supernet
