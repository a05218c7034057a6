// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace supernet {

/// Parses JSON that may come from anybody. Throws Error saying where it is at fault. Nesting of more than 100 levels
/// is a fault: copying or printing such a value would run out of stack.
[[nodiscard]] nlohmann::json parseJson(std::string_view text);

/// parseJson() giving a discarded value (is_discarded(), no other kind) instead of an error.
[[nodiscard]] nlohmann::json tryParseJson(std::string_view text) noexcept;

/// parseJson() of a whole file of at most LargestText bytes. Throws Error naming it.
[[nodiscard]] nlohmann::json readJsonFile(const std::filesystem::path &file);

/// The beginning of a value as text, for a sentence that says what is wrong with it.
[[nodiscard]] std::string excerpt(const nlohmann::json &value);

/// One line, whatever bytes its texts hold (a file's name need not be UTF-8).
[[nodiscard]] std::string jsonLine(const nlohmann::json &value);

} // namespace supernet
