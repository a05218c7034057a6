// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/sentence_plan.h"

#include <algorithm>

/// Short names for plans, so that a test reads as what it says.
namespace supernet::grammar::build {

inline NounPhrase the(const char *noun, std::initializer_list<const char *> adjectives = {})
{
    NounPhrase phrase;
    phrase.noun = &lexicon().noun(noun);
    for (const char *adjective : adjectives)
        phrase.adjectives.push_back(&lexicon().adjective(adjective));
    return phrase;
}

inline NounPhrase with(Determiner determiner, NounPhrase phrase)
{
    phrase.determiner = determiner;
    return phrase;
}

inline NounPhrase a(const char *noun, std::initializer_list<const char *> adjectives = {})
{
    return with(Determiner::Indefinite, the(noun, adjectives));
}

inline NounPhrase bare(const char *noun, std::initializer_list<const char *> adjectives = {})
{
    return with(Determiner::None, the(noun, adjectives));
}

inline NounPhrase plural(NounPhrase phrase)
{
    phrase.number = Number::Plural;
    return phrase;
}

inline NounPhrase of(Person person, const char *noun, std::initializer_list<const char *> adjectives = {})
{
    NounPhrase phrase = with(Determiner::Possessive, the(noun, adjectives));
    phrase.possessor = person;
    return phrase;
}

inline NounPhrase of(const NounPhrase &owner, const char *noun, std::initializer_list<const char *> adjectives = {})
{
    NounPhrase phrase = with(Determiner::Possessive, the(noun, adjectives));
    phrase.owner = std::make_shared<NounPhrase>(owner);
    return phrase;
}

inline NounPhrase number(const char *count, NounPhrase phrase)
{
    phrase.determiner = Determiner::Count;
    phrase.number = Number::Plural;
    phrase.count = &*std::ranges::find(lexicon().numbers, count, &WordPair::english);
    return phrase;
}

inline NounPhrase name(const char *english, const char *german, Person person = Person::She)
{
    NounPhrase phrase;
    phrase.kind = NounPhrase::Kind::Name;
    phrase.name = {english, german};
    phrase.person = person;
    return phrase;
}

/// `german` differs from `english` where "it" is "er" or "sie".
inline NounPhrase pronoun(Person english, Person german)
{
    NounPhrase phrase;
    phrase.kind = NounPhrase::Kind::Pronoun;
    phrase.person = english;
    phrase.germanPerson = german;
    return phrase;
}

inline NounPhrase pronoun(Person person)
{
    return pronoun(person, person);
}

/// The phrase with a relative clause, in which it fills `gap`.
inline NounPhrase who(NounPhrase phrase, Gap gap, Clause clause)
{
    if (gap == Gap::Subject)
        clause.subject = phrase;
    if (gap == Gap::Object)
        clause.object = phrase;
    if (gap == Gap::Recipient)
        clause.recipient = phrase;
    if (gap == Gap::Target)
        clause.target = phrase;
    phrase.relative = std::make_shared<Relative>(Relative{gap, std::move(clause)});
    return phrase;
}

/// A clause and its arguments, added one by one.
struct Does : Clause
{
    Does(NounPhrase who, const char *verb, Frame frame = Frame::Object)
    {
        subject = std::move(who);
        this->verb = &lexicon().verb(verb, frame);
    }
    /// Without a subject: it comes from the relative clause's noun.
    explicit Does(const char *verb, Frame frame = Frame::Object)
        : Does(NounPhrase(), verb, frame)
    {
    }

    Does &what(NounPhrase phrase) { return object = std::move(phrase), *this; }
    Does &whom(NounPhrase phrase) { return recipient = std::move(phrase), *this; }
    Does &about(NounPhrase phrase) { return target = std::move(phrase), *this; }
    Does &by(NounPhrase phrase) { return passive = true, agent = std::move(phrase), *this; }
    Does &where(const char *english, const char *german, NounPhrase phrase)
    {
        return place = Place{{english, german}, std::move(phrase), Case::Dative}, *this;
    }
    Does &whereTo(const char *english, const char *german, NounPhrase phrase, Case kase)
    {
        return goal = Place{{english, german}, std::move(phrase), kase}, *this;
    }
    Does &when(const char *adverb) { return time = &lexicon().adverb(adverb), *this; }
    Does &howOften(const char *adverb) { return frequency = &lexicon().adverb(adverb), *this; }
    Does &how(const char *adverb) { return manner = &lexicon().adverb(adverb), *this; }
    Does &in(Tense when) { return tense = when, *this; }
    Does &may(const char *word) { return modal = &lexicon().modal(word), *this; }
    Does &no() { return negated = true, *this; }
    Does &doing() { return progressive = true, *this; }
    Does &is(const char *adjective) { return predicate = &lexicon().adjective(adjective), *this; }
    Does &asMuchAs(NounPhrase phrase) { return than = std::move(phrase), *this; }
    Does &saying(Link kind, Clause clause)
    {
        return link = kind, complement = std::make_shared<Clause>(std::move(clause)), *this;
    }
};

inline Does be(NounPhrase who, const char *adjective)
{
    return Does(std::move(who), "sein", Frame::Copula).is(adjective);
}

inline Sentence says(Clause clause, Front front = Front::Subject)
{
    Sentence sentence;
    sentence.main = std::move(clause);
    sentence.front = front;
    return sentence;
}

inline Sentence asks(Clause clause, Gap gap = Gap::None)
{
    Sentence sentence;
    sentence.main = std::move(clause);
    sentence.mood = gap == Gap::None ? Sentence::Mood::YesNo : Sentence::Mood::Wh;
    sentence.question = gap;
    return sentence;
}

inline Sentence orders(Clause clause)
{
    Sentence sentence;
    sentence.main = std::move(clause);
    sentence.mood = Sentence::Mood::Imperative;
    return sentence;
}

inline Sentence both(Clause main, Sentence::Join join, const char *conjunction, Clause second)
{
    Sentence sentence;
    sentence.main = std::move(main);
    sentence.join = join;
    sentence.conjunction = &*std::ranges::find(lexicon().conjunctions, conjunction, &WordPair::english);
    sentence.second = std::move(second);
    return sentence;
}

} // namespace supernet::grammar::build
