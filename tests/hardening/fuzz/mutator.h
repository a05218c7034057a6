// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/support/random.h"

#include <string>
#include <string_view>
#include <vector>

namespace supernet::test {

/// Damages texts at random, the same way in every run: bytes changed, cut, doubled, and pieces that parsers trip over.
class Mutator
{
public:
    explicit Mutator(std::uint64_t seed)
        : m_random(streamKey(seed, "fuzz"))
    {
    }

    [[nodiscard]] std::string damaged(std::string text)
    {
        for (auto times = 1 + m_random.below(4); times > 0; --times)
            damage(text);
        return text;
    }

    [[nodiscard]] std::string bytes(std::size_t most)
    {
        std::string text(m_random.below(most + 1), '\0');
        for (char &byte : text)
            byte = static_cast<char>(m_random.below(256));
        return text;
    }

private:
    std::size_t place(const std::string &text) { return m_random.below(text.size() + 1); }

    void damage(std::string &text)
    {
        static const std::vector<std::string_view> pieces{
            "null",  "-1",   "1e999", "99999999999999999999", "-2147483649",      "0.5", "\"\"", "[]", "{}", "[",  "}",
            "\\",    "\"",   "\xff",  "\xed\xa0\x80",         "\xf0\x9f\x98\x80", ":",   ",",    "\n", "\t", "&a", "*a",
            "!!int", "true", " "};
        const std::size_t at = place(text);
        switch (m_random.below(6)) {
        case 0:
            text.resize(at);
            break;
        case 1:
            text.erase(at, m_random.below(8));
            break;
        case 2:
            if (at < text.size())
                text[at] = static_cast<char>(m_random.below(256));
            break;
        case 3:
            text.insert(at, text.substr(place(text), m_random.below(40)));
            break;
        default:
            text.replace(at, m_random.below(6), pieces[m_random.below(pieces.size())]);
        }
    }

    Random m_random;
};

} // namespace supernet::test
