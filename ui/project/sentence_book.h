// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <span>

namespace supernet::ui {

/// Sentences that other parts of the program write in English, with %1, %2 .. for what they put in, to be told in the window's
/// language.
class SentenceBook
{
public:
    /// `sentences` are those of a translation context, and live as long as the book.
    SentenceBook(const char *context, std::span<const char *const> sentences);

    /// What is put in is told by `inner`. Nothing for a sentence that the book does not hold.
    [[nodiscard]] std::optional<QString> told(const QString &sentence,
                                              const std::function<QString(const QString &)> &inner) const;

private:
    const char *m_context;
    std::span<const char *const> m_sentences;
    QList<QRegularExpression> m_patterns;
};

} // namespace supernet::ui
