// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <span>
#include <vector>

namespace supernet::ui {

/// Sentences that other parts of the program write in English, with %1, %2 .. for what they put in, to be told in the window's
/// language. Where several fit, the one tells that has the most words of its own.
class SentenceBook
{
public:
    /// `sentences` are those of a translation context, and outlive the book.
    SentenceBook(const char *context, std::span<const char *const> sentences);

    /// What is put in is told by `inner`. Nothing for a sentence that the book does not hold.
    [[nodiscard]] std::optional<QString> told(const QString &sentence,
                                              const std::function<QString(const QString &)> &inner) const;

private:
    const char *m_context;
    std::vector<const char *> m_sentences; ///< The most particular first.
    /// What each always holds: without it there is no need to try the pattern, which takes long.
    QStringList m_marks;
    QList<QRegularExpression> m_patterns;
};

} // namespace supernet::ui
