// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

namespace supernet::grammar::german {

/// Verb second: what `front` names, the finite verb, the rest. With Front::None the clause starts with the finite
/// verb, for questions and for what follows a subordinate clause or question word, which fills the gap.
[[nodiscard]] std::string clauseSecond(const Clause &clause, Front front, Gap gap = Gap::None);
/// Verb at the end, after a conjunction, relative pronoun or question word.
[[nodiscard]] std::string clauseFinal(const Clause &clause, Gap gap = Gap::None);
/// Without a subject, with "zu" before the infinitive.
[[nodiscard]] std::string clauseInfinitive(const Clause &clause);
/// "Mach bitte das Fenster auf"
[[nodiscard]] std::string clauseImperative(const Clause &clause);

} // namespace supernet::grammar::german
