// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace supernet {

/// What stands for bytes that are no text in their encoding: U+FDD0, which no text holds and every parser lets pass.
inline constexpr std::string_view UndecodedMark = "\xef\xb7\x90";

/// The encoding of a text that begins so, by its byte order mark (`bytes` of it) or, for UTF-16 without one, by its zero
/// bytes; its name is empty where neither tells.
struct FoundEncoding
{
    std::string name;
    std::size_t markBytes = 0;
};
[[nodiscard]] FoundEncoding foundEncoding(std::string_view beginning);

/// The encoding that an XML document declares in its first line; empty where it declares none.
[[nodiscard]] std::string declaredEncoding(std::string_view beginning);

/// Turns text in any encoding that ICU knows into UTF-8, portion by portion.
class TextDecoder
{
public:
    explicit TextDecoder(const std::string &encoding); ///< Throws Error for one that is not known.
    ~TextDecoder();

    /// Valid until the next call. Bytes that are no text become UndecodedMark.
    [[nodiscard]] std::string_view decode(std::string_view bytes, bool isLast);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
