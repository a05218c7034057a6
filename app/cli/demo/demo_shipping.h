// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project/project.h"

namespace supernet::cli {

/// Leaves of a finished demo what the program ships: the data without the text that it was made from, of each training
/// run the weights that its search used (a shipped run is not trained on, so its optimizer's state goes), and the
/// store as one file. Returns the bytes that the project takes now. Throws Error.
std::uintmax_t pruneForShipping(const Project &project);

} // namespace supernet::cli
