// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/relative_maker.h"

namespace supernet::grammar {

/// Draws sentences of two clauses: subordinate, coordinate, complements.
class CompoundMaker
{
public:
    explicit CompoundMaker(Dice &dice)
        : m_dice(dice)
        , m_clauses(dice)
        , m_phrases(dice)
    {
    }

    [[nodiscard]] Sentence sentence();

private:
    [[nodiscard]] Sentence causeInSubject(); ///< "because he is tired"
    [[nodiscard]] Sentence causeInObject(); ///< "because it is dirty"
    [[nodiscard]] Sentence despite(); ///< "although he is tired"
    [[nodiscard]] Sentence atTheTime(); ///< while, before, when ...
    [[nodiscard]] Sentence inWeather();
    [[nodiscard]] Sentence reported(); ///< dass, ob
    [[nodiscard]] Sentence unknown(); ///< "does not know where he lives"
    [[nodiscard]] Sentence intended(); ///< zu
    [[nodiscard]] Sentence errand(); ///< um zu
    [[nodiscard]] Sentence contrast(); ///< "but"
    [[nodiscard]] Sentence chain(); ///< "buys an apple and eats it"

    /// Somebody whom a pronoun can stand for later.
    [[nodiscard]] NounPhrase somebody();
    [[nodiscard]] Sentence joined(Clause main, const char *conjunction, Clause second, bool first) const;

    Dice &m_dice;
    ClauseMaker m_clauses;
    PhraseMaker m_phrases;
};

} // namespace supernet::grammar
