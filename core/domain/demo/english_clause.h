// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

namespace supernet::grammar::english {

/// Subject, verb, the rest; what the gap names is left out. A time or place in front is left out, too.
[[nodiscard]] std::string clause(const Clause &clause, Gap gap = Gap::None, Front front = Front::Subject);
/// "does the man read the book"
[[nodiscard]] std::string question(const Clause &clause, Gap gap = Gap::None);
/// "read the book"
[[nodiscard]] std::string bareClause(const Clause &clause);
[[nodiscard]] std::string placeText(const std::optional<Place> &place);

} // namespace supernet::grammar::english
