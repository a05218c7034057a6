// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/lexicon.h"

#include <memory>
#include <optional>

/// What a sentence says, the same for both languages. The renderers of each language decide forms and order.
namespace supernet::grammar {

enum class Determiner {
    None, ///< "bread", "old books"
    Definite,
    Indefinite,
    Possessive, ///< "my", or an owner's genitive
    This,
    Every,
    No,
    Count, ///< "two" ...
    Many,
    Some,
    Which
};

struct Relative;

struct NounPhrase
{
    enum class Kind { Noun, Pronoun, Name };
    Kind kind = Kind::Noun;

    const Noun *noun = nullptr;
    Number number = Number::Singular;
    Determiner determiner = Determiner::Definite;
    Person possessor = Person::I;
    const WordPair *count = nullptr;
    std::vector<const Adjective *> adjectives;
    std::shared_ptr<const NounPhrase> owner; ///< "the neighbour's dog", "Anna's dog"
    std::shared_ptr<const Relative> relative;

    Person person = Person::I; ///< Of a pronoun.
    Person germanPerson = Person::I; ///< "it" is er, sie or es, by the gender of what it stands for.

    WordPair name; ///< Of a person or city.

    [[nodiscard]] Agreement agreement() const;
    [[nodiscard]] bool isNoun() const { return kind == Kind::Noun; }
    [[nodiscard]] bool isPronoun() const { return kind == Kind::Pronoun; }
    /// "a book", "books", "bread": what German negates with "kein".
    [[nodiscard]] bool indefinite() const
    {
        return isNoun() && (determiner == Determiner::Indefinite || determiner == Determiner::None);
    }
};

struct Place
{
    PlaceWords words; ///< Prepositions.
    NounPhrase phrase;
    Case kase = Case::Dative;
};

enum class Tense { Present, Past, Future, Pluperfect };

/// The constituent that stands in front of the clause as question word or relative pronoun.
enum class Gap { None, Subject, Object, Recipient, Target, Place, Goal, Time, Reason };

enum class Link { None, That, Whether, Where, Why, When, Infinitive, Purpose };

struct Clause
{
    NounPhrase subject;
    const Verb *verb = nullptr;
    Tense tense = Tense::Present;
    const Modal *modal = nullptr;
    bool passive = false;
    bool negated = false;
    bool progressive = false; ///< English only.
    std::optional<NounPhrase> object; ///< Accusative.
    std::optional<NounPhrase> recipient; ///< Dative.
    std::optional<NounPhrase> target; ///< Of the verb's preposition.
    std::optional<NounPhrase> agent; ///< Of a passive.
    std::optional<NounPhrase> companion;
    const Adverb *time = nullptr;
    const Adverb *frequency = nullptr;
    const Adverb *manner = nullptr;
    std::optional<Place> place;
    std::optional<Place> goal;
    const Adjective *predicate = nullptr;
    const Adverb *degree = nullptr;
    std::optional<NounPhrase> than; ///< Makes the predicate a comparative.
    Link link = Link::None;
    std::shared_ptr<const Clause> complement;
};

/// A clause about a noun; the noun fills its gap.
struct Relative
{
    Gap gap = Gap::Subject;
    Clause clause;
};

/// What stands before the finite verb of a statement.
enum class Front { Subject, Time, Place, None };

struct Sentence
{
    enum class Mood { Statement, YesNo, Wh, Imperative };
    enum class Join { None, Subordinate, SubordinateFirst, Coordinate, SharedSubject };
    Mood mood = Mood::Statement;
    Gap question = Gap::None;
    Front front = Front::Subject;
    Clause main;
    Join join = Join::None;
    const WordPair *conjunction = nullptr;
    std::optional<Clause> second;
};

/// @name Both languages' texts
/// @{
[[nodiscard]] std::string inGerman(const Sentence &sentence);
[[nodiscard]] std::string inEnglish(const Sentence &sentence);
/// @}

} // namespace supernet::grammar
