// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/german_clause.h"

#include "domain/demo/german_inflection.h"
#include "domain/demo/german_phrase.h"
#include "domain/demo/german_verb_group.h"
#include "domain/demo/word_text.h"

#include <utility>

namespace supernet::grammar::german {

namespace {

/// The constituents of a clause as text. What the gap or the front takes away is empty.
struct Fields
{
    std::string subject;
    bool lightSubject = false; ///< A pronoun (or none): it goes before other pronouns.
    std::string pronouns;
    std::string time;
    std::string frequency;
    std::string recipient;
    std::string namedRecipient; ///< "Anna" goes before the time, "der Frau" after it.
    std::string object;
    std::string manner; ///< Before an object that is new to the listener; else in the rest.
    std::string negation;
    std::string rest; ///< Agent, company, manner, place, target, goal, predicate.
    std::string after; ///< Beyond the verb: the object's relative clause, complements.
};

std::string placeText(const std::optional<Place> &place)
{
    return place ? withPreposition(place->words.german, place->phrase, place->kase) : std::string();
}

std::string predicate(const Clause &clause)
{
    if (!clause.predicate)
        return {};
    const std::string degree = clause.degree ? clause.degree->german : std::string();
    if (clause.than)
        return joined({clause.predicate->comparative, "als", phrase(*clause.than, Case::Nominative)});
    return joined({degree, clause.predicate->german});
}

std::string complement(const Clause &clause)
{
    if (!clause.complement)
        return {};
    const Clause &inner = *clause.complement;
    switch (clause.link) {
    case Link::That:
        return ", dass " + clauseFinal(inner);
    case Link::Whether:
        return ", ob " + clauseFinal(inner);
    case Link::Where:
        return ", wo " + clauseFinal(inner, Gap::Place);
    case Link::Why:
        return ", warum " + clauseFinal(inner);
    case Link::When:
        return ", wann " + clauseFinal(inner, Gap::Time);
    case Link::Infinitive:
        return ", " + clauseInfinitive(inner);
    case Link::Purpose:
        return ", um " + clauseInfinitive(inner);
    case Link::None:
        break;
    }
    return {};
}

bool takesKein(const Clause &clause)
{
    return clause.negated && clause.object && clause.object->indefinite();
}

void addObjects(Fields &fields, const Clause &clause, Gap gap)
{
    if (clause.object && gap != Gap::Object) {
        const NounPhrase &object = *clause.object;
        if (object.isPronoun())
            fields.pronouns = phrase(object, Case::Accusative);
        else
            fields.object = takesKein(clause) ? phraseNegated(object, Case::Accusative, Relatives::Without)
                                              : phrase(object, Case::Accusative, Relatives::Without);
        fields.after = relativeOf(object);
    }
    if (clause.recipient && gap != Gap::Recipient) {
        const NounPhrase &recipient = *clause.recipient;
        std::string &field = recipient.isPronoun() ? fields.pronouns
            : recipient.isNoun()                   ? fields.recipient
                                                   : fields.namedRecipient;
        field = phrase(recipient, Case::Dative);
    }
    if (clause.verb->reflexive)
        fields.pronouns = reflexive(clause.subject.agreement());
}

bool isNew(const std::optional<NounPhrase> &object)
{
    return object
        && (object->indefinite() || object->determiner == Determiner::Many || object->determiner == Determiner::Count);
}

std::string text(const Adverb *adverb)
{
    return adverb ? adverb->german : std::string();
}

std::string restOf(const Clause &clause, Gap gap)
{
    const std::string agent = clause.agent ? withPreposition("von", *clause.agent, Case::Dative) : std::string();
    const std::string company = clause.companion ? withPreposition("mit", *clause.companion, Case::Dative)
                                                 : std::string();
    const std::string target = clause.target && gap != Gap::Target
        ? withPreposition(clause.verb->preposition, *clause.target, clause.verb->prepositionCase)
        : std::string();
    const std::string place = gap == Gap::Place ? std::string() : placeText(clause.place);
    const std::string goal = gap == Gap::Goal ? std::string() : placeText(clause.goal);
    const std::string manner = isNew(clause.object) ? std::string() : text(clause.manner);
    return joined({agent, company, manner, place, target, goal, predicate(clause)});
}

Fields fieldsOf(const Clause &clause, Gap gap)
{
    Fields fields;
    if (gap != Gap::Subject)
        fields.subject = phrase(clause.subject, Case::Nominative);
    fields.lightSubject = clause.subject.isPronoun();
    addObjects(fields, clause, gap);
    fields.time = gap == Gap::Time ? std::string() : text(clause.time);
    fields.frequency = text(clause.frequency);
    if (isNew(clause.object))
        fields.manner = text(clause.manner);
    if (clause.negated && (!takesKein(clause) || gap == Gap::Object))
        fields.negation = "nicht";
    fields.rest = restOf(clause, gap);
    fields.after = joined({fields.after, complement(clause)});
    return fields;
}

/// "nicht" comes after definite objects and the time, before what belongs to the verb.
std::string middle(const Fields &fields)
{
    const std::string head = fields.lightSubject ? joined({fields.subject, fields.pronouns})
                                                 : joined({fields.pronouns, fields.subject});
    if (!fields.negation.empty())
        return joined({head, fields.namedRecipient, fields.recipient, fields.object, fields.time, fields.frequency,
                       fields.negation, fields.rest});
    return joined({head, fields.namedRecipient, fields.time, fields.frequency, fields.recipient, fields.manner,
                   fields.object, fields.rest});
}

std::string takeFront(Fields &fields, const Clause &clause, Front front)
{
    switch (front) {
    case Front::Subject:
        return std::exchange(fields.subject, {});
    case Front::Time:
        return std::exchange(fields.time, {});
    case Front::Place: {
        Clause without = clause;
        without.place.reset();
        fields.rest = restOf(without, Gap::None);
        return placeText(clause.place);
    }
    case Front::None:
        break;
    }
    return {};
}

} // namespace

std::string clauseSecond(const Clause &clause, Front front, Gap gap)
{
    Fields fields = fieldsOf(clause, gap);
    const VerbGroup verb = verbGroup(clause, clause.subject.agreement());
    const std::string first = takeFront(fields, clause, front);
    return joined({first, verb.finite, middle(fields), verb.tail, fields.after});
}

std::string clauseFinal(const Clause &clause, Gap gap)
{
    const Fields fields = fieldsOf(clause, gap);
    const VerbGroup verb = verbGroup(clause, clause.subject.agreement());
    const std::string last = verb.separated ? verb.tail + verb.finite : joined({verb.tail, verb.finite});
    return joined({middle(fields), last, fields.after});
}

std::string clauseInfinitive(const Clause &clause)
{
    const Fields fields = fieldsOf(clause, Gap::Subject);
    return joined({middle(fields), zuInfinitive(*clause.verb), fields.after});
}

std::string clauseImperative(const Clause &clause)
{
    Fields fields = fieldsOf(clause, Gap::Subject);
    const std::string pronouns = std::exchange(fields.pronouns, {});
    return joined({imperative(*clause.verb), pronouns, "bitte", middle(fields), clause.verb->prefix, fields.after});
}

} // namespace supernet::grammar::german
