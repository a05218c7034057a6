// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/palette_entry.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QTableView;

namespace supernet::ui {

class FactTable;

/// All that the window can do in one list that is narrowed by typing. Lies over the window until something is run, Escape
/// is pressed, or the focus goes elsewhere.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);

    void open(const QList<PaletteEntry> &entries);
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QStringList shown() const; ///< The names that are left, best first.

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow();
    void step(int rows);
    void run(int row);
    void leave();

    QList<PaletteEntry> m_entries;
    QList<qsizetype> m_found; ///< Places of the entries that are left.
    QLineEdit *m_field;
    FactTable *m_table;
    QTableView *m_view;
    QPointer<QWidget> m_before; ///< Had the focus.
};

} // namespace supernet::ui
