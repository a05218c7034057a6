// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/table_view.h"

#include "theme/theme.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QTableView>

namespace supernet::ui {

QTableView *makeTableView(QAbstractItemModel &model, const QString &name)
{
    auto *view = new QTableView;
    view->setModel(&model);
    view->setAccessibleName(name);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setTabKeyNavigation(false); // Tab leaves the table; arrows move in it.
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(scaled(30));
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    view->horizontalHeader()->setHighlightSections(false);
    view->setMinimumHeight(120);
    if (auto *corner = view->findChild<QAbstractButton *>({}, Qt::FindDirectChildrenOnly))
        corner->setAccessibleName(name); // Qt's own, above the hidden row headings.
    return view;
}

} // namespace supernet::ui
