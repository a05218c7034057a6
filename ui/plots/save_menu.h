// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plots/csv.h"

#include <functional>
#include <QToolButton>

class QAbstractItemModel;
class QHBoxLayout;

namespace supernet::ui {

/// Saves what it stands beside: a plot as PNG, SVG, PDF or CSV, a table as CSV or JSON. The kind is that of the file's
/// name.
class SaveMenu : public QToolButton
{
    Q_OBJECT
public:
    /// `name` in the window's language, for the dialog, screen readers and the file's name.
    explicit SaveMenu(const QString &name, QWidget *parent = nullptr);

    /// Writes a picture of so many pixels; false when it could not.
    using Draw = std::function<bool(const QString &file, int width, int height)>;
    void setPlot(QWidget *plot, Draw draw, std::function<QString()> csv);
    /// A widget that paints itself, so that it can be drawn as it is.
    void setPainted(QWidget *widget, std::function<QString()> csv);
    void setTable(QAbstractItemModel *model);
    void setTable(std::function<PlainTable()> table); ///< What is shown as a table but is no model.

    /// Writes the file without asking for its name. Throws Error when it could not.
    void save(const QString &file) const;
    /// The same to the name that a person has chosen, with the ending of `kind` where it has none; asks where a file has
    /// the name that comes of it.
    void saveAs(const QString &chosen, const QString &kind);
    [[nodiscard]] QStringList kinds() const { return m_kinds; }
    [[nodiscard]] const QObject *saved() const { return m_saved; } ///< The plot or the model; null for any other table.

private:
    void offer(const QStringList &kinds);
    void askAndSave(const QString &kind);

    QString m_name;
    QStringList m_kinds; ///< `png`, `csv` ...
    const QObject *m_saved = nullptr;
    QWidget *m_plot = nullptr;
    Draw m_draw;
    std::function<QString()> m_csv;
    std::function<QByteArray()> m_json;
};

/// A title with the menu that saves what stands below it at its right.
[[nodiscard]] QHBoxLayout *titledWith(const QString &title, SaveMenu *menu);

} // namespace supernet::ui
