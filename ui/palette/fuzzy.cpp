// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/fuzzy.h"

#include <algorithm>
#include <functional>

namespace supernet::ui {

namespace {

constexpr int plain = 1; ///< A letter that is found at all.
constexpr int begins = 9; ///< Beyond that, where it begins a word,
constexpr int follows = 6; ///< or follows the letter before.

bool beginsWord(const QString &text, qsizetype place)
{
    return place == 0 || !text[place - 1].isLetterOrNumber();
}

/// The letters from `start` on, each at the first place it can have.
std::optional<int> scoreFrom(const QString &word, const QString &text, qsizetype start)
{
    int score = 0;
    qsizetype place = start;
    for (qsizetype letter = 0; letter < word.size(); ++letter, ++place) {
        const qsizetype found = text.indexOf(word[letter], place);
        if (found < 0)
            return {};
        score += plain + (beginsWord(text, found) ? begins : 0) + (letter > 0 && found == place ? follows : 0);
        place = found;
    }
    return score;
}

std::optional<int> bestOf(const QString &word, const QString &text)
{
    std::optional<int> best;
    for (qsizetype start = text.indexOf(word[0]); start >= 0; start = text.indexOf(word[0], start + 1)) {
        const auto own = scoreFrom(word, text, start);
        if (!own)
            break; // Later starts have fewer letters left.
        best = std::max(best.value_or(0), *own);
    }
    return best;
}

} // namespace

std::optional<int> fuzzyScore(const QString &query, const QString &text)
{
    const QString folded = text.toCaseFolded();
    int score = 0;
    for (const QString &word : query.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto own = bestOf(word, folded);
        if (!own)
            return {};
        score += *own;
    }
    return score;
}

QList<qsizetype> fuzzyRanked(const QString &query, const QStringList &texts)
{
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype place = 0; place < texts.size(); ++place) {
        if (const auto score = fuzzyScore(query, texts[place]))
            found << std::pair(*score, place);
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &std::pair<int, qsizetype>::first);
    QList<qsizetype> places;
    for (const auto &[score, place] : std::as_const(found))
        places << place;
    return places;
}

} // namespace supernet::ui
