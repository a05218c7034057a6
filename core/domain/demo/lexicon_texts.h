// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The files of resources/demo, compiled in: JSON.
namespace supernet::lexicontext {

extern const std::string_view nouns;
extern const std::string_view verbs;
extern const std::string_view adjectives;
extern const std::string_view words;

} // namespace supernet::lexicontext
