// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/kernels/memory.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace supernet {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int Gibibyte = 1 << 30;
    mallopt(M_MMAP_MAX, 0); // Blocks from mmap go back when they are freed.
    mallopt(M_TRIM_THRESHOLD, Gibibyte);
#endif
}

} // namespace supernet
