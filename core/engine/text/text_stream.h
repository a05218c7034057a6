// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace supernet {

/// A text file, plain or packed (see PackedFile), as UTF-8 in portions: memory does not grow with the file. UTF-16 and
/// UTF-32 are decoded, a byte order mark at the start is taken off.
class TextStream
{
public:
    /// Xml: in the encoding that it declares. Then bytes that are no text are UndecodedMark, and the text is UTF-8 whatever
    /// the file is; as Text, a file in UTF-8 comes as it is.
    enum class Content { Text, Xml };

    /// Throws Error naming the file: it is missing, no text, an archive of several, or its encoding is not known.
    explicit TextStream(const std::filesystem::path &file, Content content = Content::Text);
    ~TextStream();

    /// The next portion, valid until the next call; empty at the end. Throws Error naming the file, and the line that was read
    /// last (`line`, from 1), when it is damaged.
    std::string_view next(std::int64_t line);
    [[nodiscard]] const std::filesystem::path &file() const noexcept;
    /// How the file is written: `UTF-8` where it has its mark at the beginning, empty for UTF-8 without it, else the encoding.
    [[nodiscard]] const std::string &encoding() const noexcept;
    [[nodiscard]] std::uint64_t bytesRead() const; ///< Of the file as it lies on the disk (packed, if it is).

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
