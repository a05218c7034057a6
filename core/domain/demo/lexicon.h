// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/grammar.h"

#include <optional>
#include <string>
#include <vector>

namespace supernet::grammar {

/// How one says being at a place or going there: the prepositions of both languages.
struct PlaceWords
{
    std::string english;
    std::string german;
};

struct Noun
{
    std::size_t id = 0; ///< Its place in the lexicon.
    std::string english;
    std::string englishPlural; ///< Empty when regular.
    std::string german;
    Gender gender = Gender::Masculine;
    std::string plural; ///< Nominative; empty for what cannot be counted.
    std::string weak; ///< Every singular case but the nominative, of nouns of the n-declension; else empty.
    std::string genitive; ///< Empty when regular.
    std::vector<std::string> classes; ///< Of meaning: `person`, `food` ...
    PlaceWords at;
    PlaceWords to;

    [[nodiscard]] bool isA(const std::string &meaning) const; ///< Of that class, or that very word.
    [[nodiscard]] bool countable() const { return !plural.empty(); }
};

struct Adjective
{
    std::size_t id = 0;
    std::string english;
    std::string englishComparative; ///< Empty when regular.
    std::string german;
    std::string attributive; ///< The stem before endings (dunkl-, hoh-); empty when it is the word itself.
    std::string comparative; ///< Empty for what this grammar does not compare.
    std::vector<std::string> of; ///< Meanings that it goes with,
    std::vector<std::string> notOf; ///< but for these.
    bool state = false; ///< Passes: "because he is tired".
    bool predicative = true;
    std::vector<std::string> leadsTo; ///< German verbs: of what a state makes one do, else of what is done with it.

    [[nodiscard]] bool fits(const Noun &noun) const;
};

/// What a verb takes beside its subject.
enum class Frame {
    Activity, ///< Nothing, or a place.
    Object, ///< An accusative.
    Dative,
    Recipient, ///< A dative and an accusative.
    Preposition, ///< A preposition's object.
    Motion, ///< A goal.
    Placing, ///< An accusative and where it is put: upright things stellen, flat ones legen.
    Hanging, ///< The same with what hangs on a wall.
    Standing,
    Lying,
    Suspended,
    Sitting,
    Dwelling, ///< A place, always.
    That, ///< A clause with dass.
    Whether, ///< A clause with ob.
    Infinitive, ///< A clause with zu.
    Copula,
    Weather
};

struct Verb
{
    std::size_t id = 0;
    std::string english;
    std::string englishPast; ///< This and the next two: empty when regular.
    std::string englishParticiple;
    std::string englishIng;
    std::string particle; ///< "on" in "turn on"; a preposition that the German lacks, too.
    std::string german; ///< The infinitive with its prefix.
    std::string prefix; ///< Separable.
    std::string er; ///< Third and second person without prefix where the stem's vowel changes; else empty.
    std::string du;
    std::vector<std::string> present; ///< ich, du, er, wir of irregular verbs.
    std::string participle; ///< Empty when weak.
    std::string preterite; ///< ich: of verbs whose past is told in the preterite, not in the perfect.
    Frame frame = Frame::Activity;
    std::vector<std::string> subjects; ///< Meanings.
    std::vector<std::string> objects;
    std::vector<std::string> places; ///< Where it happens: meanings.
    std::vector<std::string> manners; ///< English adverbs that go with it.
    std::string preposition;
    Case prepositionCase = Case::Accusative;
    bool sein = false; ///< Perfect with sein.
    bool stative = false; ///< Without English progressive.
    bool reflexive = false;
    bool acquires = false; ///< Something can be done with the object next.
    bool deliberate = true; ///< One can ask for it, plan it, try it.
    bool passive = true; ///< Whether it is said in the passive.
    bool adult = false; ///< Nothing for children: driving, smoking.
    bool single = false; ///< Done to few things at once: wearing, holding.
    bool inside = false; ///< One is in the place, not at it: one swims in a lake.
    bool errand = false; ///< One goes somewhere to do it.
    bool to = false; ///< English puts the recipient last, with "to".

    [[nodiscard]] bool takesSubject(const Noun &noun) const;
    [[nodiscard]] bool takesObject(const Noun &noun) const;
};

struct Modal
{
    std::string english;
    std::vector<std::string> present;
    std::string preterite; ///< Empty for what this grammar has in the present only.
};

struct Adverb
{
    enum class Kind { Time, Frequency, Manner, Degree };
    std::string english;
    std::string german;
    Kind kind = Kind::Time;
    std::string tense; ///< `past`, `present`, `future` or `any`.
    std::string use; ///< Of manners: `action`, `activity` or `plural`.
};

struct Name
{
    std::string name;
    Gender gender = Gender::Masculine;
};

struct WordPair
{
    std::string english;
    std::string german;
};

struct Lexicon
{
    std::vector<Noun> nouns;
    std::vector<Verb> verbs;
    std::vector<Adjective> adjectives;
    std::vector<Adverb> adverbs;
    std::vector<Name> names;
    std::vector<WordPair> cities;
    std::vector<WordPair> numbers;
    std::vector<WordPair> spatial; ///< Prepositions with a dative for where and an accusative for where to.
    std::vector<WordPair> conjunctions;
    std::vector<Modal> modals;

    /// Of German lemmas of all kinds.
    [[nodiscard]] std::size_t size() const;
    /// By English word (verbs: by German one, as "see" and "see" differ). Throw Error for a word that is not there.
    [[nodiscard]] const Noun &noun(const std::string &english) const;
    [[nodiscard]] const Verb &verb(const std::string &german, Frame frame) const;
    [[nodiscard]] const Adjective &adjective(const std::string &english) const;
    [[nodiscard]] const Adverb &adverb(const std::string &english) const;
    [[nodiscard]] const Modal &modal(const std::string &english) const;
};

/// The one lexicon, read at first use.
[[nodiscard]] const Lexicon &lexicon();

} // namespace supernet::grammar
