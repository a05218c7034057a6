// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/text_stream.h"

#include <string>

namespace supernet {

/// Lines of a text file, plain or packed, one at a time. Only a line feed ends a line, so that U+2028 and the like never shift
/// the lines of two parallel files; a carriage return before it is taken off. In a file that begins without any line feed,
/// carriage returns end lines.
class LineReader
{
public:
    static constexpr std::size_t LongestLine = 1 << 20; ///< Bytes; what lies beyond is read over, not stored.

    /// Throws Error naming the file; see TextStream.
    explicit LineReader(const std::filesystem::path &file);

    /// The next line into `line`; false at the end. Throws Error naming the file when it is damaged.
    bool next(std::string &line);
    [[nodiscard]] std::int64_t number() const noexcept { return m_number; } ///< Of the line read last, from 1.
    [[nodiscard]] const std::filesystem::path &file() const noexcept { return m_stream.file(); }
    [[nodiscard]] const std::string &encoding() const noexcept { return m_stream.encoding(); } ///< See TextStream.
    [[nodiscard]] std::uint64_t bytesRead() const { return m_stream.bytesRead(); }

private:
    bool fill();

    TextStream m_stream;
    std::string_view m_unread; ///< Of the stream's last portion.
    std::int64_t m_number = 0;
    char m_end = '\n';
};

} // namespace supernet
