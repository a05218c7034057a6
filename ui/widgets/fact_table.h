// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QVariant>

namespace supernet::ui {

/// A table of facts: each cell has the text that is shown and the value that a file gets. With boxes to check in its
/// first column where a person chooses among the rows.
class FactTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Cell
    {
        QString text;
        QVariant value; ///< Qt::EditRole; the text where it is not valid.
        bool strong = false; ///< Set off from the other cells of its row.
        QString tip = {}; ///< Instead of the row's.
        bool right = false; ///< Stands at the right, as numbers do of themselves.

        friend bool operator==(const Cell &, const Cell &) = default;
    };
    struct Row
    {
        QString key; ///< What the row is of; unique in the table.
        QList<Cell> cells;
        QString tip;

        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const QStringList &headings, const QList<Row> &rows);
    void setCheckable(bool checkable);
    void setChecked(const QString &key, bool checked);
    [[nodiscard]] QStringList checked() const; ///< Keys, in the order of the rows.
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] int rowOf(const QString &key) const; ///< -1: there is none.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void checkedChanged();

private:
    QStringList m_headings;
    QList<Row> m_rows;
    QSet<QString> m_checked;
    bool m_checkable = false;
};

} // namespace supernet::ui
