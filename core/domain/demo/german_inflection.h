// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/lexicon.h"

namespace supernet::grammar::german {

[[nodiscard]] std::string noun(const Noun &noun, Case kase, Number number);

/// der, die, das ...
[[nodiscard]] std::string definite(Gender gender, Case kase, Number number);
/// dieser, jeder, welcher ...: `stem` is "dies", "jed", "welch", "all", "viel" (strong endings throughout).
[[nodiscard]] std::string derWord(const std::string &stem, Gender gender, Case kase, Number number);
/// ein, kein, mein ...: `stem` is "ein", "kein", "mein", "unser". There is no plural of "ein".
[[nodiscard]] std::string einWord(const std::string &stem, Gender gender, Case kase, Number number);
/// An adjective (or, with its stem, a comparative) before a noun.
[[nodiscard]] std::string adjective(const Adjective &adjective, Declension declension, Gender gender, Case kase,
                                    Number number);

/// "sein" of he and it, "ihr" of she and they ...
[[nodiscard]] std::string possessiveStem(Person person);
/// A personal pronoun; He, She and It are er, sie, es.
[[nodiscard]] std::string pronoun(Person person, Case kase);
/// mich, dich, sich, uns.
[[nodiscard]] std::string reflexive(Agreement subject);
/// der, die, das, dem, denen ...
[[nodiscard]] std::string relativePronoun(Gender gender, Case kase, Number number);

/// Finite forms without the separable prefix.
[[nodiscard]] std::string present(const Verb &verb, Agreement subject);
/// From the first person ("war", "hatte", "konnte").
[[nodiscard]] std::string preterite(const std::string &first, Agreement subject);
/// From ich, du, er, wir.
[[nodiscard]] std::string presentOf(const std::vector<std::string> &forms, Agreement subject);
/// With prefix and ge: "aufgemacht", "gegessen", "besucht".
[[nodiscard]] std::string participle(const Verb &verb);
/// "aufzumachen", "zu essen".
[[nodiscard]] std::string zuInfinitive(const Verb &verb);
/// For "du", without the separable prefix: "mach", "öffne", "gib".
[[nodiscard]] std::string imperative(const Verb &verb);

/// Preposition and article as one where German has it so: "im", "ins", "zur"; else both words.
[[nodiscard]] std::string contracted(const std::string &preposition, const std::string &phrase);

} // namespace supernet::grammar::german
