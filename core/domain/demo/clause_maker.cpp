// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/clause_maker.h"

#include "domain/demo/word_pools.h"

#include <algorithm>
#include <span>

namespace supernet::grammar {

namespace {

const WordPools::Nouns &surfaces()
{
    static const WordPools::Nouns nouns = wordPools().nounsThatAre({"surface", "furniture"});
    return nouns;
}

const WordPair &spatial(const std::string &english)
{
    return *std::ranges::find(lexicon().spatial, english, &WordPair::english);
}

const Verb &copula()
{
    return lexicon().verb("sein", Frame::Copula);
}

/// Where a thing of that kind can be, seen from a piece of furniture.
std::vector<const char *> positionsAt(const Noun &furniture, bool isSmall)
{
    if (furniture.isA("cupboard") || furniture.isA("fridge"))
        return isSmall ? std::vector{"in", "next to", "behind"} : std::vector{"next to", "in front of"};
    if (furniture.isA("carpet"))
        return {"on"};
    if (furniture.isA("shelf"))
        return isSmall ? std::vector{"on", "next to"} : std::vector{"next to", "in front of"};
    return isSmall ? std::vector{"on", "under", "next to"} : std::vector{"next to", "behind", "in front of"};
}

/// Animals have no business in a hotel, wild ones in a house.
bool isHaunt(const Noun &place, const NounPhrase &subject)
{
    if (isPerson(subject) || !subject.noun->isA("animal"))
        return true;
    const bool home = place.isA("room") || place.isA("house") || place.isA("barn");
    return place.isA("outdoors") || (home && !subject.noun->isA("wild"));
}

/// A place for `subject`, or nothing.
const Noun *pickPlace(Dice &dice, const WordPools::Nouns &places, const NounPhrase &subject)
{
    WordPools::Nouns fitting;
    for (const Noun *place : places)
        if (isHaunt(*place, subject))
            fitting.push_back(place);
    return fitting.empty() ? nullptr : dice.pick(fitting);
}

bool fitsOn(const Noun &thing)
{
    return thing.isA("portable") && !thing.isA("ladder") && !thing.isA("suitcase") && !thing.isA("television");
}

} // namespace

bool isPerson(const NounPhrase &phrase)
{
    return !phrase.isNoun() || phrase.noun->isA("person");
}

NounPhrase ClauseMaker::somePerson()
{
    return subjectOf(lexicon().verb("schlafen", Frame::Activity));
}

NounPhrase ClauseMaker::subjectOf(const Verb &verb)
{
    if (std::ranges::count(verb.subjects, "person") > 0) {
        if (m_dice.chance(21))
            return m_phrases.somePronoun();
        if (m_dice.chance(16))
            return m_phrases.someName();
    }
    for (;;) {
        const Noun &noun = *m_dice.pick(wordPools().subjectsOf[verb.id]);
        if (std::ranges::count(verb.subjects, "person") == 0 || noun.isA("person") || m_dice.chance(60))
            return m_phrases.subject(noun);
    }
}

NounPhrase ClauseMaker::objectOf(const Verb &verb, const NounPhrase &subject)
{
    static const std::vector<std::string> feelings = {"like", "love", "hate"};
    for (;;) {
        NounPhrase object = m_phrases.object(*m_dice.pick(wordPools().objectsOf[verb.id]), subject);
        const bool generic = std::ranges::count(feelings, verb.english) > 0;
        const bool something = object.determiner == Determiner::Indefinite || object.determiner == Determiner::Many
            || object.determiner == Determiner::Count;
        const bool several = object.number == Number::Plural && (object.indefinite() || something)
            && !object.noun->isA("paired");
        const bool forAdults = object.noun->isA("alcohol") && subject.noun && subject.noun->isA("minor");
        if (verb.acquires && object.determiner == Determiner::Possessive) {
            object.determiner = Determiner::Definite; // One does not buy what one has.
            object.owner.reset();
        }
        const bool tooFew = verb.german == "sammeln" && object.number == Number::Singular;
        if (tooFew || object.noun == subject.noun || (generic && something) || (verb.single && several) || forAdults)
            continue;
        return object;
    }
}

Place ClauseMaker::beside(const Noun &thing, const char *preposition, Case kase)
{
    const WordPair &words = spatial(preposition);
    return {{words.english, words.german}, m_phrases.definite(thing), kase};
}

void ClauseMaker::addPlacing(Clause &clause)
{
    const Noun &furniture = *m_dice.pick(surfaces());
    clause.goal = beside(furniture, m_dice.pick(positionsAt(furniture, fitsOn(*clause.object->noun))),
                         Case::Accusative);
}

void ClauseMaker::addPosition(Clause &clause)
{
    const NounPhrase &subject = clause.subject;
    if (clause.verb->frame == Frame::Suspended) {
        const Noun &wall = lexicon().noun("wall");
        clause.place = {{"on", "an"}, m_phrases.definite(wall), Case::Dative};
        return;
    }
    for (;;) {
        const Noun &furniture = *m_dice.pick(surfaces());
        if (furniture.id == (subject.noun ? subject.noun->id : furniture.id + 1))
            continue;
        if (clause.verb->frame == Frame::Sitting) {
            const bool person = isPerson(subject);
            if (person && !furniture.isA("chair") && !furniture.isA("sofa") && !furniture.isA("bed")
                && !furniture.isA("armchair") && !furniture.isA("carpet"))
                continue;
            clause.place = beside(furniture, person || m_dice.chance(50) ? "on" : "under", Case::Dative);
            return;
        }
        const bool isSmall = subject.noun && (fitsOn(*subject.noun) || subject.noun->isA("pet"));
        clause.place = beside(furniture, m_dice.pick(positionsAt(furniture, isSmall)), Case::Dative);
        return;
    }
}

void ClauseMaker::addGoal(Clause &clause)
{
    const Verb &verb = *clause.verb;
    const bool far = verb.german == "fahren" || verb.german == "reisen" || verb.german == "kommen";
    if (far && isPerson(clause.subject) && m_dice.chance(verb.german == "kommen" ? 15 : 35)) {
        clause.goal = {{"to", "nach"}, m_phrases.someCity(), Case::Dative};
        return;
    }
    const Noun &noun = *pickPlace(m_dice, wordPools().objectsOf[verb.id], clause.subject);
    clause.goal = {noun.to, m_phrases.definite(noun), noun.to.german == "zu" ? Case::Dative : Case::Accusative};
}

void ClauseMaker::addPlace(Clause &clause)
{
    if (clause.verb->frame == Frame::Dwelling && m_dice.chance(35)) {
        clause.place = {{"in", "in"}, m_phrases.someCity(), Case::Dative};
        return;
    }
    if (const Noun *noun = pickPlace(m_dice, wordPools().placesOf[clause.verb->id], clause.subject))
        clause.place = {clause.verb->inside ? PlaceWords{"in", "in"} : noun->at, m_phrases.definite(*noun),
                        Case::Dative};
}

Clause ClauseMaker::clause(const Verb &verb, const NounPhrase &subject)
{
    Clause clause;
    clause.subject = subject;
    clause.verb = &verb;
    switch (verb.frame) {
    case Frame::Object:
        clause.object = objectOf(verb, subject);
        break;
    case Frame::Dative:
        if (verb.german == "gehören" && subject.determiner == Determiner::Possessive) {
            clause.subject.determiner = Determiner::Definite; // "Anna's ring belongs to Paul" is no news.
            clause.subject.owner.reset();
        }
        do
            clause.recipient = m_phrases.person(subject);
        while (clause.recipient->noun && !verb.takesObject(*clause.recipient->noun));
        break;
    case Frame::Recipient:
        clause.object = objectOf(verb, subject);
        do
            clause.recipient = m_phrases.person(subject);
        while (clause.recipient->noun && clause.recipient->noun == clause.object->noun);
        break;
    case Frame::Preposition:
        if (std::ranges::count(verb.objects, "person") > 0 && m_dice.chance(35))
            clause.target = m_phrases.person(subject);
        else
            clause.target = objectOf(verb, subject);
        break;
    case Frame::Motion:
        addGoal(clause);
        break;
    case Frame::Placing:
        clause.object = objectOf(verb, subject);
        addPlacing(clause);
        break;
    case Frame::Hanging:
        clause.object = objectOf(verb, subject);
        clause.goal = {{"on", "an"}, m_phrases.definite(lexicon().noun("wall")), Case::Accusative};
        break;
    case Frame::Standing:
    case Frame::Lying:
    case Frame::Suspended:
    case Frame::Sitting:
        addPosition(clause);
        break;
    case Frame::Dwelling:
        addPlace(clause);
        break;
    default:
        break;
    }
    return clause;
}

Clause ClauseMaker::event()
{
    static const std::vector<Frame> frames = {Frame::Object,  Frame::Dative,    Frame::Recipient, Frame::Preposition,
                                              Frame::Motion,  Frame::Placing,   Frame::Hanging,   Frame::Standing,
                                              Frame::Lying,   Frame::Suspended, Frame::Sitting,   Frame::Dwelling,
                                              Frame::Activity};
    static const std::vector<unsigned> weights = {46, 7, 10, 10, 9, 5, 1, 2, 2, 1, 2, 2, 11};
    for (;;) {
        const Verb &verb = *m_dice.pick(wordPools().verbs.at(frames[m_dice.weighted(weights)]));
        if (!wordPools().subjectsOf[verb.id].empty())
            return clause(verb, subjectOf(verb));
    }
}

Clause ClauseMaker::deed(const NounPhrase &actor)
{
    for (;;) {
        Clause drawn = event();
        const Verb &verb = *drawn.verb;
        const bool persons = std::ranges::count(verb.subjects, "person") > 0;
        const bool takes = actor.isNoun() ? verb.takesSubject(*actor.noun) : persons;
        if (takes && verb.deliberate && !verb.stative)
            return clause(verb, actor);
    }
}

Clause ClauseMaker::is(const NounPhrase &subject, const Adjective &adjective) const
{
    Clause clause;
    clause.subject = subject;
    clause.verb = &copula();
    clause.predicate = &adjective;
    return clause;
}

Clause ClauseMaker::description()
{
    for (;;) {
        const Noun &noun = m_dice.pick(lexicon().nouns);
        const auto &adjectives = wordPools().adjectivesOf[noun.id];
        if (adjectives.empty())
            continue;
        const Adjective &adjective = *m_dice.pick(adjectives);
        NounPhrase subject = m_phrases.subject(noun);
        if (!adjective.predicative || subject.determiner == Determiner::Indefinite)
            continue;
        subject.adjectives.clear(); // "The old car is new."
        Clause clause = is(subject, adjective);
        if (adjective.state && m_dice.chance(30)) {
            clause.verb = &lexicon().verb("werden", Frame::Copula);
            return clause;
        }
        if (!adjective.comparative.empty() && m_dice.chance(45)) {
            const Noun &other = m_dice.pick(lexicon().nouns);
            const bool alike = std::ranges::equal(std::span(noun.classes).first(noun.classes.size() - 1),
                                                  std::span(other.classes).first(other.classes.size() - 1));
            if (!alike || &other == &noun || !other.countable() || !adjective.fits(other))
                continue;
            clause.than = m_phrases.definite(other);
        } else if ((adjective.state || !adjective.comparative.empty()) && m_dice.chance(45)) {
            std::vector<const Adverb *> degrees;
            for (const Adverb &adverb : lexicon().adverbs)
                if (adverb.kind == Adverb::Kind::Degree)
                    degrees.push_back(&adverb);
            clause.degree = m_dice.pick(degrees);
        }
        return clause;
    }
}

Clause ClauseMaker::weather()
{
    Clause clause;
    clause.subject = m_phrases.pronoun(Person::It);
    clause.verb = m_dice.pick(wordPools().verbs.at(Frame::Weather));
    return clause;
}

Clause ClauseMaker::passive()
{
    for (;;) {
        const Verb &verb = *m_dice.pick(wordPools().verbs.at(Frame::Object));
        if (verb.stative || !verb.passive)
            continue;
        Clause clause;
        clause.verb = &verb;
        clause.passive = true;
        clause.subject = m_phrases.subject(*m_dice.pick(wordPools().objectsOf[verb.id]));
        if (m_dice.chance(60)) {
            clause.agent = m_phrases.definite(*m_dice.pick(wordPools().subjectsOf[verb.id]));
            if (clause.agent->noun == clause.subject.noun)
                continue;
        }
        return clause;
    }
}

} // namespace supernet::grammar
