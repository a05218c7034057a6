// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace supernet::cli {

/// A token that SIGINT and SIGTERM stop ("stop and save"). A second SIGINT ends the process at once with code 130.
[[nodiscard]] std::stop_token stopOnSignals();

} // namespace supernet::cli
