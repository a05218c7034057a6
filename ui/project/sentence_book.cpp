// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/sentence_book.h"

#include <algorithm>
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

/// `text` with what stands in for its numbers: in one go, for what is put in may hold such numbers itself.
QString filled(const QString &text, const std::function<QString(int)> &part)
{
    static const QRegularExpression place(QStringLiteral("%(\\d)"));
    QString result;
    qsizetype from = 0;
    for (auto match = place.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        result += text.mid(from, found.capturedStart() - from) + part(found.captured(1).toInt());
        from = found.capturedEnd();
    }
    return result + text.mid(from);
}

/// How much of a sentence is always the same.
qsizetype fixedLength(const char *sentence)
{
    return filled(QString::fromUtf8(sentence), [](int) { return QString(); }).size();
}

/// The longest stretch of a sentence that is always the same.
QString markOf(const char *sentence)
{
    static const QRegularExpression place(QStringLiteral("%\\d"));
    const QStringList stretches = QString::fromUtf8(sentence).split(place);
    return *std::ranges::max_element(stretches, {}, &QString::size);
}

} // namespace

SentenceBook::SentenceBook(const char *context, std::span<const char *const> sentences)
    : m_context(context)
    , m_sentences(sentences.begin(), sentences.end())
{
    std::ranges::stable_sort(m_sentences, std::ranges::greater(), fixedLength);
    for (const char *sentence : m_sentences) {
        m_marks << markOf(sentence);
        m_patterns << patternOf(sentence);
    }
}

std::optional<QString> SentenceBook::told(const QString &sentence,
                                          const std::function<QString(const QString &)> &inner) const
{
    for (qsizetype number = 0; number < m_patterns.size(); ++number) { // This is asked hundreds of times for a table.
        if (!sentence.contains(m_marks[number]))
            continue;
        const auto found = m_patterns[number].match(sentence);
        if (!found.hasMatch())
            continue;
        const char *known = m_sentences[static_cast<std::size_t>(number)];
        return filled(QCoreApplication::translate(m_context, known),
                      [&](int part) { return inner(found.captured(part)); });
    }
    return {};
}

} // namespace supernet::ui
