// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "window/page_registry.h"

#include <map>
#include <QObject>

class QStackedWidget;

namespace supernet::ui {

/// The pages of an open project, in the window's stack. They are made one after the other, each in a turn of the event loop,
/// since making them all at once takes long enough to be felt.
class ProjectPages : public QObject
{
    Q_OBJECT
public:
    /// Begins with the next turn. The document must outlive the pages.
    ProjectPages(ProjectDocument &document, QStackedWidget &stack, QObject *parent = nullptr);
    ~ProjectPages() override; ///< With the pages.

    /// Makes at once what is still missing.
    [[nodiscard]] Page *at(PageId page);
    [[nodiscard]] bool areComplete() const;
    [[nodiscard]] const std::map<PageId, Page *> &made() const { return m_made; }
    [[nodiscard]] Page *shown() const; ///< The one that the stack shows; null when that is none of these.

Q_SIGNALS:
    void complete(); ///< Once.

private:
    void makeNext();
    void takeTurn();

    ProjectDocument &m_document;
    QStackedWidget &m_stack;
    std::map<PageId, Page *> m_made;
};

} // namespace supernet::ui
