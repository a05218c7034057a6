// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace supernet {

struct PresetText
{
    std::string_view name;
    std::string_view json;
};

/// The files of resources/presets, compiled in, in the order in which they are shown.
[[nodiscard]] std::span<const PresetText> presetTexts();

} // namespace supernet
