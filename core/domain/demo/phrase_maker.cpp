// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/phrase_maker.h"

#include "domain/demo/word_pools.h"

#include <algorithm>

namespace supernet::grammar {

namespace {

constexpr Person pronounPersons[] = {Person::I, Person::You, Person::He, Person::She, Person::We, Person::They};

const WordPools::Nouns &persons()
{
    static const WordPools::Nouns nouns = wordPools().nounsThatAre({"person"});
    return nouns;
}

/// Whose "his", "her", "their" ... would be in a sentence about `actor`; nothing where the gender is in doubt.
std::optional<Person> possessorIn(const NounPhrase &actor)
{
    if (!actor.isNoun())
        return actor.person;
    if (!actor.noun->isA("person"))
        return {};
    if (actor.number == Number::Plural)
        return Person::They;
    if (actor.determiner == Determiner::Every || actor.noun->gender == Gender::Neuter)
        return {};
    return actor.noun->gender == Gender::Masculine ? Person::He : Person::She;
}

bool bothOfUs(Person one, Person other)
{
    return agreementOf(one).person == 1 && agreementOf(other).person == 1;
}

/// Things one calls one's own.
bool isOwnable(const Noun &noun)
{
    for (const char *meaning : {"kin", "pet", "portable", "vehicle", "cycle", "furniture", "house", "room", "garden",
                                "thought", "money", "office", "device", "instrument", "reading"})
        if (noun.isA(meaning) && !noun.isA("scheduled") && !noun.isA("ambulance"))
            return true;
    return false;
}

} // namespace

NounPhrase PhraseMaker::of(const Noun &noun, Determiner determiner, Number number) const
{
    NounPhrase phrase;
    phrase.noun = &noun;
    phrase.determiner = determiner;
    phrase.number = number;
    return phrase;
}

void PhraseMaker::addAdjective(NounPhrase &phrase, unsigned percent)
{
    const auto &adjectives = wordPools().adjectivesOf[phrase.noun->id];
    if (adjectives.empty() || !m_dice.chance(percent))
        return;
    const Adjective &adjective = *m_dice.pick(adjectives);
    if (!adjective.state || m_dice.chance(35)) // "The tired man" is said less than "the man is tired".
        phrase.adjectives.push_back(&adjective);
}

void PhraseMaker::addOwner(NounPhrase &phrase)
{
    NounPhrase owner = m_dice.chance(40) ? someName()
                                         : of(*m_dice.pick(persons()), Determiner::Definite, Number::Singular);
    if (owner.noun == phrase.noun)
        return;
    phrase.determiner = Determiner::Possessive;
    phrase.owner = std::make_shared<NounPhrase>(owner);
}

void PhraseMaker::own(NounPhrase &phrase, const NounPhrase &actor)
{
    if (!isOwnable(*phrase.noun))
        return;
    const std::optional<Person> possessor = possessorIn(actor);
    const bool kin = phrase.noun->isA("kin");
    if (possessor && m_dice.chance(kin ? 80 : 22)) {
        phrase.determiner = Determiner::Possessive;
        phrase.possessor = *possessor;
    } else if (m_dice.chance(kin ? 60 : 12)) {
        addOwner(phrase);
    }
}

NounPhrase PhraseMaker::subject(const Noun &noun)
{
    static const std::vector<unsigned> weights = {52, 12, 8, 5, 3, 6, 4, 4};
    static const Determiner determiners[] = {Determiner::Definite, Determiner::Indefinite, Determiner::This,
                                             Determiner::Every,    Determiner::No,         Determiner::Count,
                                             Determiner::Many,     Determiner::Some};
    const bool kin = noun.isA("kin");
    const bool countable = noun.countable();
    Determiner determiner = determiners[m_dice.weighted(weights)];
    if (!countable || kin)
        determiner = Determiner::Definite;
    const bool needsPlural = determiner == Determiner::Count || determiner == Determiner::Many
        || determiner == Determiner::Some;
    const bool canBePlural = determiner == Determiner::Definite || determiner == Determiner::This;
    const bool plural = needsPlural || (canBePlural && countable && m_dice.chance(28));
    NounPhrase phrase = of(noun, determiner, plural ? Number::Plural : Number::Singular);
    if (determiner == Determiner::Count)
        phrase.count = &m_dice.pick(lexicon().numbers);
    addAdjective(phrase, 36);
    if (kin && determiner == Determiner::Definite && m_dice.chance(80)) {
        phrase.determiner = Determiner::Possessive;
        phrase.possessor = m_dice.pick(pronounPersons);
    } else if (determiner == Determiner::Definite && isOwnable(noun) && m_dice.chance(15)) {
        addOwner(phrase);
    }
    return phrase;
}

NounPhrase PhraseMaker::object(const Noun &noun, const NounPhrase &actor)
{
    static const std::vector<unsigned> countableWeights = {40, 35, 11, 8, 3, 3};
    static const Determiner determiners[] = {Determiner::Definite, Determiner::Indefinite, Determiner::None,
                                             Determiner::This,     Determiner::Count,      Determiner::Many};
    NounPhrase phrase;
    if (!noun.countable()) {
        phrase = of(noun, m_dice.chance(50) ? Determiner::None : Determiner::Definite, Number::Singular);
    } else {
        const Determiner determiner = determiners[m_dice.weighted(countableWeights)];
        const bool needsPlural = determiner == Determiner::None || determiner == Determiner::Count
            || determiner == Determiner::Many;
        const bool plural = needsPlural || (determiner != Determiner::Indefinite && m_dice.chance(25));
        phrase = of(noun, determiner, plural ? Number::Plural : Number::Singular);
        if (determiner == Determiner::Count)
            phrase.count = &m_dice.pick(lexicon().numbers);
    }
    if (noun.isA("paired") && phrase.number == Number::Singular) {
        phrase.number = Number::Plural;
        if (phrase.determiner == Determiner::Indefinite)
            phrase.determiner = Determiner::None;
    }
    addAdjective(phrase, 43);
    const bool crowd = noun.isA("person") && phrase.determiner == Determiner::None;
    if (crowd || (noun.isA("kin") && phrase.determiner != Determiner::This)) {
        phrase.determiner = Determiner::Definite;
        phrase.count = nullptr;
    }
    if (phrase.determiner == Determiner::Definite)
        own(phrase, actor);
    return phrase;
}

NounPhrase PhraseMaker::definite(const Noun &noun)
{
    const bool demonstrative = m_dice.chance(8);
    NounPhrase phrase = of(noun, demonstrative ? Determiner::This : Determiner::Definite, Number::Singular);
    addAdjective(phrase, 36);
    return phrase;
}

NounPhrase PhraseMaker::pronoun(Person person) const
{
    NounPhrase phrase;
    phrase.kind = NounPhrase::Kind::Pronoun;
    phrase.person = person;
    phrase.germanPerson = person;
    return phrase;
}

NounPhrase PhraseMaker::somePronoun()
{
    return pronoun(m_dice.pick(pronounPersons));
}

NounPhrase PhraseMaker::someName()
{
    const Name &name = m_dice.pick(lexicon().names);
    NounPhrase phrase;
    phrase.kind = NounPhrase::Kind::Name;
    phrase.name = {name.name, name.name};
    phrase.person = name.gender == Gender::Feminine ? Person::She : Person::He;
    return phrase;
}

NounPhrase PhraseMaker::someCity()
{
    NounPhrase phrase;
    phrase.kind = NounPhrase::Kind::Name;
    phrase.name = m_dice.pick(lexicon().cities);
    return phrase;
}

NounPhrase PhraseMaker::person(const NounPhrase &other)
{
    for (;;) {
        NounPhrase phrase;
        if (m_dice.chance(22)) {
            phrase = somePronoun();
            // "I help me" would need a reflexive; "he helps him" two different men.
            if (other.isPronoun() && (phrase.person == other.person || bothOfUs(phrase.person, other.person)))
                continue;
        } else if (m_dice.chance(18)) {
            phrase = someName();
            if (phrase.name.english == other.name.english)
                continue;
        } else {
            phrase = object(*m_dice.pick(persons()), other);
            if (phrase.noun == other.noun || phrase.indefinite())
                continue;
        }
        return phrase;
    }
}

bool PhraseMaker::referable(const NounPhrase &phrase)
{
    if (phrase.isPronoun())
        return true;
    if (!phrase.isNoun())
        return true;
    if (phrase.determiner == Determiner::No || phrase.determiner == Determiner::Every)
        return false;
    return phrase.number == Number::Plural || !phrase.noun->isA("person") || phrase.noun->gender != Gender::Neuter;
}

NounPhrase PhraseMaker::pronounFor(const NounPhrase &phrase)
{
    if (phrase.isPronoun())
        return phrase;
    NounPhrase pronoun;
    pronoun.kind = NounPhrase::Kind::Pronoun;
    if (!phrase.isNoun()) {
        pronoun.person = pronoun.germanPerson = phrase.person;
        return pronoun;
    }
    if (phrase.number == Number::Plural) {
        pronoun.person = pronoun.germanPerson = Person::They;
        return pronoun;
    }
    const Gender gender = phrase.noun->gender;
    pronoun.germanPerson = gender == Gender::Masculine ? Person::He
        : gender == Gender::Feminine                   ? Person::She
                                                       : Person::It;
    pronoun.person = phrase.noun->isA("person") ? pronoun.germanPerson : Person::It;
    return pronoun;
}

} // namespace supernet::grammar
