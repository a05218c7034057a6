// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/english_verb_group.h"

#include "domain/demo/english_inflection.h"

namespace supernet::grammar::english {

namespace {

std::string infinitive(const Clause &clause)
{
    return clause.passive ? "be " + participle(*clause.verb) : clause.verb->english;
}

bool isThird(Agreement subject)
{
    return subject.person == 3 && subject.number == Number::Singular;
}

/// A verb without auxiliary of its own: "reads", "does (not) read".
VerbGroup lexical(const std::string &simple, const std::string &base, Agreement subject, bool past, Support support)
{
    if (support == Support::AsNeeded)
        return {{}, simple};
    return {past ? "did" : isThird(subject) ? "does" : "do", base};
}

VerbGroup withModal(const Clause &clause, Agreement subject, Support support)
{
    const std::string &modal = clause.modal->english;
    const bool past = clause.tense == Tense::Past;
    const std::string verb = infinitive(clause);
    if (modal == "can")
        return {past ? "could" : "can", verb};
    if (modal == "have to")
        return lexical((past                   ? "had to "
                            : isThird(subject) ? "has to "
                                               : "have to ")
                           + verb,
                       "have to " + verb, subject, past, support);
    if (modal == "want to")
        return lexical((past                   ? "wanted to "
                            : isThird(subject) ? "wants to "
                                               : "want to ")
                           + verb,
                       "want to " + verb, subject, past, support);
    if (modal == "be allowed to")
        return {be(subject, past), "allowed to " + verb};
    if (modal == "would like to")
        return {"would", "like to " + verb};
    return {modal, verb};
}

} // namespace

VerbGroup verbGroup(const Clause &clause, Agreement subject, Support support)
{
    const Verb &verb = *clause.verb;
    const bool isPast = clause.tense == Tense::Past;
    if (clause.modal)
        return withModal(clause, subject, support);
    if (clause.passive)
        return {be(subject, isPast), participle(verb)};
    if (clause.tense == Tense::Future)
        return {"will", verb.english};
    if (clause.tense == Tense::Pluperfect)
        return {"had", participle(verb)};
    if (verb.english == "be")
        return {be(subject, isPast), {}};
    if (clause.progressive)
        return {be(subject, isPast), progressive(verb)};
    return lexical(isPast ? past(verb, subject) : present(verb, subject), verb.english, subject, isPast, support);
}

} // namespace supernet::grammar::english
