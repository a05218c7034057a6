// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/demo/word_text.h"

#include <algorithm>
#include <array>

namespace supernet::grammar {

namespace {

/// Of two bytes; small, capital, and one from French.
constexpr std::array<std::string_view, 7> longVowels = {"ä", "ö", "ü", "Ä", "Ö", "Ü", "é"};

bool isVowel(char letter)
{
    return std::string_view("aeiouyAEIOUY").find(letter) != std::string_view::npos;
}

std::size_t vowelLength(std::string_view rest)
{
    if (isVowel(rest.front()))
        return 1;
    return std::ranges::any_of(longVowels, [&](std::string_view vowel) { return rest.starts_with(vowel); }) ? 2 : 0;
}

} // namespace

std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string words;
    for (const std::string_view part : parts) {
        if (part.empty())
            continue;
        const bool comma = part.front() == ',';
        if (!words.empty() && !comma)
            words += ' ';
        words += comma && words.ends_with(',') ? part.substr(1) : part;
    }
    return words;
}

std::string asSentence(std::string words, char mark)
{
    while (!words.empty() && words.back() == ',')
        words.pop_back();
    if (words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    for (std::size_t i = 0; i < 3; ++i)
        if (words.starts_with(longVowels[i]))
            words.replace(0, longVowels[i].size(), longVowels[i + 3]);
    return words + mark;
}

std::vector<std::string> wordsOf(std::string_view sentence)
{
    std::vector<std::string> words;
    std::string word;
    for (const char letter : sentence) {
        if (std::string_view(" ,.?!").find(letter) == std::string_view::npos) {
            word += letter;
        } else if (!word.empty()) {
            words.push_back(word);
            word.clear();
        }
    }
    return words;
}

bool endsWithAny(std::string_view word, std::initializer_list<std::string_view> endings)
{
    return std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
}

int vowelGroups(std::string_view word)
{
    int groups = 0;
    bool inside = false;
    while (!word.empty()) {
        const std::size_t length = vowelLength(word);
        groups += length > 0 && !inside;
        inside = length > 0;
        word.remove_prefix(std::max<std::size_t>(1, length));
    }
    return groups;
}

} // namespace supernet::grammar
