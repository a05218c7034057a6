// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"

#include <algorithm>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace supernet::test {

SourceTree::SourceTree(const QString &root)
{
    const QDir folder(root);
    for (const char *part : {"app", "cmake", "core", "resources", "tests", "ui"}) {
        QDirIterator entries(folder.filePath(QLatin1String(part)), QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            const QString name = folder.relativeFilePath(file.fileName());
            static const QRegularExpression source(
                QStringLiteral(R"(\.(h|cpp|c|h\.in|cpp\.in|cmake|map)$|CMakeLists\.txt$)"));
            if (!source.match(name).hasMatch() || !file.open(QIODevice::ReadOnly))
                continue;
            m_files << name;
            m_texts.insert(name, QString::fromUtf8(file.readAll()));
        }
    }
    m_files.sort();
}

QStringList SourceTree::files(const QStringList &prefixes, const QStringList &suffixes) const
{
    QStringList chosen;
    for (const QString &file : m_files) {
        const bool inside = std::ranges::any_of(prefixes, [&](const QString &part) { return file.startsWith(part); });
        const bool alike = std::ranges::any_of(suffixes, [&](const QString &part) { return file.contains(part); });
        if (inside && alike)
            chosen << file;
    }
    return chosen;
}

QStringList SourceTree::includes(const QString &file) const
{
    static const QRegularExpression line(QStringLiteral(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"),
                                         QRegularExpression::MultilineOption);
    QStringList found;
    for (auto match = line.globalMatch(m_texts.value(file)); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

QSet<QString> SourceTree::allIncludes(const QString &file) const
{
    QSet<QString> seen;
    QStringList waiting = {file};
    while (!waiting.isEmpty()) {
        const QString current = waiting.takeLast();
        const QString folder = QFileInfo(current).path() + u'/';
        for (const QString &include : includes(current)) {
            if (seen.contains(include))
                continue;
            seen.insert(include);
            for (const QString &place :
                 {QStringLiteral("core/"), QStringLiteral("ui/"), QStringLiteral("app/"), folder})
                if (m_texts.contains(place + include))
                    waiting << place + include;
        }
    }
    return seen;
}

} // namespace supernet::test
