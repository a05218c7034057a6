// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet::cli {

/// Token files and models are memory-mapped. Whoever cuts one short under a running job (or takes its disk away) makes
/// the next read of it a SIGBUS: from here on that ends the program with a sentence and exit code 1. What was saved
/// stays, and the run can be resumed.
void sayWhenAFileIsLost();

} // namespace supernet::cli
