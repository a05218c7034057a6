// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

namespace supernet::grammar::german {

enum class Relatives { With, Without };

/// The phrase in a case. `No` for a determiner turns an indefinite one into "kein".
[[nodiscard]] std::string phrase(const NounPhrase &phrase, Case kase, Relatives relatives = Relatives::With);
[[nodiscard]] std::string phraseNegated(const NounPhrase &phrase, Case kase, Relatives relatives);

/// ", der in Berlin wohnt," or nothing.
[[nodiscard]] std::string relativeOf(const NounPhrase &phrase);

/// With its preposition, contracted with the article unless a relative clause follows.
[[nodiscard]] std::string withPreposition(const std::string &preposition, const NounPhrase &phrase, Case kase);

} // namespace supernet::grammar::german
