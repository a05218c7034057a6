// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/word_pools.h"

#include <algorithm>

namespace supernet::grammar {

namespace {

WordPools::Nouns nounsOf(const std::vector<std::string> &meanings)
{
    WordPools::Nouns nouns;
    for (const Noun &noun : lexicon().nouns)
        if (std::ranges::any_of(meanings, [&](const std::string &meaning) { return noun.isA(meaning); }))
            nouns.push_back(&noun);
    return nouns;
}

WordPools build()
{
    WordPools pools;
    for (auto *table : {&pools.verbsOfSubject, &pools.verbsOfObject, &pools.verbsAtPlace})
        table->resize(lexicon().nouns.size());
    for (const Verb &verb : lexicon().verbs) {
        pools.subjectsOf.push_back(nounsOf(verb.subjects));
        std::erase_if(pools.subjectsOf.back(), [&](const Noun *noun) { return !verb.takesSubject(*noun); });
        pools.objectsOf.push_back(nounsOf(verb.objects));
        pools.placesOf.push_back(nounsOf(verb.places));
        pools.verbs[verb.frame].push_back(&verb);
        for (const Noun *noun : pools.subjectsOf.back())
            pools.verbsOfSubject[noun->id].push_back(&verb);
        for (const Noun *noun : pools.objectsOf.back())
            pools.verbsOfObject[noun->id].push_back(&verb);
        for (const Noun *noun : pools.placesOf.back())
            pools.verbsAtPlace[noun->id].push_back(&verb);
    }
    for (const Noun &noun : lexicon().nouns) {
        auto &adjectives = pools.adjectivesOf.emplace_back();
        for (const Adjective &adjective : lexicon().adjectives)
            if (adjective.fits(noun))
                adjectives.push_back(&adjective);
    }
    return pools;
}

} // namespace

WordPools::Nouns WordPools::nounsThatAre(const std::vector<std::string> &meanings) const
{
    return nounsOf(meanings);
}

const WordPools &wordPools()
{
    static const WordPools pools = build();
    return pools;
}

} // namespace supernet::grammar
