// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

namespace supernet::grammar::english {

/// An auxiliary, which questions put before the subject and "not" follows, and the rest of the verb.
struct VerbGroup
{
    std::string auxiliary; ///< Empty for "reads".
    std::string rest;
};

enum class Support { AsNeeded, Always }; ///< Whether "do" is needed: for questions and with "not".

[[nodiscard]] VerbGroup verbGroup(const Clause &clause, Agreement subject, Support support);

} // namespace supernet::grammar::english
