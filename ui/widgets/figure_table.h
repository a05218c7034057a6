// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;

namespace supernet::ui {

/// Names at the left, figures with their units at the right.
class FigureTable : public QWidget
{
    Q_OBJECT
public:
    explicit FigureTable(QWidget *parent = nullptr);

    void setFigures(const QList<std::pair<QString, QString>> &figures);
    [[nodiscard]] const QList<std::pair<QString, QString>> &figures() const { return m_figures; }
    [[nodiscard]] QString figure(const QString &name) const; ///< Empty when there is none of that name.

private:
    QGridLayout *m_grid;
    QList<std::pair<QString, QString>> m_figures;
};

} // namespace supernet::ui
