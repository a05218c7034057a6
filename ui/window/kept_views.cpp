// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/kept_views.h"

#include <QWidget>

namespace supernet::ui {

namespace {

constexpr auto property = "keptView";

/// The page first: its plots follow what it shows.
QList<QWidget *> keepers(QWidget &page)
{
    QList<QWidget *> found = {&page};
    found += page.findChildren<QWidget *>();
    found.removeIf([](const QWidget *widget) { return widget->metaObject()->indexOfProperty(property) < 0; });
    return found;
}

} // namespace

QVariantMap keptViews(QWidget &page)
{
    QVariantMap views;
    for (const QWidget *widget : keepers(page)) {
        if (const QVariantMap view = widget->property(property).toMap(); !view.isEmpty())
            views[widget->accessibleName()] = view;
    }
    return views;
}

void setKeptViews(QWidget &page, const QVariantMap &views)
{
    for (QWidget *widget : keepers(page))
        widget->setProperty(property, views.value(widget->accessibleName()).toMap());
}

} // namespace supernet::ui
