// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/dice.h"
#include "domain/demo/sentence_plan.h"

namespace supernet::grammar {

/// Draws noun phrases that make sense.
class PhraseMaker
{
public:
    explicit PhraseMaker(Dice &dice)
        : m_dice(dice)
    {
    }

    /// What a sentence is about: known, so mostly definite.
    [[nodiscard]] NounPhrase subject(const Noun &noun);
    /// Of something acted on by `actor`, to whom it may belong.
    [[nodiscard]] NounPhrase object(const Noun &noun, const NounPhrase &actor);
    /// "the old house", "his garden"
    [[nodiscard]] NounPhrase definite(const Noun &noun);
    [[nodiscard]] NounPhrase pronoun(Person person) const;
    [[nodiscard]] NounPhrase somePronoun();
    [[nodiscard]] NounPhrase someName();
    [[nodiscard]] NounPhrase someCity();
    /// A person other than `other`: noun, name or pronoun.
    [[nodiscard]] NounPhrase person(const NounPhrase &other);
    /// Stands for `phrase` in the other languages' ways: "it" is er, sie or es. Only of what referable() says.
    [[nodiscard]] static NounPhrase pronounFor(const NounPhrase &phrase);
    /// Whether a pronoun for it is beyond doubt: natural and grammatical gender agree.
    [[nodiscard]] static bool referable(const NounPhrase &phrase);
    void addAdjective(NounPhrase &phrase, unsigned percent);

private:
    [[nodiscard]] NounPhrase of(const Noun &noun, Determiner determiner, Number number) const;
    void own(NounPhrase &phrase, const NounPhrase &actor);
    void addOwner(NounPhrase &phrase);

    Dice &m_dice;
};

} // namespace supernet::grammar
