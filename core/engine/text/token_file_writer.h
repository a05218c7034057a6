// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/output_file.h"

#include <span>
#include <vector>

namespace supernet {

/// Writes what TokenFile reads, sentence by sentence; memory grows by four bytes a sentence. The file appears, whole,
/// with commit(). Throws Error naming the file.
///
/// The format, little-endian: a header of 64 bytes (magic `SNTOKENS`, u32 version, u32 vocabulary, u64 sentences,
/// u64 tokens, u32 CRC-32 of the tokens, u32 CRC-32 of the offsets, zeros, u32 CRC-32 of the 60 bytes before),
/// then u16 token numbers padded with zeros to a multiple of 8 bytes, then u64 offsets [sentences + 1]: sentence i is
/// tokens[offsets[i]] .. tokens[offsets[i + 1] - 1].
class TokenFileWriter
{
public:
    /// Every token number is below `vocabulary`, which is at most 65,536.
    TokenFileWriter(const std::filesystem::path &file, int vocabulary);

    void add(std::span<const int> sentence);
    void commit();

private:
    OutputFile m_output;
    std::filesystem::path m_file;
    std::vector<std::uint32_t> m_lengths;
    std::vector<std::uint16_t> m_scratch;
    std::uint64_t m_tokens = 0;
    std::uint32_t m_checksum = 0;
    std::uint32_t m_vocabulary = 0;
};

} // namespace supernet
