// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/german_phrase.h"

#include "domain/demo/german_clause.h"
#include "domain/demo/german_inflection.h"
#include "domain/demo/word_text.h"

namespace supernet::grammar::german {

namespace {

struct Group
{
    std::string determiner;
    Declension declension;
};

Group groupOf(const NounPhrase &phrase, Case kase)
{
    const Gender gender = phrase.noun->gender;
    const Number number = phrase.number;
    const auto der = [&](const char *stem) { return Group{derWord(stem, gender, kase, number), Declension::Weak}; };
    switch (phrase.determiner) {
    case Determiner::None:
        break;
    case Determiner::Definite:
        return {definite(gender, kase, number), Declension::Weak};
    case Determiner::Indefinite:
        return {einWord("ein", gender, kase, number), Declension::Mixed};
    case Determiner::No:
        return {einWord("kein", gender, kase, number), Declension::Mixed};
    case Determiner::Possessive:
        if (phrase.owner)
            return {phrase.owner->name.german + 's', Declension::Strong};
        return {einWord(possessiveStem(phrase.possessor), gender, kase, number), Declension::Mixed};
    case Determiner::This:
        return der("dies");
    case Determiner::Every:
        return number == Number::Plural ? der("all") : der("jed");
    case Determiner::Which:
        return der("welch");
    case Determiner::Count:
        return {phrase.count->german, Declension::Strong};
    case Determiner::Many:
        return {derWord("viel", gender, kase, number), Declension::Strong};
    case Determiner::Some:
        return {derWord("einig", gender, kase, number), Declension::Strong};
    }
    return {{}, Declension::Strong};
}

/// A definite owner follows as a genitive; a name's has gone before ("Annas Hund").
bool ownerFollows(const NounPhrase &phrase)
{
    return phrase.owner && phrase.owner->isNoun();
}

std::string ofNoun(const NounPhrase &phrase, Case kase)
{
    NounPhrase plain = phrase;
    if (ownerFollows(phrase))
        plain.determiner = Determiner::Definite;
    const Group group = groupOf(plain, kase);
    std::string words = group.determiner;
    for (const Adjective *word : phrase.adjectives)
        words = joined({words, adjective(*word, group.declension, phrase.noun->gender, kase, phrase.number)});
    words = joined({words, noun(*phrase.noun, kase, phrase.number)});
    return ownerFollows(phrase) ? joined({words, german::phrase(*phrase.owner, Case::Genitive)}) : words;
}

} // namespace

std::string relativeOf(const NounPhrase &phrase)
{
    if (!phrase.relative)
        return {};
    const Clause &clause = phrase.relative->clause;
    const Gap gap = phrase.relative->gap;
    const Case kase = gap == Gap::Subject ? Case::Nominative
        : gap == Gap::Object              ? Case::Accusative
        : gap == Gap::Target              ? clause.verb->prepositionCase
                                          : Case::Dative;
    const std::string pronoun = relativePronoun(phrase.noun->gender, kase, phrase.number);
    const std::string preposition = gap == Gap::Target ? clause.verb->preposition
        : gap == Gap::Place                            ? phrase.noun->at.german
                                                       : std::string();
    return ", " + joined({preposition, pronoun, clauseFinal(clause, gap)}) + ',';
}

std::string phrase(const NounPhrase &phrase, Case kase, Relatives relatives)
{
    switch (phrase.kind) {
    case NounPhrase::Kind::Pronoun:
        return pronoun(phrase.germanPerson, kase);
    case NounPhrase::Kind::Name:
        return phrase.name.german;
    case NounPhrase::Kind::Noun:
        break;
    }
    return joined({ofNoun(phrase, kase), relatives == Relatives::With ? relativeOf(phrase) : std::string()});
}

std::string phraseNegated(const NounPhrase &phrase, Case kase, Relatives relatives)
{
    NounPhrase none = phrase;
    none.determiner = Determiner::No;
    return german::phrase(none, kase, relatives);
}

std::string withPreposition(const std::string &preposition, const NounPhrase &phrase, Case kase)
{
    const std::string words = german::phrase(phrase, kase);
    return phrase.relative || !phrase.isNoun() ? joined({preposition, words}) : contracted(preposition, words);
}

} // namespace supernet::grammar::german
