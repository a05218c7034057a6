// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/english_clause.h"
#include "domain/demo/english_phrase.h"
#include "domain/demo/sentence_plan.h"
#include "domain/demo/word_text.h"

namespace supernet::grammar {

namespace {

using english::Role;

std::string questionWord(const Clause &clause, Gap gap)
{
    switch (gap) {
    case Gap::Subject:
    case Gap::Recipient:
    case Gap::Target:
        return "who";
    case Gap::Object:
        if (clause.object->determiner == Determiner::Which)
            return english::phrase(*clause.object, Role::Object);
        return clause.object->noun && !clause.object->noun->isA("person") ? "what" : "who";
    case Gap::Place:
    case Gap::Goal:
        return "where";
    case Gap::Time:
        return "when";
    case Gap::Reason:
        return "why";
    case Gap::None:
        break;
    }
    return {};
}

std::string statement(const Sentence &sentence)
{
    const Clause &main = sentence.main;
    const std::string front = sentence.front == Front::Time ? main.time->english
        : sentence.front == Front::Place                    ? english::placeText(main.place)
                                                            : std::string();
    return joined({front, english::clause(main, Gap::None, sentence.front)});
}

std::string mainClause(const Sentence &sentence)
{
    switch (sentence.mood) {
    case Sentence::Mood::YesNo:
        return english::question(sentence.main);
    case Sentence::Mood::Wh:
        return joined(
            {questionWord(sentence.main, sentence.question), english::question(sentence.main, sentence.question)});
    case Sentence::Mood::Imperative:
        return "please " + english::bareClause(sentence.main);
    case Sentence::Mood::Statement:
        break;
    }
    return statement(sentence);
}

std::string joinedClauses(const Sentence &sentence)
{
    const std::string conjunction = sentence.conjunction ? sentence.conjunction->english : std::string();
    switch (sentence.join) {
    case Sentence::Join::Subordinate:
        return joined({mainClause(sentence), conjunction, english::clause(*sentence.second)});
    case Sentence::Join::SubordinateFirst:
        return joined({conjunction, english::clause(*sentence.second), ",", english::clause(sentence.main)});
    case Sentence::Join::Coordinate:
        return joined({mainClause(sentence), ", " + conjunction, english::clause(*sentence.second)});
    case Sentence::Join::SharedSubject:
        return joined({mainClause(sentence), conjunction, english::clause(*sentence.second, Gap::Subject)});
    case Sentence::Join::None:
        break;
    }
    return mainClause(sentence);
}

} // namespace

std::string inEnglish(const Sentence &sentence)
{
    const bool question = sentence.mood == Sentence::Mood::YesNo || sentence.mood == Sentence::Mood::Wh;
    const char mark = question ? '?' : sentence.mood == Sentence::Mood::Imperative ? '!' : '.';
    return asSentence(joinedClauses(sentence), mark);
}

} // namespace supernet::grammar
