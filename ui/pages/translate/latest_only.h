// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

namespace supernet::ui {

/// Lets one request be under way. Of those that come meanwhile only the newest is made, once the first is answered: a
/// slider that is dragged asks more often than a model answers. To be used as a member of who asks.
class LatestOnly
{
public:
    using Request = std::function<void()>;

    void ask(Request request)
    {
        if (m_busy) {
            m_next = std::move(request);
            return;
        }
        m_busy = true;
        request();
    }

    /// The request under way has been answered, or has failed.
    void answered()
    {
        m_busy = false;
        if (const Request next = std::exchange(m_next, {}))
            ask(next);
    }

    [[nodiscard]] bool isOvertaken() const { return static_cast<bool>(m_next); }

private:
    bool m_busy = false;
    Request m_next;
};

} // namespace supernet::ui
