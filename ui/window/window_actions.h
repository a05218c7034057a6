// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/palette_entry.h"

#include <QObject>

class QAction;
class QMenu;

namespace supernet::ui {

class MainWindow;

/// What the window itself can do, whatever page it shows: the entries of its menu, of the command palette, and their keys.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(MainWindow &window);

    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] QList<PaletteEntry> entries() const;

private:
    QAction *add(QMenu &menu, const QString &text, const QList<QKeySequence> &keys, std::function<void()> run);
    void addProject();
    void addView();
    void addLanguages();
    void addHelp();

    MainWindow &m_window;
    QMenu *m_menu;
    QList<std::pair<QString, QAction *>> m_actions; ///< With what stands before their names in the palette.
};

} // namespace supernet::ui
