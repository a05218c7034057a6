// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace supernet {

/// A unit of a translation memory as it stands there.
struct TmxUnit
{
    struct Variant
    {
        std::string language; ///< As `xml:lang` says it.
        /// Of its first segment, without the native codes (bpt, ept, it, ph, ut) in it: a space is in the place of those
        /// that stand between words. Bytes that are no text in the file's encoding are no UTF-8 here either.
        std::string text;
    };
    std::int64_t line = 0; ///< Where its first tag ends, from 1.
    std::vector<Variant> variants;
};

/// Units of a translation memory (TMX 1.1 to 1.4, packed or not, in any encoding), one at a time: memory does not grow with
/// the file. Nothing outside the file is read, and its own entities may not unfold to many times its size.
class TmxParser
{
public:
    static constexpr std::size_t LongestUnit = 1 << 20; ///< Bytes.

    explicit TmxParser(const std::filesystem::path &file); ///< Throws Error naming the file: it is missing.
    ~TmxParser();

    /// False at the end. Throws Error naming the file and the line: it is damaged, no XML, holds no unit at all, or a unit that
    /// is too long.
    bool next(TmxUnit &unit);
    [[nodiscard]] const std::string &sourceLanguage() const noexcept; ///< Of the header; empty until one has been read.
    [[nodiscard]] const std::filesystem::path &file() const noexcept;
    [[nodiscard]] std::uint64_t bytesRead() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace supernet
