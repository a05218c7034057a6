// SPDX-License-Identifier: GPL-3.0-or-later
// Tense, modals, negation and adverbs of the clauses that ClauseMaker draws.
#include "domain/demo/clause_maker.h"

#include <algorithm>

namespace supernet::grammar {

namespace {

bool sayableWith(const Adverb &adverb, const Clause &clause)
{
    const std::string tense = clause.tense == Tense::Present ? "present"
        : clause.tense == Tense::Future                      ? "future"
                                                             : "past";
    const bool habit = adverb.english.starts_with("every");
    if (habit && (clause.passive || !clause.verb->deliberate)) // Nobody breaks a bowl every day.
        return false;
    return adverb.tense == "any" || adverb.tense == tense;
}

bool excludesNegation(const NounPhrase &subject)
{
    if (!subject.isNoun())
        return false;
    constexpr Determiner definite[] = {Determiner::Definite, Determiner::Possessive, Determiner::This};
    return std::ranges::count(definite, subject.determiner) == 0;
}

/// "nicht" after an indefinite recipient or many things would mean something else.
bool excludesNegation(const std::optional<NounPhrase> &object)
{
    if (!object || !object->isNoun())
        return false;
    return object->determiner == Determiner::Many || object->determiner == Determiner::Count;
}

} // namespace

void ClauseMaker::setTense(Clause &clause, Tense tense) const
{
    clause.tense = tense;
    clause.progressive = false;
}

void ClauseMaker::makeProgressive(Clause &clause)
{
    const bool now = clause.time && clause.time->english == "now";
    const bool open = now || !clause.time || clause.time->english == "today";
    if (clause.tense == Tense::Present && !clause.modal && !clause.passive && !clause.verb->stative && open
        && !clause.frequency && !clause.predicate)
        clause.progressive = now || m_dice.chance(clause.negated ? 20 : 35);
}

void ClauseMaker::addTime(Clause &clause)
{
    std::vector<const Adverb *> adverbs;
    for (const Adverb &adverb : lexicon().adverbs)
        if (adverb.kind == Adverb::Kind::Time && sayableWith(adverb, clause))
            adverbs.push_back(&adverb);
    clause.time = m_dice.pick(adverbs);
}

void ClauseMaker::addManner(Clause &clause)
{
    std::vector<const Adverb *> manners;
    for (const std::string &manner : clause.verb->manners)
        if (manner != "together" || clause.subject.agreement().number == Number::Plural)
            manners.push_back(&lexicon().adverb(manner));
    if (!manners.empty() && !clause.companion && m_dice.chance(30))
        clause.manner = m_dice.pick(manners);
}

void ClauseMaker::addModal(Clause &clause)
{
    const Modal &modal = m_dice.pick(lexicon().modals);
    clause.modal = &modal;
    if (clause.tense == Tense::Past && modal.preterite.empty())
        clause.tense = Tense::Present;
}

void ClauseMaker::finish(Clause &clause)
{
    const bool stative = clause.verb->stative; // What lasts ("knows the song") is said without a time.
    static const std::vector<unsigned> tenses = {52, 38, 10};
    static const std::vector<unsigned> lastingTenses = {65, 35};
    constexpr Tense choices[] = {Tense::Present, Tense::Past, Tense::Future};
    clause.tense = choices[m_dice.weighted(stative || clause.passive ? lastingTenses : tenses)];
    const bool modal = !stative && isPerson(clause.subject) && !clause.passive && clause.verb->deliberate;
    if (modal && clause.tense != Tense::Future && m_dice.chance(24))
        addModal(clause);
    const bool feeling = clause.verb->german == "lieben" || clause.verb->german == "hassen";
    const bool negatable = !feeling && !excludesNegation(clause.subject) && !excludesNegation(clause.object)
        && !excludesNegation(clause.recipient) && !excludesNegation(clause.target);
    clause.negated = negatable && m_dice.chance(16);
    const bool hasFrequency = !clause.negated && !clause.modal && !stative && clause.tense != Tense::Future
        && !clause.passive && clause.verb->deliberate && m_dice.chance(12);
    if (hasFrequency) {
        std::vector<const Adverb *> adverbs;
        for (const Adverb &adverb : lexicon().adverbs)
            if (adverb.kind == Adverb::Kind::Frequency && sayableWith(adverb, clause))
                adverbs.push_back(&adverb);
        clause.frequency = m_dice.pick(adverbs);
    } else if (!stative && m_dice.chance(48)) {
        addTime(clause);
    }
    const bool joint = clause.verb->frame == Frame::Motion || std::ranges::count(clause.verb->manners, "together") > 0;
    if (joint && isPerson(clause.subject) && m_dice.chance(14))
        clause.companion = m_phrases.person(clause.subject);
    if (!clause.negated)
        addManner(clause);
    if (!clause.place && m_dice.chance(clause.verb->frame == Frame::Activity ? 65 : 35))
        addPlace(clause);
    makeProgressive(clause);
}

} // namespace supernet::grammar
