// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palette_entry.h"

#include <QAbstractButton>
#include <QMenu>
#include <QPointer>
#include <QToolButton>

namespace supernet::ui {

namespace {

QString withoutEllipsis(QString text)
{
    text.remove(QStringLiteral(" …"));
    return text;
}

void addMenu(QList<PaletteEntry> &entries, const QMenu &menu, const PaletteEntry &owner,
             const std::function<void()> &show)
{
    for (QAction *action : menu.actions()) {
        if (action->isSeparator() || !action->isEnabled() || action->text().isEmpty())
            continue;
        const auto run = [show, action = QPointer(action)] {
            show();
            if (action)
                action->trigger();
        };
        entries << PaletteEntry{owner.name + QStringLiteral(": ") + withoutEllipsis(action->text()), owner.place,
                                action->shortcut(), run};
    }
}

} // namespace

QList<PaletteEntry> entriesOf(QWidget &page, const QString &place, const std::function<void()> &show)
{
    QList<PaletteEntry> entries;
    for (auto *button : page.findChildren<QAbstractButton *>()) {
        if (!button->isVisibleTo(&page) || !button->isEnabledTo(&page) || button->accessibleName().isEmpty()
            || button->objectName().startsWith(QLatin1String("qt_")))
            continue;
        PaletteEntry entry{withoutEllipsis(button->accessibleName()), place, button->shortcut(), {}};
        const auto *tool = qobject_cast<QToolButton *>(button);
        if (tool && tool->menu()) {
            Q_EMIT tool->menu()->aboutToShow(); // Some are filled then.
            addMenu(entries, *tool->menu(), entry, show);
            continue;
        }
        entry.run = [show, button = QPointer(button)] {
            show();
            if (button)
                button->click();
        };
        entries << entry;
    }
    return entries;
}

} // namespace supernet::ui
