// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/demo/lexicon.h"

namespace supernet::grammar::english {

[[nodiscard]] std::string noun(const Noun &noun, Number number);
/// "the teacher's", "the teachers'", "the children's".
[[nodiscard]] std::string possessive(const std::string &phrase);
/// "a" or "an", by the sound at the start of what follows.
[[nodiscard]] std::string article(const std::string &following);

/// Forms of the verb alone, without its particle.
[[nodiscard]] std::string present(const Verb &verb, Agreement subject);
[[nodiscard]] std::string past(const Verb &verb, Agreement subject);
[[nodiscard]] std::string participle(const Verb &verb);
[[nodiscard]] std::string progressive(const Verb &verb); ///< "running"
[[nodiscard]] std::string be(Agreement subject, bool past);

/// "older", "more expensive".
[[nodiscard]] std::string comparative(const Adjective &adjective);

enum class Role { Subject, Object };
[[nodiscard]] std::string pronoun(Person person, Role role);
[[nodiscard]] std::string possessivePronoun(Person person);

} // namespace supernet::grammar::english
