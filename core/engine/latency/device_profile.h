// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

/// Latencies compare within a device profile: a name for a machine and what runs the models there. It is the field
/// `device` of a measurement's protocol.
namespace supernet {

/// The profile of this machine with the program's own runtime.
inline constexpr auto ThisMachine = "cpu";

/// The profile that a protocol belongs to.
[[nodiscard]] std::string profileOf(const nlohmann::json &protocol);

/// Throws UsageError for a name that could not stand in a file's name or before the `=` of `--limit DEVICE=MS`.
void checkProfile(const std::string &name);

} // namespace supernet
