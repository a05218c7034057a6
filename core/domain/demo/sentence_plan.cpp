// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/sentence_plan.h"

namespace supernet::grammar {

Agreement NounPhrase::agreement() const
{
    switch (kind) {
    case Kind::Noun:
        return {3, number};
    case Kind::Pronoun:
        return agreementOf(person);
    case Kind::Name:
        break;
    }
    return {};
}

} // namespace supernet::grammar
