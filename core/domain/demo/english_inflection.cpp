// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/english_inflection.h"

#include "domain/demo/word_text.h"

#include <array>

namespace supernet::grammar::english {

namespace {

bool isVowel(char letter)
{
    return std::string_view("aeiou").find(letter) != std::string_view::npos;
}

bool consonantY(const std::string &word)
{
    return word.size() > 1 && word.ends_with('y') && !isVowel(word[word.size() - 2]);
}

/// The ending of plurals and of the third person.
std::string withS(const std::string &word)
{
    if (consonantY(word))
        return word.substr(0, word.size() - 1) + "ies";
    return word + (endsWithAny(word, {"s", "x", "ch", "sh", "z"}) ? "es" : "s");
}

/// Consonant, vowel, consonant in a word of one syllable: "big", "stop".
bool doubles(const std::string &word)
{
    const std::size_t size = word.size();
    return size > 2 && vowelGroups(word) == 1 && !isVowel(word[size - 1]) && isVowel(word[size - 2])
        && !isVowel(word[size - 3]) && !endsWithAny(word, {"w", "x", "y"});
}

std::string withEnding(const std::string &word, const std::string &ending)
{
    if (consonantY(word) && ending != "ing")
        return word.substr(0, word.size() - 1) + 'i' + ending;
    if (word.ends_with('e') && !word.ends_with("ee"))
        return word.substr(0, word.size() - 1) + ending;
    return word + (doubles(word) ? word.substr(word.size() - 1) : "") + ending;
}

} // namespace

std::string noun(const Noun &noun, Number number)
{
    if (number == Number::Singular)
        return noun.english;
    return noun.englishPlural.empty() ? withS(noun.english) : noun.englishPlural;
}

std::string possessive(const std::string &phrase)
{
    return phrase + (endsWithAny(phrase, {"s"}) && !phrase.ends_with("ss") && !phrase.ends_with("boss") ? "'" : "'s");
}

std::string article(const std::string &following)
{
    if (following.starts_with("uni")) // A "you" sound.
        return "a";
    if (following.starts_with("hour"))
        return "an";
    return isVowel(following.front()) ? "an" : "a";
}

std::string be(Agreement subject, bool past)
{
    if (subject.number == Number::Plural || subject.person == 2)
        return past ? "were" : "are";
    if (past)
        return "was";
    return subject.person == 1 ? "am" : "is";
}

std::string present(const Verb &verb, Agreement subject)
{
    if (verb.english == "be")
        return be(subject, false);
    if (subject.number == Number::Plural || subject.person != 3)
        return verb.english;
    if (verb.english == "have")
        return "has";
    return verb.english.ends_with("go") ? verb.english + "es" : withS(verb.english);
}

std::string past(const Verb &verb, Agreement subject)
{
    if (verb.english == "be")
        return be(subject, true);
    return verb.englishPast.empty() ? withEnding(verb.english, "ed") : verb.englishPast;
}

std::string participle(const Verb &verb)
{
    if (verb.english == "be")
        return "been";
    return verb.englishParticiple.empty() ? withEnding(verb.english, "ed") : verb.englishParticiple;
}

std::string progressive(const Verb &verb)
{
    return verb.englishIng.empty() ? withEnding(verb.english, "ing") : verb.englishIng;
}

std::string comparative(const Adjective &adjective)
{
    if (!adjective.englishComparative.empty())
        return adjective.englishComparative;
    const bool isShort = vowelGroups(adjective.english) == 1
        || (adjective.english.ends_with('y') && vowelGroups(adjective.english) == 2)
        || (adjective.english.ends_with('e') && vowelGroups(adjective.english) == 2 && adjective.english.size() < 7);
    return isShort ? withEnding(adjective.english, "er") : "more " + adjective.english;
}

std::string pronoun(Person person, Role role)
{
    constexpr std::array subjects = {"I", "you", "he", "she", "it", "we", "they"};
    constexpr std::array objects = {"me", "you", "him", "her", "it", "us", "them"};
    return (role == Role::Subject ? subjects : objects)[static_cast<std::size_t>(person)];
}

std::string possessivePronoun(Person person)
{
    constexpr std::array words = {"my", "your", "his", "her", "its", "our", "their"};
    return words[static_cast<std::size_t>(person)];
}

} // namespace supernet::grammar::english
