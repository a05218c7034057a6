// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/table_cell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace supernet {

namespace {

/// Signs that begin a formula; the last four are the full-width forms, which some languages' spreadsheets take for the first.
constexpr std::array<std::string_view, 10> FormulaSigns{
    "=", "+", "-", "@", "\t", "\r", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};

bool isNumber(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

} // namespace

std::string plainCell(std::string_view text)
{
    const bool formula = std::ranges::any_of(FormulaSigns,
                                             [&](std::string_view sign) { return text.starts_with(sign); })
        && !isNumber(text);
    std::string cell(formula ? 1 : 0, '\'');
    return cell.append(text);
}

} // namespace supernet
