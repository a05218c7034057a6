// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/race.h"

#include <algorithm>

namespace supernet::ui {

void Race::start(int lanes, std::vector<std::string> sentences, Translator translator)
{
    ++m_number;
    m_lanes.assign(static_cast<std::size_t>(lanes), {});
    m_sentences = std::move(sentences);
    m_translator = std::move(translator);
    m_running = true;
    Q_EMIT advanced();
    step();
}

void Race::stop()
{
    if (m_running)
        end();
}

void Race::clear()
{
    if (m_running)
        return;
    m_lanes.clear();
    m_sentences.clear();
    Q_EMIT advanced();
}

void Race::end()
{
    ++m_number;
    m_running = false;
    Q_EMIT ended();
}

bool Race::isFinished(int lane) const
{
    return !m_sentences.empty() && m_lanes[static_cast<std::size_t>(lane)].translations.size() == m_sentences.size();
}

std::optional<int> Race::next() const
{
    std::optional<int> chosen;
    for (int lane = 0; lane < static_cast<int>(m_lanes.size()); ++lane) {
        const auto at = [this](int which) { return m_lanes[static_cast<std::size_t>(which)].milliseconds; };
        if (m_lanes[static_cast<std::size_t>(lane)].translations.size() < m_sentences.size()
            && (!chosen || at(lane) < at(*chosen)))
            chosen = lane;
    }
    return chosen;
}

std::optional<int> Race::winner() const
{
    if (m_lanes.empty() || m_sentences.empty() || next())
        return {};
    return static_cast<int>(std::ranges::min_element(m_lanes, {}, &Lane::milliseconds) - m_lanes.begin());
}

void Race::step()
{
    const auto lane = next();
    if (!lane) {
        end();
        return;
    }
    const std::size_t at = m_lanes[static_cast<std::size_t>(*lane)].translations.size();
    m_translator(
        *lane, m_sentences[at],
        [this, lane = static_cast<std::size_t>(*lane), number = m_number](const std::string &translation,
                                                                          double milliseconds) {
            if (number != m_number)
                return;
            m_lanes[lane].translations.push_back(translation);
            m_lanes[lane].milliseconds += milliseconds;
            Q_EMIT advanced();
            step();
        },
        [this, number = m_number](const QString &message) {
            if (number != m_number)
                return;
            end();
            Q_EMIT failed(message);
        });
}

} // namespace supernet::ui
