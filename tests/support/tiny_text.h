// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace supernet::tiny {

/// Writes FOLDER/source.txt and FOLDER/target.txt: sentences of a few words and their words in another order, so that a
/// tokenizer can be trained and something learnt.
inline void writeText(const std::filesystem::path &folder, int lines)
{
    static const char *const nouns[] = {"cat", "dog", "house", "tree", "river", "child", "road", "boat", "bird"};
    static const char *const verbs[] = {"sees", "finds", "likes", "follows", "draws", "keeps"};
    Random random(5);
    std::ofstream source(folder / "source.txt");
    std::ofstream target(folder / "target.txt");
    for (int line = 0; line < lines; ++line) {
        const std::string subject = nouns[random.below(9)];
        const std::string object = nouns[random.below(9)];
        const std::string verb = verbs[random.below(6)];
        const auto number = std::to_string(line);
        source << "the " << subject << ' ' << verb << " the " << object << ' ' << number << '\n';
        target << number << ' ' << object << ' ' << subject << ' ' << verb << '\n';
    }
}

} // namespace supernet::tiny
