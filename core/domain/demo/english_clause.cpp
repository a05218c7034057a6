// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/english_clause.h"

#include "domain/demo/english_inflection.h"
#include "domain/demo/english_phrase.h"
#include "domain/demo/english_verb_group.h"
#include "domain/demo/word_text.h"

#include <algorithm>
#include <array>

namespace supernet::grammar::english {

namespace {

std::string text(const Adverb *adverb)
{
    return adverb ? adverb->english : std::string();
}

std::string object(const std::optional<NounPhrase> &object)
{
    return object ? phrase(*object, Role::Object) : std::string();
}

/// "turn it on", but "look at it".
bool particleFollowsPronoun(const std::string &particle)
{
    constexpr std::array particles = {"on", "off", "up", "away", "along"};
    return std::ranges::count(particles, particle) > 0;
}

std::string directObject(const Clause &clause, Gap gap)
{
    if (!clause.object || gap == Gap::Object)
        return {};
    constexpr std::array generic = {"like", "love", "hate"};
    if (clause.negated && std::ranges::count(generic, clause.verb->english) == 0)
        return phraseWithAny(*clause.object);
    return object(clause.object);
}

/// The verb's particle and its objects.
std::string objects(const Clause &clause, Gap gap)
{
    const std::string &particle = clause.verb->particle;
    const std::string direct = directObject(clause, gap);
    const std::string recipient = gap == Gap::Recipient ? std::string() : object(clause.recipient);
    const std::string target = gap == Gap::Target ? std::string() : object(clause.target);
    if (clause.object && clause.object->isPronoun() && particleFollowsPronoun(particle))
        return joined({direct, particle});
    if (clause.verb->to && !recipient.empty())
        return joined({direct, "to", recipient});
    return joined({particle, recipient, direct, target});
}

std::string predicate(const Clause &clause)
{
    if (!clause.predicate)
        return {};
    if (clause.than)
        return joined({comparative(*clause.predicate), "than", phrase(*clause.than, Role::Subject)});
    return joined({text(clause.degree), clause.predicate->english});
}

std::string complement(const Clause &clause)
{
    if (!clause.complement)
        return {};
    const Clause &inner = *clause.complement;
    switch (clause.link) {
    case Link::That:
        return "that " + english::clause(inner);
    case Link::Whether:
        return "whether " + english::clause(inner);
    case Link::Where:
        return "where " + english::clause(inner, Gap::Place);
    case Link::Why:
        return "why " + english::clause(inner);
    case Link::When:
        return "when " + english::clause(inner, Gap::Time);
    case Link::Infinitive:
    case Link::Purpose:
        return "to " + bareClause(inner);
    case Link::None:
        break;
    }
    return {};
}

std::string afterVerb(const Clause &clause, Gap gap, Front front)
{
    const std::string agent = clause.agent ? "by " + object(clause.agent) : std::string();
    const std::string company = clause.companion ? "with " + object(clause.companion) : std::string();
    const std::string place = gap == Gap::Place || front == Front::Place ? std::string() : placeText(clause.place);
    const std::string goal = gap == Gap::Goal ? std::string() : placeText(clause.goal);
    const std::string time = gap == Gap::Time || front == Front::Time ? std::string() : text(clause.time);
    return joined({objects(clause, gap), agent, predicate(clause), text(clause.manner), goal, company, place, time,
                   complement(clause)});
}

std::string notAfter(const std::string &auxiliary)
{
    return auxiliary == "can" ? "cannot" : auxiliary + " not";
}

} // namespace

std::string placeText(const std::optional<Place> &place)
{
    return place ? joined({place->words.english, phrase(place->phrase, Role::Object)}) : std::string();
}

std::string clause(const Clause &clause, Gap gap, Front front)
{
    const Support support = clause.negated ? Support::Always : Support::AsNeeded;
    const VerbGroup verb = verbGroup(clause, clause.subject.agreement(), support);
    const std::string subject = gap == Gap::Subject ? std::string() : phrase(clause.subject, Role::Subject);
    const std::string auxiliary = clause.negated ? notAfter(verb.auxiliary) : verb.auxiliary;
    return joined({subject, auxiliary, text(clause.frequency), verb.rest, afterVerb(clause, gap, front)});
}

std::string question(const Clause &clause, Gap gap)
{
    if (gap == Gap::Subject)
        return english::clause(clause, gap);
    const VerbGroup verb = verbGroup(clause, clause.subject.agreement(), Support::Always);
    return joined({verb.auxiliary, phrase(clause.subject, Role::Subject), clause.negated ? "not" : "",
                   text(clause.frequency), verb.rest, afterVerb(clause, gap, Front::Subject)});
}

std::string bareClause(const Clause &clause)
{
    return joined({clause.verb->english, afterVerb(clause, Gap::None, Front::Subject)});
}

} // namespace supernet::grammar::english
