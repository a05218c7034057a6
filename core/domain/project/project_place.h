// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace supernet {

/// Throws Error where a project would mix with what a folder holds. Empty is what is not there, or holds nothing but
/// hidden files.
void requireEmptyPlace(const std::filesystem::path &folder);
/// The same for a new project, which takes up as well what an earlier making left that did not come to its end.
void requireFreePlace(const std::filesystem::path &folder);

} // namespace supernet
