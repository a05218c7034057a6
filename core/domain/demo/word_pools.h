// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/lexicon.h"

#include <map>

namespace supernet::grammar {

/// Which words go together, looked up once: every table is by the word's id.
struct WordPools
{
    using Nouns = std::vector<const Noun *>;

    std::vector<Nouns> subjectsOf; ///< Of verbs.
    std::vector<Nouns> objectsOf;
    std::vector<Nouns> placesOf;
    std::vector<std::vector<const Adjective *>> adjectivesOf; ///< Of nouns.
    std::map<Frame, std::vector<const Verb *>> verbs;
    std::vector<std::vector<const Verb *>> verbsOfSubject; ///< Of nouns.
    std::vector<std::vector<const Verb *>> verbsOfObject;
    std::vector<std::vector<const Verb *>> verbsAtPlace;

    [[nodiscard]] Nouns nounsThatAre(const std::vector<std::string> &meanings) const;
};

[[nodiscard]] const WordPools &wordPools();

} // namespace supernet::grammar
