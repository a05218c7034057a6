// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace supernet {

/// The text of a segment of a translation memory, gathered from what stands between its native codes.
class SegmentText
{
public:
    /// A place by itself (a line break, a field), or the begin or the end of formatting.
    enum class Code { Place, Begin, End };

    void add(std::string_view text);
    void addCode(Code code);
    [[nodiscard]] const std::string &text() const noexcept { return m_text; }

private:
    std::string m_text;
    bool m_isApart = false; ///< A code stands here that parts words.
    bool m_hasEnded = false; ///< Formatting ended here.
};

} // namespace supernet
