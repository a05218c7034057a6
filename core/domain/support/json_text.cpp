// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/json_text.h"

#include "domain/support/error.h"

#include <algorithm>

namespace supernet {

namespace {

constexpr int DeepestNesting = 100;

/// The nesting that a parser could at most find; exact for valid JSON.
int nestingOf(std::string_view text)
{
    int depth = 0;
    int deepest = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '"')
            quoted = !quoted;
        else if (quoted && letter == '\\')
            ++i;
        else if (!quoted && (letter == '[' || letter == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!quoted && (letter == ']' || letter == '}'))
            --depth;
    }
    return deepest;
}

} // namespace

nlohmann::json parseJson(std::string_view text)
{
    if (nestingOf(text) > DeepestNesting)
        throw Error("It is JSON nested more than " + std::to_string(DeepestNesting) + " levels deep.");
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::exception &error) {
        std::string what = error.what();
        // The library repeats the bytes that it stumbled over, which may be no text.
        std::ranges::replace_if(
            what, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }, '?');
        throw Error("It is not JSON: " + what + '.');
    }
}

nlohmann::json tryParseJson(std::string_view text) noexcept
{
    if (nestingOf(text) > DeepestNesting)
        return nlohmann::json(nlohmann::json::value_t::discarded);
    return nlohmann::json::parse(text, nullptr, false);
}

std::string jsonLine(const nlohmann::json &value)
{
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace supernet
