// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

/// The layout that TokenFileWriter documents, shared by writer and reader.
namespace supernet::tokenformat {

static_assert(std::endian::native == std::endian::little, "Token files are mapped as they lie: little-endian.");

inline constexpr char Magic[8] = {'S', 'N', 'T', 'O', 'K', 'E', 'N', 'S'};
inline constexpr std::uint32_t Version = 1;
inline constexpr std::uint32_t LargestVocabulary = 65536; ///< Token numbers are 16 bits wide.

struct Header
{
    char magic[8] = {};
    std::uint32_t version = Version;
    std::uint32_t vocabulary = 0;
    std::uint64_t sentences = 0;
    std::uint64_t tokens = 0;
    std::uint32_t tokensChecksum = 0;
    std::uint32_t offsetsChecksum = 0;
    std::uint32_t reserved[5] = {};
    std::uint32_t headerChecksum = 0;
};
static_assert(sizeof(Header) == 64 && offsetof(Header, headerChecksum) == 60);

/// Bytes of the token section with its padding.
constexpr std::uint64_t paddedTokenBytes(std::uint64_t tokens)
{
    return (tokens * sizeof(std::uint16_t) + 7) / 8 * 8;
}

std::uint32_t checksum(std::uint32_t start, const void *bytes, std::uint64_t count);
std::uint32_t headerChecksum(const Header &header);

} // namespace supernet::tokenformat
