// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace supernet {

/// Why a pair of lines is left out of a dataset.
enum class LineFault { InvalidUtf8, EmptySource, EmptyTarget, TooLong, LengthRatio, MissingColumn, Header };
inline constexpr LineFault AllLineFaults[] = {LineFault::InvalidUtf8, LineFault::EmptySource, LineFault::EmptyTarget,
                                              LineFault::TooLong,     LineFault::LengthRatio, LineFault::MissingColumn,
                                              LineFault::Header};
[[nodiscard]] const char *name(LineFault fault); ///< For example `invalid UTF-8`.

struct LineRules
{
    int longest = 1000; ///< Characters of either side.
    /// Characters of the longer side over those of the shorter one, where the longer one has more than 32: below that
    /// a greeting against a whole sentence may be right.
    double ratio = 9;
    /// Of two files of lines and of a table every line stays in its place: one that cannot be used as a pair without a
    /// source, so that line i of the file is sentence i of the set.
    bool keepsPlaces = false;

    /// For sets that are given as they are (test sets above all): only what cannot be used is left out.
    [[nodiscard]] static LineRules lenient();
};

struct CleanLine
{
    std::string text;
    std::int64_t characters = 0;
};

/// The line with control characters (NUL too), line and paragraph separators (U+2028, U+2029, U+0085) and byte order
/// marks as spaces, without soft hyphens, trimmed of white space; empty when there is nothing to be seen, nothing when it
/// is not UTF-8. Joiners, non-joiners and marks of direction are part of the words in which they stand and stay.
[[nodiscard]] std::optional<CleanLine> cleaned(std::string_view line);

/// Cleans both sides in place and says what is wrong with the pair, if anything.
[[nodiscard]] std::optional<LineFault> cleanPair(std::string &source, std::string &target, const LineRules &rules);

} // namespace supernet
