// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/compound_maker.h"

#include "domain/demo/word_pools.h"

#include <algorithm>
#include <array>

namespace supernet::grammar {

namespace {

const WordPair &conjunction(const std::string &english)
{
    return *std::ranges::find(lexicon().conjunctions, english, &WordPair::english);
}

/// Adjectives that give a reason to act: passing states, or qualities of things.
std::vector<const Adjective *> reasons(bool state)
{
    std::vector<const Adjective *> adjectives;
    for (const Adjective &adjective : lexicon().adjectives)
        if (adjective.state == state && !adjective.leadsTo.empty())
            adjectives.push_back(&adjective);
    return adjectives;
}

std::vector<const Verb *> verbsFor(const Adjective &adjective, const std::vector<Frame> &frames)
{
    std::vector<const Verb *> verbs;
    for (const Verb &verb : lexicon().verbs) {
        const bool person = std::ranges::count(verb.subjects, "person") > 0;
        if (person && std::ranges::count(adjective.leadsTo, verb.german) > 0
            && std::ranges::count(frames, verb.frame) > 0)
            verbs.push_back(&verb);
    }
    return verbs;
}

} // namespace

Sentence CompoundMaker::joined(Clause main, const char *word, Clause second, bool first) const
{
    Sentence sentence;
    sentence.join = first ? Sentence::Join::SubordinateFirst : Sentence::Join::Subordinate;
    sentence.conjunction = &conjunction(word);
    sentence.main = std::move(main);
    sentence.second = std::move(second);
    return sentence;
}

NounPhrase CompoundMaker::somebody()
{
    for (;;) {
        NounPhrase person = m_clauses.somePerson();
        if (!isPerson(person) || !PhraseMaker::referable(person))
            continue;
        person.adjectives.clear(); // "The happy man is sad."
        return person;
    }
}

Sentence CompoundMaker::causeInSubject()
{
    static const std::vector<const Adjective *> states = reasons(true);
    const Adjective &state = *m_dice.pick(states);
    const auto verbs = verbsFor(state,
                                {Frame::Activity, Frame::Object, Frame::Preposition, Frame::Motion, Frame::Sitting});
    const NounPhrase actor = somebody();
    const bool first = m_dice.chance(45);
    // The name comes first, the pronoun after it, in both orders of the clauses.
    const NounPhrase pronoun = PhraseMaker::pronounFor(actor);
    const Tense tense = m_dice.chance(45) ? Tense::Past : Tense::Present;
    Clause main = m_clauses.clause(*m_dice.pick(verbs), actor);
    if (first)
        main.subject = pronoun;
    Clause second = m_clauses.is(first ? actor : pronoun, state);
    if (m_dice.chance(35))
        second.degree = &lexicon().adverb("very");
    m_clauses.setTense(main, tense);
    m_clauses.setTense(second, tense);
    return joined(std::move(main), "because", std::move(second), first);
}

Sentence CompoundMaker::causeInObject()
{
    static const std::vector<const Adjective *> qualities = reasons(false);
    for (;;) {
        const Adjective &quality = *m_dice.pick(qualities);
        const auto verbs = verbsFor(quality, {Frame::Object});
        if (verbs.empty())
            continue;
        const Verb &verb = *m_dice.pick(verbs);
        Clause main = m_clauses.clause(verb, m_clauses.subjectOf(verb));
        const NounPhrase &object = *main.object;
        const bool vague = object.indefinite() || object.determiner == Determiner::Many;
        if (!quality.fits(*object.noun) || vague || !PhraseMaker::referable(object) || object.noun->isA("person"))
            continue;
        main.object->adjectives.clear();
        Clause second = m_clauses.is(PhraseMaker::pronounFor(object), quality);
        if (m_dice.chance(40))
            second.degree = &lexicon().adverb(m_dice.chance(70) ? "very" : "really");
        const Tense tense = m_dice.chance(50) ? Tense::Past : Tense::Present;
        m_clauses.setTense(main, tense);
        m_clauses.setTense(second, tense);
        m_clauses.makeProgressive(main);
        return joined(std::move(main), "because", std::move(second), false);
    }
}

Sentence CompoundMaker::despite()
{
    static const std::vector<const Adjective *> states = reasons(true);
    const NounPhrase actor = somebody();
    const NounPhrase pronoun = PhraseMaker::pronounFor(actor);
    const bool first = m_dice.chance(60);
    for (;;) {
        const Adjective &state = *m_dice.pick(states);
        Clause main = m_clauses.deed(actor);
        if (state.english == "happy" || std::ranges::count(state.leadsTo, main.verb->german) > 0)
            continue;
        if (first)
            main.subject = pronoun;
        const Tense tense = m_dice.chance(45) ? Tense::Past : Tense::Present;
        Clause second = m_clauses.is(first ? actor : pronoun, state);
        m_clauses.setTense(main, tense);
        m_clauses.setTense(second, tense);
        return joined(std::move(main), "although", std::move(second), first);
    }
}

Sentence CompoundMaker::atTheTime()
{
    static const std::vector<const char *> words = {"while", "before", "after", "when", "if", "as soon as", "until"};
    const std::string word = m_dice.pick(words);
    const NounPhrase actor = somebody();
    const bool same = word != "while" && word != "until" && m_dice.chance(55);
    const bool first = word != "until" && m_dice.chance(50);
    const NounPhrase pronoun = PhraseMaker::pronounFor(actor);
    NounPhrase other = somebody();
    while (other.noun == actor.noun && other.name.english == actor.name.english && other.person == actor.person)
        other = somebody();
    const bool waits = word == "until";
    Clause main = waits ? m_clauses.clause(lexicon().verb("warten", Frame::Activity), actor) : m_clauses.deed(actor);
    Clause second = m_clauses.deed(same ? actor : other);
    while (second.verb == main.verb)
        second = m_clauses.deed(same ? actor : other);
    if (m_dice.chance(45) && !main.place)
        m_clauses.addPlace(main);
    if (same)
        (first ? main : second).subject = pronoun;
    const bool past = word == "after" || word == "when" || (word != "if" && m_dice.chance(50));
    m_clauses.setTense(main, past ? Tense::Past : Tense::Present);
    m_clauses.setTense(second, word == "after" ? Tense::Pluperfect : main.tense);
    return joined(std::move(main), word.c_str(), std::move(second), first);
}

Sentence CompoundMaker::inWeather()
{
    static const std::vector<const char *> words = {"because", "although", "if", "while"};
    std::string word = m_dice.pick(words);
    Clause main = m_clauses.deed(somebody());
    const bool canBeLeft = main.object && main.object->determiner == Determiner::Definite;
    if (word == "because" && !canBeLeft)
        word = "while";
    Clause second = m_clauses.weather();
    const Tense tense = word != "if" && m_dice.chance(45) ? Tense::Past : Tense::Present;
    m_clauses.setTense(main, tense);
    m_clauses.setTense(second, tense);
    main.negated = word == "because" || (word == "if" && canBeLeft && m_dice.chance(50));
    second.progressive = word != "if";
    return joined(std::move(main), word.c_str(), std::move(second), m_dice.chance(55));
}

Sentence CompoundMaker::reported()
{
    const Frame frame = m_dice.chance(75) ? Frame::That : Frame::Whether;
    const Verb &verb = *m_dice.pick(wordPools().verbs.at(frame));
    Sentence sentence;
    sentence.main = m_clauses.clause(verb, somebody());
    sentence.main.link = frame == Frame::That ? Link::That : Link::Whether;
    m_clauses.setTense(sentence.main, m_dice.chance(35) ? Tense::Past : Tense::Present);
    Clause inner;
    do
        inner = m_dice.chance(25) ? m_clauses.description() : m_clauses.event();
    while (inner.subject.isPronoun() && inner.subject.agreement().person != 3); // Not "we believe that I".
    m_clauses.finish(inner);
    if (sentence.main.tense == Tense::Past) // "said that he had read": one tense back would be needed.
        m_clauses.setTense(inner, inner.modal && inner.modal->preterite.empty() ? Tense::Present : Tense::Past);
    inner.time = sentence.main.tense == Tense::Past ? nullptr : inner.time;
    if (frame == Frame::Whether)
        inner.negated = false;
    sentence.main.complement = std::make_shared<Clause>(std::move(inner));
    return sentence;
}

Sentence CompoundMaker::unknown()
{
    Sentence sentence;
    const bool asks = m_dice.chance(40);
    const Verb &verb = asks ? lexicon().verb("fragen", Frame::Whether) : lexicon().verb("wissen", Frame::That);
    sentence.main = m_clauses.clause(verb, somebody());
    sentence.main.negated = !asks;
    for (;;) {
        Clause inner = m_clauses.event();
        const NounPhrase &subject = inner.subject;
        const bool definite = !subject.isNoun() || subject.determiner == Determiner::Definite
            || subject.determiner == Determiner::Possessive || subject.determiner == Determiner::This;
        if (!definite)
            continue;
        m_clauses.finish(inner);
        inner.negated = false;
        if (inner.place) {
            inner.place->phrase.adjectives.clear(); // It is not said.
            sentence.main.link = Link::Where;
        } else if (!inner.verb->stative && m_dice.chance(45)) {
            inner.time = nullptr;
            inner.frequency = nullptr;
            inner.progressive = false;
            sentence.main.link = Link::When;
        } else {
            sentence.main.link = Link::Why;
        }
        sentence.main.complement = std::make_shared<Clause>(std::move(inner));
        return sentence;
    }
}

Sentence CompoundMaker::intended()
{
    const Verb &verb = *m_dice.pick(wordPools().verbs.at(Frame::Infinitive));
    Sentence sentence;
    const NounPhrase actor = somebody();
    sentence.main = m_clauses.clause(verb, actor);
    sentence.main.link = Link::Infinitive;
    m_clauses.setTense(sentence.main, m_dice.chance(55) ? Tense::Past : Tense::Present);
    m_clauses.makeProgressive(sentence.main);
    Clause inner = m_clauses.deed(actor);
    if (inner.verb->frame == Frame::Activity || m_dice.chance(20))
        m_clauses.addPlace(inner);
    sentence.main.complement = std::make_shared<Clause>(std::move(inner));
    return sentence;
}

Sentence CompoundMaker::errand()
{
    Sentence sentence;
    const NounPhrase actor = somebody();
    std::vector<const Verb *> errands;
    for (const Verb *verb : wordPools().verbs.at(Frame::Object))
        if (verb->errand && (!actor.isNoun() || verb->takesSubject(*actor.noun)))
            errands.push_back(verb);
    static const std::vector<const char *> motions = {"gehen", "fahren", "laufen", "kommen"};
    sentence.main = m_clauses.clause(lexicon().verb(m_dice.pick(motions), Frame::Motion), actor);
    m_clauses.finish(sentence.main);
    sentence.main.negated = false;
    sentence.main.manner = nullptr;
    sentence.main.link = Link::Purpose;
    Clause purpose;
    do
        purpose = m_clauses.clause(*m_dice.pick(errands), actor);
    while (purpose.object->noun->isA("place")); // Not "comes to the airport to visit the museum".
    sentence.main.complement = std::make_shared<Clause>(std::move(purpose));
    if (sentence.main.time && m_dice.chance(60))
        sentence.front = Front::Time;
    return sentence;
}

Sentence CompoundMaker::contrast()
{
    Sentence sentence;
    sentence.join = Sentence::Join::Coordinate;
    sentence.conjunction = &conjunction("but");
    const NounPhrase one = somebody();
    NounPhrase other = somebody();
    while (other.noun == one.noun && other.person == one.person && other.name.english == one.name.english)
        other = somebody();
    sentence.main = m_clauses.deed(one);
    sentence.second = m_clauses.deed(other);
    const Tense tense = m_dice.chance(45) ? Tense::Past : Tense::Present;
    m_clauses.setTense(sentence.main, tense);
    m_clauses.setTense(*sentence.second, tense);
    m_clauses.makeProgressive(sentence.main);
    sentence.second->progressive = sentence.main.progressive && !sentence.second->verb->stative;
    return sentence;
}

Sentence CompoundMaker::chain()
{
    for (;;) {
        Clause main = m_clauses.event();
        const bool vague = main.object
            && (main.object->determiner == Determiner::Many || main.object->determiner == Determiner::None);
        if (!main.verb->acquires || main.object->noun->isA("person") || !isPerson(main.subject) || vague
            || !PhraseMaker::referable(*main.object))
            continue;
        std::vector<const Verb *> next;
        for (const Verb *verb : wordPools().verbsOfObject[main.object->noun->id]) {
            const bool does = !main.subject.isNoun() ? std::ranges::count(verb->subjects, "person") > 0
                                                     : verb->takesSubject(*main.subject.noun);
            constexpr std::array before = {"bezahlen", "bauen", "halten"};
            const bool apt = std::ranges::count(before, verb->german) == 0
                && (verb->german != "verkaufen" || main.verb->german == "kaufen" || main.verb->german == "finden");
            if (verb->frame == Frame::Object && apt && does && verb->deliberate && !verb->stative && !verb->acquires)
                next.push_back(verb);
        }
        if (next.empty())
            continue;
        Sentence sentence;
        sentence.join = Sentence::Join::SharedSubject;
        sentence.conjunction = &conjunction("and");
        Clause second;
        second.subject = main.subject;
        second.verb = m_dice.pick(next);
        second.object = PhraseMaker::pronounFor(*main.object);
        const Tense tense = m_dice.chance(50) ? Tense::Past : Tense::Present;
        m_clauses.setTense(main, tense);
        m_clauses.setTense(second, tense);
        sentence.main = std::move(main);
        sentence.second = std::move(second);
        return sentence;
    }
}

Sentence CompoundMaker::sentence()
{
    using Maker = Sentence (CompoundMaker::*)();
    static const std::vector<Maker> makers = {
        &CompoundMaker::causeInSubject, &CompoundMaker::causeInObject, &CompoundMaker::despite,
        &CompoundMaker::atTheTime,      &CompoundMaker::inWeather,     &CompoundMaker::reported,
        &CompoundMaker::unknown,        &CompoundMaker::intended,      &CompoundMaker::errand,
        &CompoundMaker::contrast,       &CompoundMaker::chain,
    };
    static const std::vector<unsigned> weights = {9, 10, 8, 22, 6, 16, 8, 11, 8, 6, 9};
    return (this->*makers[m_dice.weighted(weights)])();
}

} // namespace supernet::grammar
