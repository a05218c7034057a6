// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace supernet::ui {

/// Names at the left, figures with their units at the right. Figures that change keep their labels: some change several times
/// a second.
class FigureTable : public QWidget
{
    Q_OBJECT
public:
    explicit FigureTable(QWidget *parent = nullptr);

    void setFigures(const QList<std::pair<QString, QString>> &figures);
    [[nodiscard]] const QList<std::pair<QString, QString>> &figures() const { return m_figures; }
    [[nodiscard]] QString figure(const QString &name) const; ///< Empty when there is none of that name.

private:
    struct Row
    {
        QLabel *name;
        QLabel *value;
    };

    void addRow();

    QGridLayout *m_grid;
    QList<Row> m_rows;
    QList<std::pair<QString, QString>> m_figures;
};

} // namespace supernet::ui
