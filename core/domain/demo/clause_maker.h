// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/phrase_maker.h"

namespace supernet::grammar {

/// Draws clauses that make sense: who does what to whom, where, when and how.
class ClauseMaker
{
public:
    explicit ClauseMaker(Dice &dice)
        : m_dice(dice)
        , m_phrases(dice)
    {
    }

    /// Anybody or anything doing something; bare of time, tense and manner.
    [[nodiscard]] Clause event();
    /// `actor`, a person, doing something on purpose.
    [[nodiscard]] Clause deed(const NounPhrase &actor);
    /// `verb` with `subject` and objects drawn for it.
    [[nodiscard]] Clause clause(const Verb &verb, const NounPhrase &subject);
    /// Somebody or something that the verb takes as a subject.
    [[nodiscard]] NounPhrase subjectOf(const Verb &verb);
    [[nodiscard]] NounPhrase somePerson();
    /// "is (very) tired", "is older than the tree"
    [[nodiscard]] Clause is(const NounPhrase &subject, const Adjective &adjective) const;
    [[nodiscard]] Clause description();
    [[nodiscard]] Clause weather();
    [[nodiscard]] Clause passive();

    /// Tense or modal, negation, and adverbs that go with them.
    void finish(Clause &clause);
    void setTense(Clause &clause, Tense tense) const;
    void addPlace(Clause &clause);
    void addTime(Clause &clause);
    void makeProgressive(Clause &clause);

private:
    void addPlacing(Clause &clause);
    void addPosition(Clause &clause);
    void addGoal(Clause &clause);
    void addManner(Clause &clause);
    void addModal(Clause &clause);
    [[nodiscard]] NounPhrase objectOf(const Verb &verb, const NounPhrase &subject);
    [[nodiscard]] Place beside(const Noun &thing, const char *preposition, Case kase);

    Dice &m_dice;
    PhraseMaker m_phrases;
};

/// Whether wishes and duties can be said of it.
[[nodiscard]] bool isPerson(const NounPhrase &phrase);

} // namespace supernet::grammar
