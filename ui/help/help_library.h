// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QUrl>

namespace supernet::ui {

/// A heading of a help page with the text below it.
struct HelpSection
{
    QString topic; ///< `terms#bleu`; that of a page's first heading is the page alone.
    QString page; ///< The title of its page.
    QString title;
    QString text; ///< Without marks.
};

/// The pages of resources/help in one language: small HTML files, their sections marked by `<h2><a name="...">`.
class HelpLibrary
{
public:
    /// `language` as a locale names it (`de_AT`); English where there is no help in it.
    explicit HelpLibrary(const QString &language);

    [[nodiscard]] const QList<HelpSection> &sections() const { return m_sections; }
    [[nodiscard]] QList<HelpSection> pages() const; ///< First sections only, in reading order.
    [[nodiscard]] QString html(const QString &page) const;
    [[nodiscard]] bool has(const QString &topic) const;
    [[nodiscard]] QUrl urlOf(const QString &topic) const; ///< Of the place in the program's resources.
    /// The topic that a link of page `from` leads to, for example `../en/terms.html#bleu` or `#bleu`.
    [[nodiscard]] static QString topicOf(const QString &link, const QString &from);
    /// Sections that hold every word of the query, those with it in their title first.
    [[nodiscard]] QList<HelpSection> find(const QString &query) const;

private:
    void addSections(const QString &page);

    QString m_folder;
    QList<HelpSection> m_sections;
};

/// The pages that every language has, in reading order.
[[nodiscard]] const QStringList &helpPages();

} // namespace supernet::ui
