// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/clause_maker.h"

namespace supernet::grammar {

/// Gives nouns relative clauses, in which they are subject, object, recipient, a preposition's object or a place.
class RelativeMaker
{
public:
    explicit RelativeMaker(Dice &dice)
        : m_dice(dice)
        , m_clauses(dice)
    {
    }

    /// One with another verb than the clause around it has. Does nothing with what has no noun or has an owner.
    void add(NounPhrase &phrase, const Verb *outer);

private:
    [[nodiscard]] std::optional<Relative> asSubject(const NounPhrase &phrase);
    [[nodiscard]] std::optional<Relative> asObject(const NounPhrase &phrase);
    [[nodiscard]] std::optional<Relative> asPlace(const NounPhrase &phrase);
    [[nodiscard]] NounPhrase plainActor(const Verb &verb);

    Dice &m_dice;
    ClauseMaker m_clauses;
};

} // namespace supernet::grammar
