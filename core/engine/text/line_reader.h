// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace supernet {

/// Lines of a text file, plain or gzip (told by its content), one at a time: memory does not grow with the file.
/// Only a line feed ends a line, so that U+2028 and the like never shift the lines of two parallel files; a carriage
/// return before it and a byte order mark at the start are taken off.
class LineReader
{
public:
    static constexpr std::size_t LongestLine = 1 << 20; ///< Bytes; what lies beyond is read over, not stored.

    /// Throws Error naming the file: it is missing, or UTF-16.
    explicit LineReader(const std::filesystem::path &file);
    ~LineReader();
    LineReader(LineReader &&) noexcept;

    /// The next line into `line`; false at the end. Throws Error naming the file when it is damaged.
    bool next(std::string &line);
    [[nodiscard]] std::int64_t number() const noexcept; ///< Of the line read last, from 1.
    [[nodiscard]] const std::filesystem::path &file() const noexcept;
    [[nodiscard]] std::uint64_t bytesRead() const; ///< Of the file as it lies on the disk (packed, if it is).

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
