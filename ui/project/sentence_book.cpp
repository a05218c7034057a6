// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/sentence_book.h"

#include <QCoreApplication>

namespace supernet::ui {

namespace {

/// Of a known sentence, whatever stands at its numbers.
QRegularExpression patternOf(const char *sentence)
{
    static const QRegularExpression place(QStringLiteral("\\\\%\\d"));
    QString pattern = QRegularExpression::escape(QString::fromUtf8(sentence));
    pattern.replace(place, QStringLiteral("(.+?)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

} // namespace

SentenceBook::SentenceBook(const char *context, std::span<const char *const> sentences)
    : m_context(context)
    , m_sentences(sentences)
{
    for (const char *sentence : sentences)
        m_patterns << patternOf(sentence);
}

std::optional<QString> SentenceBook::told(const QString &sentence,
                                          const std::function<QString(const QString &)> &inner) const
{
    for (qsizetype number = 0; number < m_patterns.size(); ++number) {
        const auto found = m_patterns[number].match(sentence);
        if (!found.hasMatch())
            continue;
        QString text = QCoreApplication::translate(m_context, m_sentences[static_cast<std::size_t>(number)]);
        for (int part = 1; part <= found.lastCapturedIndex(); ++part)
            text.replace(QLatin1Char('%') + QString::number(part), inner(found.captured(part)));
        return text;
    }
    return {};
}

} // namespace supernet::ui
