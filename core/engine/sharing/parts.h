// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace supernet {

/// Of a partition, which part's weights each part takes [parts]. No gradient reaches it; training moves it once, when the
/// parts go their own ways.
inline constexpr const char *PartTable = "partition.expert";

/// Every part of a partition has all the tensors of a supernet, each called this and what it is called elsewhere.
[[nodiscard]] inline std::string partPrefix(int part)
{
    return "part." + std::to_string(part) + '.';
}

/// `encoder.0.ffn.in.bias` of `part.2.encoder.0.ffn.in.bias`; the name itself of what belongs to no part.
[[nodiscard]] inline std::string withoutPart(const std::string &name)
{
    constexpr std::size_t Word = 5; // `part.`
    return name.starts_with("part.") ? name.substr(name.find('.', Word) + 1) : name;
}

} // namespace supernet
