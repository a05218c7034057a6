// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace supernet::grammar {

enum class Gender { Masculine, Feminine, Neuter };
enum class Case { Nominative, Accusative, Dative, Genitive };
enum class Number { Singular, Plural };

/// Who acts. English "you" is the German "du" everywhere in this grammar.
enum class Person { I, You, He, She, It, We, They };

/// What a verb agrees with, in both languages; gender is of no account to it.
struct Agreement
{
    int person = 3;
    Number number = Number::Singular;

    bool operator==(const Agreement &) const = default;
};

[[nodiscard]] constexpr Agreement agreementOf(Person person)
{
    switch (person) {
    case Person::I:
        return {1, Number::Singular};
    case Person::You:
        return {2, Number::Singular};
    case Person::We:
        return {1, Number::Plural};
    case Person::They:
        return {3, Number::Plural};
    default:
        return {};
    }
}

/// The group that sets an adjective's ending: after der-words, after ein-words, after nothing.
enum class Declension { Weak, Mixed, Strong };

} // namespace supernet::grammar
