// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace supernet {

/// Whether a file (or its folder, where the file is still to come) lies on a network file system, where SQLite's
/// write-ahead log does not work since its index is shared memory.
[[nodiscard]] bool isOnNetwork(const std::filesystem::path &path);

} // namespace supernet
