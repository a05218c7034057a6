// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/translate/validation_text.h"

#include <algorithm>
#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

namespace supernet::ui {

namespace {

constexpr qint64 LongestLine = 1 << 20; ///< Bytes, as where the data are prepared.

std::vector<std::string> firstLines(const QString &file, int most)
{
    std::vector<std::string> lines;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return lines;
    while (static_cast<int>(lines.size()) < most && !in.atEnd()) {
        QByteArray line = in.readLine(LongestLine);
        for (QByteArray rest = line; !rest.endsWith('\n') && !in.atEnd();) // It is read over, not kept.
            rest = in.readLine(LongestLine);
        if (line.endsWith('\n'))
            line.chop(1);
        lines.push_back(line.toStdString());
    }
    return lines;
}

} // namespace

ValidationText readValidation(const QString &dataFolder, int most)
{
    ValidationText text{firstLines(dataFolder + QStringLiteral("/valid.source.txt"), most),
                        firstLines(dataFolder + QStringLiteral("/valid.target.txt"), most)};
    const std::size_t pairs = std::min(text.sources.size(), text.references.size());
    text.sources.resize(pairs);
    text.references.resize(pairs);
    return text;
}

void fetchValidation(const QString &dataFolder, int most, QObject *receiver,
                     std::function<void(const ValidationText &)> take)
{
    QThreadPool::globalInstance()->start([dataFolder, most, take = std::move(take),
                                          guard = QPointer<QObject>(receiver)] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), [take, guard, text = readValidation(dataFolder, most)] {
            if (guard)
                take(text);
        });
    });
}

} // namespace supernet::ui
