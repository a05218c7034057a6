// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

namespace supernet::ui {

/// Something that the window can do, by name.
struct PaletteEntry
{
    QString name;
    QString place; ///< The page that it belongs to; empty for the window itself.
    QKeySequence keys;
    std::function<void()> run;
};

/// What can be pressed on a page as it stands: its buttons and the entries of their menus, as far as they are enabled.
/// Running one first calls `show`, which brings the page to the front.
[[nodiscard]] QList<PaletteEntry> entriesOf(QWidget &page, const QString &place, const std::function<void()> &show);

} // namespace supernet::ui
