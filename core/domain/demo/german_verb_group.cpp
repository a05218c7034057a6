// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/german_verb_group.h"

#include "domain/demo/german_inflection.h"

namespace supernet::grammar::german {

namespace {

const Verb &sein()
{
    return lexicon().verb("sein", Frame::Copula);
}

const Verb &haben()
{
    return lexicon().verb("haben", Frame::Object);
}

const Verb &werden()
{
    return lexicon().verb("werden", Frame::Copula);
}

VerbGroup passive(const Clause &clause, Agreement subject)
{
    const std::string finite = clause.tense == Tense::Past ? preterite("wurde", subject) : present(werden(), subject);
    return {finite, participle(*clause.verb)};
}

VerbGroup withModal(const Clause &clause, Agreement subject)
{
    const Modal &modal = *clause.modal;
    const std::string finite = clause.tense == Tense::Past ? preterite(modal.preterite, subject)
                                                           : presentOf(modal.present, subject);
    return {finite, clause.passive ? participle(*clause.verb) + " werden" : clause.verb->german};
}

VerbGroup past(const Verb &verb, Agreement subject)
{
    if (!verb.preterite.empty())
        return {preterite(verb.preterite, subject), verb.prefix, !verb.prefix.empty()};
    return {present(verb.sein ? sein() : haben(), subject), participle(verb)};
}

} // namespace

VerbGroup verbGroup(const Clause &clause, Agreement subject)
{
    const Verb &verb = *clause.verb;
    if (clause.modal)
        return withModal(clause, subject);
    if (clause.passive)
        return passive(clause, subject);
    switch (clause.tense) {
    case Tense::Past:
        return past(verb, subject);
    case Tense::Future:
        return {present(werden(), subject), verb.german};
    case Tense::Pluperfect:
        return {preterite(verb.sein ? sein().preterite : haben().preterite, subject), participle(verb)};
    case Tense::Present:
        break;
    }
    return {present(verb, subject), verb.prefix, !verb.prefix.empty()};
}

} // namespace supernet::grammar::german
