// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/english_phrase.h"

#include "domain/demo/english_clause.h"
#include "domain/demo/word_text.h"

namespace supernet::grammar::english {

namespace {

std::string determiner(const NounPhrase &phrase, const std::string &following)
{
    const bool plural = phrase.number == Number::Plural;
    switch (phrase.determiner) {
    case Determiner::None:
        break;
    case Determiner::Definite:
        return "the";
    case Determiner::Indefinite:
        return article(following);
    case Determiner::Possessive:
        return phrase.owner ? possessive(english::phrase(*phrase.owner, Role::Subject))
                            : possessivePronoun(phrase.possessor);
    case Determiner::This:
        return plural ? "these" : "this";
    case Determiner::Every:
        return plural ? "all" : "every";
    case Determiner::No:
        return "no";
    case Determiner::Count:
        return phrase.count->english;
    case Determiner::Many:
        return "many";
    case Determiner::Some:
        return "some";
    case Determiner::Which:
        return "which";
    }
    return {};
}

std::string relative(const NounPhrase &phrase)
{
    if (!phrase.relative)
        return {};
    const Relative &relative = *phrase.relative;
    const bool person = phrase.noun->isA("person");
    std::string pronoun = relative.gap == Gap::Subject && person ? "who" : "that";
    if (relative.gap == Gap::Recipient && relative.clause.verb->frame == Frame::Recipient)
        pronoun = "to whom";
    if (relative.gap == Gap::Place)
        pronoun = "where";
    return joined({pronoun, clause(relative.clause, relative.gap)});
}

std::string ofNoun(const NounPhrase &phrase)
{
    std::string words;
    for (const Adjective *adjective : phrase.adjectives)
        words = joined({words, adjective->english});
    words = joined({words, noun(*phrase.noun, phrase.number)});
    return joined({determiner(phrase, words), words, relative(phrase)});
}

} // namespace

std::string phrase(const NounPhrase &phrase, Role role)
{
    switch (phrase.kind) {
    case NounPhrase::Kind::Pronoun:
        return pronoun(phrase.person, role);
    case NounPhrase::Kind::Name:
        return phrase.name.english;
    case NounPhrase::Kind::Noun:
        break;
    }
    return ofNoun(phrase);
}

std::string phraseWithAny(const NounPhrase &phrase)
{
    const bool any = phrase.isNoun() && phrase.determiner == Determiner::None;
    return joined({any ? "any" : "", english::phrase(phrase, Role::Object)});
}

} // namespace supernet::grammar::english
