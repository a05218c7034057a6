// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace supernet {

/// Bytes of the largest file that is read whole as text or JSON: far above what the program writes, and little enough that
/// what becomes of it fits into a machine's memory.
inline constexpr std::uint64_t LargestText = std::uint64_t{64} << 20;

/// All bytes of a file. Throws Error naming it when it cannot be read, or holds more than `most` bytes: those are not read.
[[nodiscard]] std::string readWholeFile(const std::filesystem::path &file, std::uint64_t most = LargestText);

/// `1.5 GB`, for a sentence.
[[nodiscard]] std::string sizeText(double bytes);

} // namespace supernet
