// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/entity_budget.h"

#include <algorithm>
#include <array>

namespace supernet {

namespace {

constexpr std::uint64_t LongestEntity = 1 << 20;
constexpr std::uint64_t FreeBytes = 1 << 20; ///< May be unfolded whatever the document's size.
constexpr std::uint64_t MostTimes = 10; ///< What was read may be unfolded to.

bool isPredefined(const std::string &name)
{
    constexpr std::array<std::string_view, 5> predefined{"amp", "lt", "gt", "quot", "apos"};
    return name.starts_with('#') || std::ranges::find(predefined, name) != predefined.end();
}

} // namespace

bool EntityBudget::declare(const std::string &name, std::string_view text)
{
    std::uint64_t size = 1 + text.size(); // One that holds nothing takes time too.
    for (std::size_t at = 0; (at = text.find('&', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(text.find(';', at), text.size());
        const std::string inner(text.substr(at + 1, end - at - 1));
        at = end;
        if (isPredefined(inner))
            continue;
        const auto known = m_sizes.find(inner);
        if (known == m_sizes.end())
            return false;
        size += known->second;
    }
    return size <= LongestEntity && m_sizes.emplace(name, size).second;
}

bool EntityBudget::take(const std::string &name, std::uint64_t read)
{
    const auto known = m_sizes.find(name);
    m_taken += known == m_sizes.end() ? 1 : known->second;
    return m_taken <= FreeBytes + MostTimes * read;
}

} // namespace supernet
