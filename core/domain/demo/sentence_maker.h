// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/compound_maker.h"

namespace supernet::grammar {

/// Draws whole sentences of every kind.
class SentenceMaker
{
public:
    explicit SentenceMaker(Random random);
    SentenceMaker(const SentenceMaker &) = delete;
    SentenceMaker &operator=(const SentenceMaker &) = delete;

    [[nodiscard]] Sentence sentence();

private:
    [[nodiscard]] Sentence statement();
    [[nodiscard]] Sentence description();
    [[nodiscard]] Sentence passive();
    [[nodiscard]] Sentence yesNoQuestion();
    [[nodiscard]] Sentence question();
    [[nodiscard]] Sentence imperative();
    [[nodiscard]] Sentence compound();
    void addRelatives(Clause &clause);
    void addLast(NounPhrase &phrase, Clause &clause);
    void chooseFront(Sentence &sentence);

    Dice m_dice;
    ClauseMaker m_clauses;
    RelativeMaker m_relatives;
    CompoundMaker m_compounds;
};

} // namespace supernet::grammar
