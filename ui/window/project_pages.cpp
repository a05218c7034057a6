// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/project_pages.h"

#include "help/help_topic.h"
#include "pages/page.h"

#include <QStackedWidget>
#include <QTimer>

namespace supernet::ui {

ProjectPages::ProjectPages(ProjectDocument &document, QStackedWidget &stack, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_stack(stack)
{
    QTimer::singleShot(0, this, &ProjectPages::takeTurn);
}

ProjectPages::~ProjectPages()
{
    for (const auto &[id, page] : m_made)
        delete page;
}

Page *ProjectPages::at(PageId page)
{
    while (!areComplete())
        makeNext();
    const auto found = m_made.find(page);
    return found == m_made.end() ? nullptr : found->second;
}

bool ProjectPages::areComplete() const
{
    return m_made.size() == projectPages().size();
}

Page *ProjectPages::shown() const
{
    for (const auto &[id, page] : m_made) {
        if (page == m_stack.currentWidget())
            return page;
    }
    return nullptr;
}

void ProjectPages::makeNext()
{
    const PageKind &kind = projectPages()[m_made.size()];
    Page *page = kind.make(m_document);
    m_made[kind.id] = page;
    setHelpTopic(*page, QString::fromLatin1(kind.icon));
    m_stack.addWidget(page);
    if (areComplete())
        Q_EMIT complete();
}

void ProjectPages::takeTurn()
{
    if (areComplete())
        return;
    makeNext();
    QTimer::singleShot(0, this, &ProjectPages::takeTurn);
}

} // namespace supernet::ui
