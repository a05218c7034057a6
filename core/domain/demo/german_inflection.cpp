// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/german_inflection.h"

#include "domain/demo/word_text.h"

#include <array>

namespace supernet::grammar::german {

namespace {

/// Rows: nominative, accusative, dative, genitive; columns: masculine, feminine, neuter, plural.
using Table = std::array<std::array<const char *, 4>, 4>;

constexpr Table articles = {{{"der", "die", "das", "die"},
                             {"den", "die", "das", "die"},
                             {"dem", "der", "dem", "den"},
                             {"des", "der", "des", "der"}}};
constexpr Table derEndings = {
    {{"er", "e", "es", "e"}, {"en", "e", "es", "e"}, {"em", "er", "em", "en"}, {"es", "er", "es", "er"}}};
constexpr Table einEndings = {
    {{"", "e", "", "e"}, {"en", "e", "", "e"}, {"em", "er", "em", "en"}, {"es", "er", "es", "er"}}};
constexpr Table weakEndings = {
    {{"e", "e", "e", "en"}, {"en", "e", "e", "en"}, {"en", "en", "en", "en"}, {"en", "en", "en", "en"}}};
constexpr Table mixedEndings = {
    {{"er", "e", "es", "en"}, {"en", "e", "es", "en"}, {"en", "en", "en", "en"}, {"en", "en", "en", "en"}}};
constexpr Table strongEndings = {
    {{"er", "e", "es", "e"}, {"en", "e", "es", "e"}, {"em", "er", "em", "en"}, {"en", "er", "en", "er"}}};

const char *entry(const Table &table, Gender gender, Case kase, Number number)
{
    return table[static_cast<std::size_t>(kase)][number == Number::Plural ? 3 : static_cast<std::size_t>(gender)];
}

std::string genitive(const Noun &noun)
{
    if (!noun.genitive.empty())
        return noun.genitive;
    if (noun.gender == Gender::Feminine)
        return noun.german;
    if (endsWithAny(noun.german, {"s", "ß", "z", "x", "sch"}))
        return noun.german + (noun.german.ends_with("ss") || !noun.plural.ends_with("sse") ? "es" : "ses");
    const bool vowelAtEnd = endsWithAny(noun.german, {"a", "e", "i", "o", "u", "y", "é"});
    return noun.german + (vowelGroups(noun.german) == 1 && !vowelAtEnd ? "es" : "s");
}

std::string base(const Verb &verb)
{
    return verb.german.substr(verb.prefix.size());
}

/// "mach" of "machen", "wander" of "wandern".
std::string stem(const Verb &verb)
{
    const std::string infinitive = base(verb);
    return infinitive.substr(0, infinitive.size() - (infinitive.ends_with("en") ? 2 : 1));
}

/// Stems that no ending of consonants can follow: arbeit-, öffn-, zeichn-.
bool needsE(const std::string &stem)
{
    return endsWithAny(stem, {"d", "t", "chn", "ffn", "gn", "tm"});
}

std::string firstPerson(const std::string &stem)
{
    return stem.ends_with("el") ? stem.substr(0, stem.size() - 2) + "le" : stem + "e";
}

std::string secondPerson(const std::string &stem)
{
    if (needsE(stem))
        return stem + "est";
    return stem + (endsWithAny(stem, {"s", "ß", "z", "x"}) ? "t" : "st");
}

bool hasGe(const Verb &verb)
{
    const std::string infinitive = base(verb);
    if (infinitive.ends_with("ieren"))
        return false;
    for (const char *prefix : {"be", "er", "ver", "zer", "ent", "emp", "über", "um", "unter", "ge"})
        if (infinitive.starts_with(prefix) && vowelGroups(infinitive) > 2)
            return false;
    return true;
}

} // namespace

std::string noun(const Noun &noun, Case kase, Number number)
{
    if (number == Number::Plural)
        return noun.plural + (kase == Case::Dative && !endsWithAny(noun.plural, {"n", "s"}) ? "n" : "");
    if (kase == Case::Nominative)
        return noun.german;
    if (!noun.weak.empty())
        return noun.weak;
    return kase == Case::Genitive ? genitive(noun) : noun.german;
}

std::string definite(Gender gender, Case kase, Number number)
{
    return entry(articles, gender, kase, number);
}

std::string derWord(const std::string &stem, Gender gender, Case kase, Number number)
{
    return stem + entry(derEndings, gender, kase, number);
}

std::string einWord(const std::string &stem, Gender gender, Case kase, Number number)
{
    return stem + entry(einEndings, gender, kase, number);
}

std::string adjective(const Adjective &adjective, Declension declension, Gender gender, Case kase, Number number)
{
    std::string stem = adjective.attributive.empty() ? adjective.german : adjective.attributive;
    if (stem.ends_with('e'))
        stem.pop_back();
    const Table &table = declension == Declension::Weak ? weakEndings
        : declension == Declension::Mixed               ? mixedEndings
                                                        : strongEndings;
    return stem + entry(table, gender, kase, number);
}

std::string possessiveStem(Person person)
{
    constexpr std::array stems = {"mein", "dein", "sein", "ihr", "sein", "unser", "ihr"};
    return stems[static_cast<std::size_t>(person)];
}

std::string pronoun(Person person, Case kase)
{
    constexpr std::array<std::array<const char *, 7>, 3> forms = {
        {{"ich", "du", "er", "sie", "es", "wir", "sie"},
         {"mich", "dich", "ihn", "sie", "es", "uns", "sie"},
         {"mir", "dir", "ihm", "ihr", "ihm", "uns", "ihnen"}}};
    return forms.at(static_cast<std::size_t>(kase))[static_cast<std::size_t>(person)];
}

std::string reflexive(Agreement subject)
{
    if (subject.person == 3)
        return "sich";
    if (subject.number == Number::Plural)
        return "uns";
    return subject.person == 1 ? "mich" : "dich";
}

std::string relativePronoun(Gender gender, Case kase, Number number)
{
    if (kase == Case::Dative && number == Number::Plural)
        return "denen";
    return definite(gender, kase, number);
}

std::string presentOf(const std::vector<std::string> &forms, Agreement subject)
{
    return forms.at(subject.number == Number::Plural ? 3 : static_cast<std::size_t>(subject.person - 1));
}

std::string present(const Verb &verb, Agreement subject)
{
    if (!verb.present.empty())
        return presentOf(verb.present, subject);
    if (subject.number == Number::Plural)
        return base(verb);
    switch (subject.person) {
    case 1:
        return firstPerson(stem(verb));
    case 2:
        return verb.du.empty() ? secondPerson(stem(verb)) : verb.du;
    default:
        return verb.er.empty() ? stem(verb) + (needsE(stem(verb)) ? "et" : "t") : verb.er;
    }
}

std::string preterite(const std::string &first, Agreement subject)
{
    const bool weak = first.ends_with('e');
    if (subject.number == Number::Plural)
        return first + (weak ? "n" : "en");
    if (subject.person != 2)
        return first;
    return first + (endsWithAny(first, {"d", "t"}) ? "est" : endsWithAny(first, {"ß"}) ? "t" : "st");
}

std::string participle(const Verb &verb)
{
    if (!verb.participle.empty())
        return verb.participle;
    return verb.prefix + (hasGe(verb) ? "ge" : "") + stem(verb) + (needsE(stem(verb)) ? "et" : "t");
}

std::string zuInfinitive(const Verb &verb)
{
    return verb.prefix.empty() ? "zu " + verb.german : verb.prefix + "zu" + base(verb);
}

std::string imperative(const Verb &verb)
{
    const std::string plain = stem(verb);
    // Only e becomes i in the imperative (gib, nimm); a stays (fahr, trag).
    if (!verb.er.empty() && verb.er.find('i') != std::string::npos && verb.er.find("ä") == std::string::npos)
        return verb.er.ends_with("t") ? verb.er.substr(0, verb.er.size() - 1) : verb.er;
    return needsE(plain) || endsWithAny(plain, {"el", "er"}) ? firstPerson(plain) : plain;
}

std::string contracted(const std::string &preposition, const std::string &phrase)
{
    struct Contraction
    {
        const char *preposition;
        const char *article;
        const char *both;
    };
    constexpr std::array contractions = {
        Contraction{"in", "dem ", "im"},   Contraction{"in", "das ", "ins"},   Contraction{"an", "dem ", "am"},
        Contraction{"an", "das ", "ans"},  Contraction{"zu", "dem ", "zum"},   Contraction{"zu", "der ", "zur"},
        Contraction{"von", "dem ", "vom"}, Contraction{"bei", "dem ", "beim"},
    };
    for (const Contraction &contraction : contractions)
        if (preposition == contraction.preposition && phrase.starts_with(contraction.article))
            return contraction.both + phrase.substr(std::string_view(contraction.article).size() - 1);
    return preposition + ' ' + phrase;
}

} // namespace supernet::grammar::german
