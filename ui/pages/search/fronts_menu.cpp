// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/search/fronts_menu.h"

#include <algorithm>
#include <QMenu>

namespace supernet::ui {

FrontsMenu::FrontsMenu(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
{
    setText(tr("Compare with"));
    setAccessibleName(tr("Other fronts to compare with"));
    setToolTip(tr("Fronts of earlier searches, and published ones"));
    setPopupMode(QToolButton::InstantPopup);
    setProperty("role", QStringLiteral("menu"));
    setMenu(m_menu);
    fill();
}

void FrontsMenu::setSearches(const std::vector<const RunView *> &searches, qint64 current)
{
    std::vector<std::pair<qint64, QString>> others;
    for (const RunView *view : searches) {
        if (view->run.id != current)
            others.emplace_back(view->run.id, QString::fromStdString(view->run.name));
    }
    if (others == std::exchange(m_searches, others))
        return;
    fill();
}

void FrontsMenu::importFile(const QString &file)
{
    for (PublishedFront &front : readPublishedFronts(std::filesystem::path(file.toStdString()))) {
        m_publishedShown.insert(front.name);
        const auto known = std::ranges::find(m_published, front.name, &PublishedFront::name);
        if (known == m_published.end())
            m_published.push_back(std::move(front));
        else
            *known = std::move(front);
    }
    fill();
    Q_EMIT changed();
}

std::vector<PublishedFront> FrontsMenu::shownPublished() const
{
    std::vector<PublishedFront> shown;
    std::ranges::copy_if(m_published, std::back_inserter(shown),
                         [this](const PublishedFront &front) { return m_publishedShown.contains(front.name); });
    return shown;
}

void FrontsMenu::addEntry(const QString &name, bool checked, const std::function<void(bool)> &apply)
{
    QAction *entry = m_menu->addAction(name);
    entry->setCheckable(true);
    entry->setChecked(checked);
    connect(entry, &QAction::toggled, this, [this, apply](bool on) {
        apply(on);
        Q_EMIT changed();
    });
}

void FrontsMenu::fill()
{
    m_menu->clear();
    if (!m_searches.empty())
        m_menu->addSection(tr("Searches of this project"));
    for (const auto &[id, name] : m_searches) {
        addEntry(name, isShown(id), [this, id = id](bool on) {
            if (on)
                m_hidden.remove(id);
            else
                m_hidden.insert(id);
        });
    }
    if (!m_published.empty())
        m_menu->addSection(tr("Published, on the machines they name"));
    for (const PublishedFront &front : m_published) {
        addEntry(QString::fromStdString(front.name), m_publishedShown.contains(front.name),
                 [this, name = front.name](bool on) {
                     if (on)
                         m_publishedShown.insert(name);
                     else
                         m_publishedShown.erase(name);
                 });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Import published fronts from CSV …")), &QAction::triggered, this,
            &FrontsMenu::importWanted);
}

} // namespace supernet::ui
