// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/held_out.h"

#include "domain/demo/word_pools.h"
#include "domain/support/random.h"

#include <algorithm>

namespace supernet::grammar {

namespace {

constexpr std::size_t FewestPartners = 8;
constexpr std::uint64_t PercentHeldOut = 6;

void collect(std::vector<Combination> &found, const Clause &clause);

void collect(std::vector<Combination> &found, const NounPhrase &phrase)
{
    for (const Adjective *adjective : phrase.adjectives)
        found.push_back({Combination::Kind::AdjectiveNoun, adjective->id, phrase.noun->id});
    if (phrase.owner)
        collect(found, *phrase.owner);
    if (phrase.relative)
        collect(found, phrase.relative->clause);
}

void collect(std::vector<Combination> &found, const std::optional<NounPhrase> &phrase)
{
    if (phrase)
        collect(found, *phrase);
}

void collect(std::vector<Combination> &found, const Clause &clause)
{
    for (const auto *phrase : {&clause.object, &clause.recipient, &clause.target, &clause.agent, &clause.than})
        collect(found, *phrase);
    collect(found, clause.subject);
    for (const auto *place : {&clause.place, &clause.goal})
        if (*place)
            collect(found, (*place)->phrase);
    const NounPhrase *patient = clause.passive ? &clause.subject : clause.object ? &*clause.object : nullptr;
    if (patient && patient->noun)
        found.push_back({Combination::Kind::VerbObject, clause.verb->id, patient->noun->id});
    if (clause.predicate && clause.subject.noun)
        found.push_back({Combination::Kind::AdjectiveNoun, clause.predicate->id, clause.subject.noun->id});
    if (clause.complement)
        collect(found, *clause.complement);
}

bool drawn(std::uint64_t seed, const Combination &combination)
{
    const std::uint64_t key = streamKey(
        seed, "demo held out", {static_cast<std::uint64_t>(combination.kind), combination.first, combination.noun});
    return Random(key).below(100) < PercentHeldOut;
}

} // namespace

std::vector<Combination> combinationsIn(const Sentence &sentence)
{
    std::vector<Combination> found;
    Clause main = sentence.main;
    const bool asked = sentence.mood == Sentence::Mood::Wh && sentence.question == Gap::Object;
    if (asked && main.object->determiner != Determiner::Which)
        main.object.reset(); // "What" names no object.
    collect(found, main);
    if (sentence.second)
        collect(found, *sentence.second);
    return found;
}

HeldOut::HeldOut(std::uint64_t seed)
{
    const auto add = [&](const Combination &combination) {
        if (drawn(seed, combination))
            m_combinations.insert(combination);
    };
    for (const Verb &verb : lexicon().verbs) {
        const auto &nouns = wordPools().objectsOf[verb.id];
        if (verb.frame == Frame::Object && nouns.size() >= FewestPartners)
            for (const Noun *noun : nouns)
                add({Combination::Kind::VerbObject, verb.id, noun->id});
    }
    for (const Noun &noun : lexicon().nouns) {
        const auto &adjectives = wordPools().adjectivesOf[noun.id];
        if (adjectives.size() >= FewestPartners)
            for (const Adjective *adjective : adjectives)
                add({Combination::Kind::AdjectiveNoun, adjective->id, noun.id});
    }
}

bool HeldOut::anyIn(const Sentence &sentence) const
{
    return std::ranges::any_of(combinationsIn(sentence),
                               [this](const Combination &combination) { return contains(combination); });
}

} // namespace supernet::grammar
