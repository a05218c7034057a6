// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/published_front.h"
#include "project/project_news.h"

#include <functional>
#include <QSet>
#include <QToolButton>
#include <set>

class QMenu;

namespace supernet::ui {

/// Which other fronts are drawn behind that of a search: earlier searches, and published ones read from CSV files.
class FrontsMenu : public QToolButton
{
    Q_OBJECT
public:
    explicit FrontsMenu(QWidget *parent = nullptr);

    void setSearches(const std::vector<const RunView *> &searches, qint64 current);
    /// Reads published fronts and shows them. Throws Error when the file is none.
    void importFile(const QString &file);

    [[nodiscard]] bool isShown(qint64 search) const { return !m_hidden.contains(search); }
    [[nodiscard]] std::vector<PublishedFront> shownPublished() const;
    [[nodiscard]] const std::vector<PublishedFront> &published() const { return m_published; }

Q_SIGNALS:
    void changed();
    void importWanted();

private:
    void fill();
    void addEntry(const QString &name, bool checked, const std::function<void(bool)> &apply);

    QMenu *m_menu;
    std::vector<std::pair<qint64, QString>> m_searches; ///< But the one that is shown.
    QSet<qint64> m_hidden;
    std::vector<PublishedFront> m_published;
    std::set<std::string> m_publishedShown;
};

} // namespace supernet::ui
