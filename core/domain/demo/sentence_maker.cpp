// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/sentence_maker.h"

#include "domain/demo/word_pools.h"

#include <algorithm>

namespace supernet::grammar {

namespace {

bool isVague(const NounPhrase &phrase)
{
    constexpr Determiner vague[] = {Determiner::Indefinite, Determiner::No,   Determiner::Every,
                                    Determiner::Count,      Determiner::Many, Determiner::Some};
    return phrase.isNoun() && std::ranges::count(vague, phrase.determiner) > 0;
}

/// In German too: no participle, infinitive or prefix comes after it.
bool endsWithGoal(const Clause &clause)
{
    return clause.tense == Tense::Present && !clause.modal && clause.verb->prefix.empty();
}

/// Question words that can ask about a part of the clause.
std::vector<Gap> questionsAbout(const Clause &clause)
{
    std::vector<Gap> gaps;
    if (isPerson(clause.subject))
        gaps.push_back(Gap::Subject);
    if (clause.object)
        gaps.insert(gaps.end(), 2, Gap::Object);
    if (clause.recipient && clause.verb->frame == Frame::Dative)
        gaps.push_back(Gap::Recipient);
    if (clause.target && isPerson(*clause.target))
        gaps.insert(gaps.end(), 2, Gap::Target);
    if (clause.place)
        gaps.insert(gaps.end(), 2, Gap::Place);
    if (clause.goal && clause.verb->frame == Frame::Motion && clause.verb->german != "kommen")
        gaps.insert(gaps.end(), 2, Gap::Goal);
    if (!clause.frequency && !clause.verb->stative)
        gaps.push_back(Gap::Time);
    gaps.push_back(Gap::Reason);
    return gaps;
}

/// What the question word stands for is not said, so nothing hangs on it.
void dropHidden(Clause &clause, Gap gap)
{
    for (auto *phrase : {&clause.recipient, &clause.target})
        if (*phrase && gap == (phrase == &clause.recipient ? Gap::Recipient : Gap::Target))
            (*phrase)->adjectives.clear();
    for (auto *place : {&clause.place, &clause.goal})
        if (*place && gap == (place == &clause.place ? Gap::Place : Gap::Goal))
            (*place)->phrase.adjectives.clear();
}

/// A question word in the subject's place is a singular man to the verb.
NounPhrase anybody()
{
    NounPhrase phrase;
    phrase.kind = NounPhrase::Kind::Name;
    phrase.person = Person::He;
    return phrase;
}

} // namespace

SentenceMaker::SentenceMaker(Random random)
    : m_dice(random)
    , m_clauses(m_dice)
    , m_relatives(m_dice)
    , m_compounds(m_dice)
{
}

void SentenceMaker::addRelatives(Clause &clause)
{
    if (m_dice.chance(22))
        m_relatives.add(clause.subject, clause.verb);
    else if (clause.object && !clause.negated && !clause.goal && !clause.place && m_dice.chance(32))
        addLast(*clause.object, clause);
    else if (clause.goal && clause.verb->frame == Frame::Motion && endsWithGoal(clause) && m_dice.chance(40))
        addLast(clause.goal->phrase, clause);
}

/// A relative clause at the end of the English sentence: nothing may come after it.
void SentenceMaker::addLast(NounPhrase &phrase, Clause &clause)
{
    m_relatives.add(phrase, clause.verb);
    if (!phrase.relative)
        return;
    clause.manner = nullptr;
    clause.companion.reset();
}

void SentenceMaker::chooseFront(Sentence &sentence)
{
    const Clause &main = sentence.main;
    const bool negativeSubject = main.subject.isNoun() && main.subject.determiner == Determiner::No;
    const bool relativeLast = (main.object && main.object->relative) || (main.goal && main.goal->phrase.relative);
    if (main.time && (relativeLast || (!negativeSubject && m_dice.chance(45))))
        sentence.front = Front::Time; // After a relative clause it would be taken for a part of that.
    else if (main.place && main.verb->frame == Frame::Activity && !negativeSubject && !main.negated && !main.time
             && m_dice.chance(25))
        sentence.front = Front::Place;
}

Sentence SentenceMaker::statement()
{
    Sentence sentence;
    sentence.main = m_clauses.event();
    m_clauses.finish(sentence.main);
    addRelatives(sentence.main);
    chooseFront(sentence);
    return sentence;
}

Sentence SentenceMaker::description()
{
    Sentence sentence;
    sentence.main = m_clauses.description();
    if (m_dice.chance(35))
        m_clauses.setTense(sentence.main, Tense::Past);
    const bool open = !isVague(sentence.main.subject);
    const bool too = sentence.main.degree && sentence.main.degree->english != "very";
    sentence.main.negated = open && !too && !sentence.main.than && m_dice.chance(20);
    if (m_dice.chance(45))
        m_relatives.add(sentence.main.subject, sentence.main.verb);
    if (open && m_dice.chance(12))
        sentence.mood = Sentence::Mood::YesNo;
    if (sentence.mood == Sentence::Mood::YesNo)
        sentence.main.negated = false;
    return sentence;
}

Sentence SentenceMaker::passive()
{
    Sentence sentence;
    sentence.main = m_clauses.passive();
    m_clauses.finish(sentence.main);
    sentence.main.manner = nullptr;
    sentence.main.place.reset();
    chooseFront(sentence);
    return sentence;
}

Sentence SentenceMaker::yesNoQuestion()
{
    Sentence sentence;
    do
        sentence.main = m_clauses.event();
    while (isVague(sentence.main.subject));
    m_clauses.finish(sentence.main);
    sentence.main.negated = false;
    sentence.mood = Sentence::Mood::YesNo;
    if (m_dice.chance(12))
        m_relatives.add(sentence.main.subject, sentence.main.verb);
    return sentence;
}

Sentence SentenceMaker::question()
{
    Sentence sentence;
    sentence.mood = Sentence::Mood::Wh;
    Clause &main = sentence.main;
    do
        main = m_clauses.event();
    while (isVague(main.subject));
    m_clauses.finish(main);
    main.negated = false;
    sentence.question = m_dice.pick(questionsAbout(main));
    switch (sentence.question) {
    case Gap::Subject:
        main.subject = anybody();
        if (main.manner && main.manner->english == "together")
            main.manner = nullptr;
        for (auto *phrase : {&main.object, &main.recipient, &main.target})
            if (*phrase && (*phrase)->isNoun() && (*phrase)->determiner == Determiner::Possessive && !(*phrase)->owner)
                (*phrase)->determiner = Determiner::Definite;
        break;
    case Gap::Object: {
        NounPhrase &object = *main.object;
        const bool which = m_dice.chance(55) && object.noun->countable();
        object.adjectives.resize(which ? object.adjectives.size() : 0);
        object.determiner = which ? Determiner::Which : Determiner::Definite;
        object.owner.reset();
        break;
    }
    case Gap::Time:
        main.time = nullptr;
        m_clauses.setTense(main, main.tense == Tense::Present && !main.modal ? Tense::Future : main.tense);
        break;
    default:
        dropHidden(main, sentence.question);
        break;
    }
    return sentence;
}

Sentence SentenceMaker::imperative()
{
    Sentence sentence;
    sentence.mood = Sentence::Mood::Imperative;
    NounPhrase you;
    you.kind = NounPhrase::Kind::Pronoun;
    you.person = you.germanPerson = Person::You;
    do
        sentence.main = m_clauses.deed(you);
    while (sentence.main.verb->frame == Frame::Sitting); // One would say "sit down".
    if (m_dice.chance(30))
        m_clauses.addPlace(sentence.main);
    return sentence;
}

Sentence SentenceMaker::compound()
{
    Sentence sentence = m_compounds.sentence();
    const bool second = sentence.join == Sentence::Join::SubordinateFirst;
    Clause &named = second ? *sentence.second : sentence.main; // The other has a pronoun, if any.
    if (m_dice.chance(32))
        m_relatives.add(named.subject, named.verb);
    return sentence;
}

Sentence SentenceMaker::sentence()
{
    static const std::vector<unsigned> weights = {26, 4, 4, 5, 6, 3, 52};
    switch (m_dice.weighted(weights)) {
    case 0:
        return statement();
    case 1:
        return description();
    case 2:
        return passive();
    case 3:
        return yesNoQuestion();
    case 4:
        return question();
    case 5:
        return imperative();
    default:
        return compound();
    }
}

} // namespace supernet::grammar
