// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace supernet {

/// Bytes of a text file, plain or gzip (told by its content), in portions: memory does not grow with the file. A byte order
/// mark at the start is taken off.
class TextStream
{
public:
    /// Throws Error naming the file: it is missing, or UTF-16.
    explicit TextStream(const std::filesystem::path &file);
    ~TextStream();

    /// The next portion, valid until the next call; empty at the end. Throws Error naming the file, and the line that was read
    /// last (`line`, from 1), when it is damaged.
    std::string_view next(std::int64_t line);
    [[nodiscard]] const std::filesystem::path &file() const noexcept;
    [[nodiscard]] std::uint64_t bytesRead() const; ///< Of the file as it lies on the disk (packed, if it is).

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
