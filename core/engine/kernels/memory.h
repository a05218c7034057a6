// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet {

/// Tells the C library to keep freed memory for the next allocation. A step frees and allocates the same few hundred
/// megabytes; handed back to the system in between, every page of them costs a fault.
void keepFreedMemory();

} // namespace supernet
