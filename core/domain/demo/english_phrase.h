// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/english_inflection.h"
#include "domain/demo/sentence_plan.h"

namespace supernet::grammar::english {

[[nodiscard]] std::string phrase(const NounPhrase &phrase, Role role);
/// As the object of a negated verb: "any books" for "books".
[[nodiscard]] std::string phraseWithAny(const NounPhrase &phrase);

} // namespace supernet::grammar::english
