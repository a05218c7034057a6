// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace supernet {

/// What a file holds, unpacked as it is read: gzip, bzip2, xz, lzma, lzip, zstd, lz4 and compress, an archive (zip, tar, 7z) of
/// one file, or plain. Its kind is told by its content, whatever its name; no other program is run.
class PackedFile
{
public:
    /// Throws Error naming the file: it is missing, or an archive of several.
    explicit PackedFile(const std::filesystem::path &file);
    ~PackedFile();

    /// The next portion, valid until the next call; empty at the end. Throws Error naming the file, and the line that was read
    /// last (`line`, from 1), when it is damaged.
    std::string_view next(std::int64_t line);
    [[nodiscard]] std::uint64_t bytesRead() const; ///< Of the file as it lies on the disk.
    [[nodiscard]] const std::filesystem::path &file() const noexcept;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Throws Error naming the file where its content, which begins so, is of a kind that holds no lines of text.
void refuseForeignKind(const std::filesystem::path &file, std::string_view beginning);

} // namespace supernet
