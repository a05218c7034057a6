// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace supernet::test {

/// The project's sources as text: what the rules about layers speak of.
class SourceTree
{
public:
    /// Reads every source file under the folders that hold some; `root` is the project's folder.
    explicit SourceTree(const QString &root);

    /// All files, relative to the root, sorted.
    [[nodiscard]] const QStringList &files() const { return m_files; }
    /// Those whose path starts with one of `prefixes` and ends with one of `suffixes`.
    [[nodiscard]] QStringList files(const QStringList &prefixes, const QStringList &suffixes = {QString(u'.')}) const;
    [[nodiscard]] QString text(const QString &file) const { return m_texts.value(file); }
    /// What the file includes, as written between the brackets or quotes.
    [[nodiscard]] QStringList includes(const QString &file) const;
    /// The same with all that its includes from this tree include.
    [[nodiscard]] QSet<QString> allIncludes(const QString &file) const;

private:
    QStringList m_files;
    QHash<QString, QString> m_texts;
};

} // namespace supernet::test
