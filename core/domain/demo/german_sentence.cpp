// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/german_clause.h"
#include "domain/demo/german_phrase.h"
#include "domain/demo/sentence_plan.h"
#include "domain/demo/word_text.h"

namespace supernet::grammar {

namespace {

std::string questionWord(const Clause &clause, Gap gap)
{
    const auto isPerson = [](const std::optional<NounPhrase> &phrase) {
        return !phrase || !phrase->noun || phrase->noun->isA("person");
    };
    switch (gap) {
    case Gap::Subject:
        return "wer";
    case Gap::Object:
        if (clause.object->determiner == Determiner::Which)
            return german::phrase(*clause.object, Case::Accusative);
        return isPerson(clause.object) ? "wen" : "was";
    case Gap::Recipient:
        return "wem";
    case Gap::Target:
        return clause.verb->preposition + (clause.verb->prepositionCase == Case::Dative ? " wem" : " wen");
    case Gap::Place:
        return "wo";
    case Gap::Goal:
        return "wohin";
    case Gap::Time:
        return "wann";
    case Gap::Reason:
        return "warum";
    case Gap::None:
        break;
    }
    return {};
}

std::string mainClause(const Sentence &sentence)
{
    switch (sentence.mood) {
    case Sentence::Mood::YesNo:
        return german::clauseSecond(sentence.main, Front::None);
    case Sentence::Mood::Wh:
        return joined({questionWord(sentence.main, sentence.question),
                       german::clauseSecond(sentence.main, Front::None, sentence.question)});
    case Sentence::Mood::Imperative:
        return german::clauseImperative(sentence.main);
    case Sentence::Mood::Statement:
        break;
    }
    return german::clauseSecond(sentence.main, sentence.front);
}

std::string joinedClauses(const Sentence &sentence)
{
    const std::string conjunction = sentence.conjunction ? sentence.conjunction->german : std::string();
    switch (sentence.join) {
    case Sentence::Join::Subordinate:
        return joined({mainClause(sentence), ", " + conjunction, german::clauseFinal(*sentence.second)});
    case Sentence::Join::SubordinateFirst:
        return joined({conjunction, german::clauseFinal(*sentence.second), ",",
                       german::clauseSecond(sentence.main, Front::None)});
    case Sentence::Join::Coordinate:
        return joined(
            {mainClause(sentence), ", " + conjunction, german::clauseSecond(*sentence.second, Front::Subject)});
    case Sentence::Join::SharedSubject:
        return joined(
            {mainClause(sentence), conjunction, german::clauseSecond(*sentence.second, Front::None, Gap::Subject)});
    case Sentence::Join::None:
        break;
    }
    return mainClause(sentence);
}

} // namespace

std::string inGerman(const Sentence &sentence)
{
    const bool question = sentence.mood == Sentence::Mood::YesNo || sentence.mood == Sentence::Mood::Wh;
    const char mark = question ? '?' : sentence.mood == Sentence::Mood::Imperative ? '!' : '.';
    return asSentence(joinedClauses(sentence), mark);
}

} // namespace supernet::grammar
