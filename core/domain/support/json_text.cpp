// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/support/json_text.h"

#include "domain/support/error.h"
#include "domain/support/input_file.h"

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

nlohmann::json readJsonFile(const std::filesystem::path &file)
{
    const std::string text = readWholeFile(file);
    try {
        return parseJson(text);
    } catch (const Error &error) {
        throw Error("The file " + file.string() + " cannot be used. " + error.what());
    }
}

std::string excerpt(const nlohmann::json &value)
{
    constexpr std::size_t most = 60;
    // Of a large value only so much is written out.
    if (value.is_array() && value.size() > most)
        return "a list of " + std::to_string(value.size());
    if (value.is_object() && value.size() > most)
        return "an object of " + std::to_string(value.size()) + " keys";
    std::string text = jsonLine(value);
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) // not inside a character
        --end;
    return text.substr(0, end) + "...";
}

std::string jsonLine(const nlohmann::json &value)
{
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace supernet
