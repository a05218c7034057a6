// SPDX-License-Identifier: GPL-3.0-or-later
#include "project/core_words.h"

#include "domain/support/plain_error.h"
#include "project/core_words/areas.h"
#include "project/sentence_book.h"

#include <algorithm>
#include <QCoreApplication>

namespace supernet::ui {

namespace {

constexpr auto separator = ", ";

/// Before what a job that did not begin has written.
constexpr const char *frames[] = {QT_TRANSLATE_NOOP("CoreWords", "supernet: %1")};

/// Reasons that are counted are told one after the other: `12 too long, 3 empty source`. Nothing if one is not known.
std::optional<QString> toldList(const SentenceBook &book, const QString &text)
{
    QStringList told;
    for (const QString &part : text.split(QLatin1String(separator))) {
        const auto known = book.told(part, [](const QString &value) { return value; });
        if (!known)
            return {};
        told << *known;
    }
    return told.join(QLatin1String(separator));
}

} // namespace

const std::vector<const char *> &knownCoreSentences()
{
    static const std::vector<const char *> all = [] {
        std::vector<const char *> sentences(std::begin(frames), std::end(frames));
        for (const auto area :
             {core_words::spaceSentences(), core_words::trainingSentences(), core_words::searchSentences(),
              core_words::latencySentences(), core_words::scoresSentences(), core_words::exportSentences(),
              core_words::modelsSentences(), core_words::dataSentences(), core_words::projectSentences(),
              core_words::jobsSentences()})
            std::ranges::copy(area, std::back_inserter(sentences));
        return sentences;
    }();
    return all;
}

QString coreText(const QString &text)
{
    static const SentenceBook book("CoreWords", knownCoreSentences());
    const auto inner = [](const QString &part) { return coreText(part); };
    // What happened is followed by what to do: the shortest beginning that is known comes first.
    for (qsizetype end = text.indexOf(QLatin1String(". ")); end >= 0;
         end = text.indexOf(QLatin1String(". "), end + 1)) {
        if (const auto first = book.told(text.left(end + 1), inner))
            return *first + QLatin1Char(' ') + coreText(text.sliced(end + 2));
    }
    if (const auto list = text.contains(QLatin1String(separator)) ? toldList(book, text) : std::nullopt)
        return *list;
    return book.told(text, inner).value_or(text);
}

QString coreText(const std::string &text)
{
    return coreText(QString::fromStdString(text));
}

QString errorText(const std::exception &error)
{
    return coreText(asError(error).message());
}

} // namespace supernet::ui
