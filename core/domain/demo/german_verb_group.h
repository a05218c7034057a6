// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

namespace supernet::grammar::german {

/// The two brackets around a German clause.
struct VerbGroup
{
    std::string finite;
    std::string tail; ///< Participle, infinitive or separated prefix.
    bool separated = false; ///< The tail is a prefix: both are one word at a clause's end.
};

[[nodiscard]] VerbGroup verbGroup(const Clause &clause, Agreement subject);

} // namespace supernet::grammar::german
