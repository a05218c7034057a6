// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/relative_maker.h"

#include "domain/demo/word_pools.h"

#include <algorithm>

namespace supernet::grammar {

namespace {

bool takesRelative(const NounPhrase &phrase)
{
    constexpr Determiner determiners[] = {Determiner::Definite, Determiner::Indefinite, Determiner::This,
                                          Determiner::Every,    Determiner::Count,      Determiner::Many};
    return phrase.isNoun() && !phrase.owner && std::ranges::count(determiners, phrase.determiner) > 0;
}

NounPhrase bare(const NounPhrase &phrase)
{
    NounPhrase plain = phrase;
    plain.adjectives.clear();
    return plain;
}

} // namespace

NounPhrase RelativeMaker::plainActor(const Verb &verb)
{
    for (;;) {
        NounPhrase actor = m_clauses.subjectOf(verb);
        if (actor.isNoun()) {
            actor.adjectives.clear();
            if (actor.determiner != Determiner::Definite && actor.determiner != Determiner::Possessive)
                continue;
        }
        return actor;
    }
}

std::optional<Relative> RelativeMaker::asSubject(const NounPhrase &phrase)
{
    const auto &verbs = wordPools().verbsOfSubject[phrase.noun->id];
    if (verbs.empty())
        return {};
    const Verb &verb = *m_dice.pick(verbs);
    constexpr Frame complex[] = {Frame::That, Frame::Whether, Frame::Infinitive, Frame::Copula};
    if (std::ranges::count(complex, verb.frame) > 0)
        return {};
    return Relative{Gap::Subject, m_clauses.clause(verb, bare(phrase))};
}

std::optional<Relative> RelativeMaker::asObject(const NounPhrase &phrase)
{
    const auto &verbs = wordPools().verbsOfObject[phrase.noun->id];
    if (verbs.empty())
        return {};
    const Verb &verb = *m_dice.pick(verbs);
    const bool known = verb.frame == Frame::Object || verb.frame == Frame::Dative || verb.frame == Frame::Preposition;
    if (!known || wordPools().subjectsOf[verb.id].empty())
        return {};
    Clause clause;
    clause.verb = &verb;
    clause.subject = plainActor(verb);
    if (clause.subject.noun == phrase.noun)
        return {};
    switch (verb.frame) {
    case Frame::Dative:
        clause.recipient = bare(phrase);
        return Relative{Gap::Recipient, clause};
    case Frame::Preposition:
        clause.target = bare(phrase);
        return Relative{Gap::Target, clause};
    default:
        clause.object = bare(phrase);
        return Relative{Gap::Object, clause};
    }
}

std::optional<Relative> RelativeMaker::asPlace(const NounPhrase &phrase)
{
    const auto &verbs = wordPools().verbsAtPlace[phrase.noun->id];
    if (verbs.empty())
        return {};
    const Verb &verb = *m_dice.pick(verbs);
    if (verb.inside) // "where he swims" would be at the lake.
        return {};
    Clause clause = m_clauses.clause(verb, plainActor(verb));
    clause.place = {phrase.noun->at, bare(phrase), Case::Dative};
    return Relative{Gap::Place, clause};
}

void RelativeMaker::add(NounPhrase &phrase, const Verb *outer)
{
    if (!takesRelative(phrase))
        return;
    std::optional<Relative> relative;
    const bool place = phrase.noun->isA("place");
    relative = place ? asPlace(phrase) : m_dice.chance(50) ? asSubject(phrase) : asObject(phrase);
    if (!relative || relative->clause.verb->german == outer->german)
        return;
    if (!relative->clause.verb->stative || m_dice.chance(30))
        m_clauses.setTense(relative->clause, m_dice.chance(50) ? Tense::Past : Tense::Present);
    m_clauses.makeProgressive(relative->clause);
    phrase.relative = std::make_shared<Relative>(std::move(*relative));
}

} // namespace supernet::grammar
