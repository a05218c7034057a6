// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace supernet::cli {

/// A token that SIGINT, SIGTERM and SIGHUP stop ("stop and save"). A second SIGINT ends the process at once with code
/// 130. SIGHUP stays ignored where the program was started so (nohup).
[[nodiscard]] std::stop_token stopOnSignals();

/// From here on each of them ends the process at once with code 130; now, where one has come before.
void endOnSignals();

} // namespace supernet::cli
