// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace supernet::hardening {

/// What a project should not hold once its jobs are through and it has been opened: files of interrupted writing, and any
/// whose path is not among `expected`; folders of runs and exports that the store does not know; held locks; rows of the
/// queue that somebody claimed and nobody works on. One sentence each.
[[nodiscard]] std::vector<std::string> leftoversIn(const std::filesystem::path &project,
                                                   const std::set<std::string> &expected);

} // namespace supernet::hardening
