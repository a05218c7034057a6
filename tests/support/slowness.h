// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace supernet {

/// What limits of time in tests are multiplied by: a build that checks every access takes several times as long.
/// SUPERNET_TEST_LIMIT in cmake/SupernetTest.cmake is multiplied likewise.
#ifdef SUPERNET_SANITIZED
inline constexpr int Slowness = 5;
#else
inline constexpr int Slowness = 1;
#endif

} // namespace supernet
