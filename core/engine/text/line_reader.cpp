// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/line_reader.h"

namespace supernet {

LineReader::LineReader(const std::filesystem::path &file)
    : m_stream(file)
    , m_unread(m_stream.next(0))
{
    // The last byte may be the first half of an end of two.
    const std::size_t firstReturn = m_unread.find('\r');
    if (firstReturn != std::string_view::npos && firstReturn + 1 < m_unread.size()
        && m_unread.find('\n') == std::string_view::npos)
        m_end = '\r';
}

bool LineReader::fill()
{
    m_unread = m_stream.next(m_number);
    return !m_unread.empty();
}

bool LineReader::next(std::string &line)
{
    line.clear();
    if (m_unread.empty() && !fill())
        return false;
    for (;;) {
        const std::size_t end = m_unread.find(m_end);
        const std::string_view part = m_unread.substr(0, end);
        line.append(part.substr(0, LongestLine - line.size()));
        if (end != std::string_view::npos) {
            m_unread.remove_prefix(end + 1);
            break;
        }
        if (!fill())
            break;
    }
    if (line.ends_with('\r'))
        line.pop_back();
    ++m_number;
    return true;
}

} // namespace supernet
